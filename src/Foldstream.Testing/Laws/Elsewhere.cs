using System.Globalization;

namespace Foldstream.Testing;

/// <summary>Another place in the world, in which the same bytes must mean the same.</summary>
/// <param name="name">As a message names it.</param>
/// <param name="enter">Goes there.</param>
/// <param name="leave">Comes back.</param>
internal sealed class Elsewhere(string name, Action enter, Action leave)
{
    private static readonly Lock Clocks = new();

    /// <summary>
    /// A culture made up of what differs most from the invariant one, and where the process has any (it has none under InvariantGlobalization) Turkish, whose i has
    /// another capital, and the Arabic of Saudi Arabia, which counts other years.
    /// </summary>
    public static IReadOnlyList<Elsewhere> Cultures { get; } = [Under(MadeUp()), .. new[] { "tr-TR", "ar-SA" }.Select(Find).OfType<CultureInfo>().Select(Under)];

    /// <summary>
    /// Two time zones, one of them behind with an odd offset and with summer time. The whole process is there meanwhile, as .NET has one zone for all threads. Windows has
    /// no way to another one: there are none there, nor on a machine without time zones.
    /// </summary>
    public static IReadOnlyList<Elsewhere> TimeZones { get; } = OperatingSystem.IsWindows() ? []
        : [.. new[] { "Pacific/Kiritimati", "America/St_Johns" }.Where(zone => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)).Select(In)];

    /// <summary>What is different there: <c>in the culture tr-TR</c>.</summary>
    public string Name => name;

    public T Run<T>(Func<T> work)
    {
        lock (Clocks)
        {
            enter();
            try
            {
                return work();
            }
            finally
            {
                leave();
            }
        }
    }

    private static Elsewhere Under(CultureInfo culture)
    {
        (CultureInfo? Current, CultureInfo? Ui) home = default;
        return new Elsewhere($"in the culture {(culture.Name.Length == 0 ? "that is made up" : culture.Name)}", () =>
        {
            home = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        }, () => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (home.Current!, home.Ui!));
    }

    private static Elsewhere In(string zone)
    {
        string? home = null;
        return new Elsewhere($"in the time zone {zone}", () =>
        {
            home = Environment.GetEnvironmentVariable("TZ");
            Set(zone);
            if (TimeZoneInfo.Local.BaseUtcOffset != TimeZoneInfo.FindSystemTimeZoneById(zone).BaseUtcOffset)
            {
                Set(home);
                throw new LawFault("The process can't be taken to another time zone.");
            }
        }, () => Set(home));

        static void Set(string? name)
        {
            Environment.SetEnvironmentVariable("TZ", name);
            TimeZoneInfo.ClearCachedData();
        }
    }

    private static CultureInfo? Find(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    private static CultureInfo MadeUp()
    {
        CultureInfo culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        NumberFormatInfo numbers = culture.NumberFormat;
        (numbers.NumberDecimalSeparator, numbers.NumberGroupSeparator, numbers.NegativeSign, numbers.PositiveSign) = (",", ".", "\u2212", "\uFF0B");
        (numbers.CurrencyDecimalSeparator, numbers.PercentDecimalSeparator, numbers.NaNSymbol, numbers.PositiveInfinitySymbol) = (",", ",", "nothing", "all");
        DateTimeFormatInfo dates = culture.DateTimeFormat;
        (dates.DateSeparator, dates.TimeSeparator, dates.ShortDatePattern, dates.LongDatePattern) = (".", "h", "dd.MM.yyyy", "dddd, dd.MM.yyyy");
        (dates.ShortTimePattern, dates.LongTimePattern, dates.FirstDayOfWeek, dates.CalendarWeekRule) = ("HH.mm", "HH.mm.ss", DayOfWeek.Wednesday, CalendarWeekRule.FirstFullWeek);
        return CultureInfo.ReadOnly(culture);
    }
}
