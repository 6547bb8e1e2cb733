using Foldstream.Events;

namespace Foldstream.Testing;

/// <summary>An event of a stream on which the laws of folds are checked.</summary>
/// <param name="Type">Its type as it is stored.</param>
/// <param name="Payload">Its bytes.</param>
/// <param name="Append">The append that it belongs to.</param>
/// <param name="Time">When that was made.</param>
/// <param name="Metadata">What is encoded beside it.</param>
internal sealed record LawEvent(EventType Type, byte[] Payload, AppendId Append, DateTimeOffset Time, byte[] Metadata)
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 23, 8, 5, 9, TimeSpan.Zero);

    /// <summary>An event of an append of its own, so many hours after the first.</summary>
    public static LawEvent At(int hour, EventType type, byte[] payload)
        => new(type, payload, AppendId.From("law", hour.ToString(System.Globalization.CultureInfo.InvariantCulture)), Morning.AddHours(hour), []);

    public static IEnumerable<LawEvent> Of(RecordedAppend append)
        => EventLine.Of(append.Page).Select(line => new LawEvent(line.Type, line.Payload, append.Id, append.Time, EventMetadataCodec.Encode(append.Metadata)));

    public override string ToString() => new EventLine(Type, Payload).ToString();
}
