using System.Globalization;
using Foldstream;

namespace Transfers;

/// <summary>Days of the story, and how an account was on one.</summary>
internal static class Day
{
    public static readonly DateTimeOffset Monday = new(2026, 11, 2, 10, 0, 0, TimeSpan.Zero), Tuesday = Monday.AddDays(1),
        Wednesday = Monday.AddDays(2), Thursday = Monday.AddDays(3);

    public static string Name(DateTimeOffset day) => day.ToString("ddd d MMM", CultureInfo.InvariantCulture);

    /// <summary>The past up to the end of a day.</summary>
    public static AsOf EndOf(DateTimeOffset day) => AsOf.Time(new DateTimeOffset(day.UtcDateTime.Date, TimeSpan.Zero).AddTicks(TimeSpan.TicksPerDay - 1));

    /// <exception cref="FormatException">The text is no date.</exception>
    public static DateTimeOffset Parse(string text)
        => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)
            : throw new FormatException($"'{text}' is no date. Write it like 2026-11-03.");
}
