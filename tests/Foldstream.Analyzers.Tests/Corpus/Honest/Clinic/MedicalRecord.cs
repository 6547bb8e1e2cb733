using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace Clinic;

[Event("entry-written")]
public sealed partial record EntryWritten(int Number, string Author, string Text, ImmutableArray<string> Codes);

[Event("entry-amended")]
public sealed partial record EntryAmended(int Number, string Author, string Text);

[Event("record-sealed")]
public readonly partial record struct RecordSealed(ReadOnlyMemory<byte> Hash);

[Event("record-read")]
public readonly partial record struct RecordRead(string By, string Why);

public sealed record Entry(string Author, string Text, DateTimeOffset At, Entry? Before = null)
{
    public int Amendments => Before is null ? 0 : Before.Amendments + 1;
}

/// <summary>A record that shows when somebody has changed it: each entry is hashed into the ones before.</summary>
[Aggregate("medical-record", Key = typeof(PatientId))]
public sealed partial record MedicalRecord
{
    private MedicalRecord()
    {
    }

    public static MedicalRecord Initial { get; } = new();

    public ImmutableSortedDictionary<int, Entry> Entries { get; private init; } = ImmutableSortedDictionary<int, Entry>.Empty;

    public ImmutableSortedSet<string> Codes { get; private init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    public ImmutableArray<byte> Chain { get; private init; } = [];

    public int Reads { get; private init; }

    public string? LastReader { get; private init; }

    public string Fingerprint => Convert.ToHexString(Chain.AsSpan());

    [MemberNotNullWhen(true, nameof(LastReader))]
    public bool WasRead => Reads > 0;

    public (Events Events, int Number) Write(string author, string text, params ImmutableArray<string> codes)
    {
        Refuse.If(string.IsNullOrWhiteSpace(text), "An entry says something.");
        int number = Entries.IsEmpty ? 1 : Entries.Keys.Last() + 1;
        return (new EntryWritten(number, author, text, codes), number);
    }

    public Events Amend(int number, string author, string text)
    {
        Refuse.Unless(Entries.TryGetValue(number, out Entry? entry), string.Create(CultureInfo.InvariantCulture, $"There is no entry {number}."));
        Refuse.If(entry!.Author != author, "An entry is amended by its author.");
        return entry.Text == text ? [] : [new EntryAmended(number, author, text)];
    }

    public Events Seal() => Chain.IsEmpty ? [] : [new RecordSealed(Chain.AsMemory())];

    public Events Read(string by, string why) => new RecordRead(by, why);

    private MedicalRecord Apply(EntryWritten e, in EventContext context) => this with
    {
        Entries = Entries.SetItem(e.Number, new Entry(e.Author, e.Text, context.Time)),
        Codes = Codes.Union(e.Codes.Select(Normalized).Where(static code => code.Length is > 2 and < 9)),
        Chain = Next(e.Number, e.Text),
    };

    private MedicalRecord Apply(EntryAmended e, in EventContext context)
    {
        if (!Entries.TryGetValue(e.Number, out Entry? before)) return this;

        Entry amended = new(e.Author, e.Text, context.Time, before);
        return this with { Entries = Entries.SetItem(e.Number, amended), Chain = Next(e.Number, e.Text) };
    }

    private MedicalRecord Apply(in RecordSealed e) => this with { Chain = [.. e.Hash.Span] };

    private MedicalRecord Apply(in RecordRead e) => this with { Reads = Reads + 1, LastReader = e.By };

    private ImmutableArray<byte> Next(int number, string text)
    {
        byte[] content = new byte[Chain.Length + sizeof(int) + Encoding.UTF8.GetByteCount(text)];
        Chain.CopyTo(content);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(Chain.Length), number);
        Encoding.UTF8.GetBytes(text, content.AsSpan(Chain.Length + sizeof(int)));
        return [.. SHA256.HashData(content)];
    }

    private static string Normalized(string code)
    {
        StringBuilder normalized = new(code.Length);
        foreach (char c in code)
        {
            if (char.IsAsciiLetterOrDigit(c)) normalized.Append(char.ToUpperInvariant(c));
        }

        return normalized.ToString();
    }
}
