using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Energy;

internal sealed class Consumption(decimal before) : IReadingVisitor<decimal>
{
    public decimal Counted(decimal value) => Math.Max(0m, value - before);

    public decimal Estimated(decimal from, decimal to) => Counted((from + to) / 2);
}

public abstract class Device
{
    public abstract string Name { get; }

    public override string ToString() => Name;

    protected static string Shorten(string text, int length) => text.Length <= length ? text : text[..length] + "...";
}

internal static class Sums
{
    private static readonly string[] Seasons = ["winter", "spring", "summer", "autumn"];
    private static readonly Dictionary<Medium, decimal> Factors = new() { [Medium.Power] = 1m, [Medium.Gas] = 10.55m, [Medium.Heat] = 1m };

    extension(DateOnly day)
    {
        public string Season => Seasons[day.Month % 12 / 3];
    }

    public static decimal Factor(Medium medium) => Factors.GetValueOrDefault(medium, 1m);

    public static decimal SumOf<T>(this IEnumerable<T> all, Func<T, decimal> value)
    {
        decimal sum = 0;
        foreach (T one in all) sum += value(one);
        return sum;
    }

    public static IEnumerable<(T Before, T After)> Pairs<T>(this IEnumerable<T> all)
    {
        using IEnumerator<T> each = all.GetEnumerator();
        if (!each.MoveNext()) yield break;

        for (T before = each.Current; each.MoveNext(); before = each.Current) yield return (before, each.Current);
    }
}

[Aggregate("meter", Key = typeof(MeterId))]
public sealed partial class Meter : Device, IComparable<Meter>
{
    private static readonly Regex Plain = new("^[a-z ]+$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Lazy<ImmutableArray<string>> Words = new(() => ["broken", "leaking", "noisy"]);
    private static readonly IComparer<Reading> ByDay = Comparer<Reading>.Create((x, y) => x.On.CompareTo(y.On));

    private readonly List<Reading> _readings = [];
    private readonly Dictionary<string, decimal> _bySeason = new(StringComparer.Ordinal);
    private readonly Stack<string> _streets = new();
    private readonly StringBuilder _remarks = new();
    private readonly int[] _perWeekday = new int[7];
    private decimal? _total;
    private byte[] _seal = [];

    private Meter(MeterInstalled e, in EventContext context)
    {
        Medium = e.Medium;
        Serial = e.Digits;
        IsSmart = e.IsSmart;
        InstalledAt = context.Time;
        By = context.Metadata.Actor ?? "somebody";
        _perWeekday[(int)e.ReadOn]++;
    }

    public override string Name => Shorten($"{Medium} {Serial}", 20);

    public Medium Medium { get; }

    public string Serial { get; }

    public bool IsSmart { get; }

    public string By { get; }

    public DateTimeOffset InstalledAt { get; }

    public Kilowatthours Used { get; private set; } = Kilowatthours.Zero;

    public Fault Faults { get; private set; }

    public (double Latitude, double Longitude)? Place { get; private set; }

    public DateTimeOffset? RemovedAt { get; private set; }

    public string Season { get; private set; } = "";

    public string Checksum => Convert.ToHexString(_seal);

    [MemberNotNullWhen(true, nameof(RemovedAt))]
    public bool IsRemoved => RemovedAt is not null;

    public IList<Reading> Readings => _readings.AsReadOnly();

    public Dictionary<string, decimal>.KeyCollection Seasons => _bySeason.Keys;

    public string[] Remarks => _remarks.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public decimal Total => _total ??= _readings.Pairs().SumOf(pair => pair.After.Accept(new Consumption(Value(pair.Before))));

    public List<Reading> Since(DateOnly day) => _readings.FindAll(reading => reading.On >= day);

    public List<Reading> Last(int count) => _readings.GetRange(_readings.Count - count, count);

    public int[] PerWeekday() => [.. _perWeekday];

    public int CompareTo(Meter? other) => other is null ? 1 : string.CompareOrdinal(Serial, other.Serial);

    public static MeterInstalled Install(Medium medium, string serial) => new(medium, serial, DayOfWeek.Monday);

    public void Read(Reading reading, Fault faults = Fault.None)
    {
        Refuse.If(IsRemoved, "The meter is gone.");
        Refuse.If(_readings.BinarySearch(reading, ByDay) >= 0, "The meter was read on this day.");
        Raise(new MeterRead(reading, faults));
    }

    public void Move(string street, string city, (double, double)? place = null) => Raise(new MeterMoved(street, city, place?.Item1, place?.Item2));

    public void Remark(string text, string? by = null)
    {
        foreach (string line in text.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line is not []) Raise(new MeterRemarked(line, by));
        }
    }

    public void Remove(DateTimeOffset at) => Raise(new MeterRemoved(DateOnly.FromDateTime(at.UtcDateTime), TimeOnly.FromTimeSpan(at.UtcDateTime.TimeOfDay)));

    private void Apply(MeterRead e)
    {
        decimal before = _readings is [.., var last] ? Value(last) : 0m;
        decimal used = e.Reading.Accept(new Consumption(before)) * Sums.Factor(Medium);
        Used += used;
        Faults |= e.Faults;
        Season = e.Reading.On.Season;
        ref decimal season = ref CollectionsMarshal.GetValueRefOrAddDefault(_bySeason, Season, out _);
        season += used;
        _readings.Add(e.Reading);
        _readings.Sort(ByDay);
        _perWeekday[(int)e.Reading.On.DayOfWeek]++;
        _total = null;
        Seal(e.Reading.On, used);
    }

    private void Apply(in MeterMoved e)
    {
        if (!_streets.TryPeek(out string? street) || street != e.Street) _streets.Push(e.Street);
        Place = e is { Latitude: { } latitude, Longitude: { } longitude } ? (latitude, longitude) : null;
    }

    private void Apply(MeterRemarked e)
    {
        switch (e.By)
        {
            case null when Plain.IsMatch(e.Text):
                _remarks.Append(e.Text).Append('\n');
                break;
            case { Length: > 0 } by:
                _remarks.Append(CultureInfo.InvariantCulture, $"{by}: {e.Text}\n");
                break;
        }

        if (Words.Value.Any(word => e.Text.Contains(word, StringComparison.OrdinalIgnoreCase))) Faults |= Fault.Seal;
    }

    private void Apply(in MeterRemoved e) => RemovedAt = new DateTimeOffset(e.On.ToDateTime(e.At), TimeSpan.Zero);

    private void Seal(DateOnly on, decimal used)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(used, bits);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(_seal);
        hash.AppendData(MemoryMarshal.AsBytes(bits));
        hash.AppendData(BitConverter.GetBytes(on.DayNumber));
        _seal = hash.GetHashAndReset();
    }

    private static decimal Value(Reading reading) => reading switch
    {
        Reading.Counted counted => counted.Value,
        Reading.Estimated { From: var from, To: var to } => (from + to) / 2,
        _ => 0m,
    };
}
