using System.Collections.Immutable;
using CsCheck;
using Foldstream.Events;
using Foldstream.Kinds;

namespace Foldstream.Torture.Fuzzing.Targets;

/// <summary>The shapes that a store keeps, and payloads read by whatever shape was found.</summary>
internal sealed class ShapeTarget : FuzzTarget
{
    private static readonly ImmutableArray<byte[]> Texts = [.. AllKinds.List.Select(kind => System.Text.Encoding.UTF8.GetBytes(kind.EventType.Shape))];

    private static readonly ImmutableArray<byte[]> Payloads = [.. AllKinds.List.Select(kind => kind.PayloadOf(new PCG(1, 2)))];

    private readonly JsonOfPayload _json = new();

    public override string Name => "shape";

    public override int Weight => 160;

    public override ImmutableArray<byte[]> Samples => Texts;

    public override ImmutableArray<byte[]> Tokens { get; } =
    [
        .. new[]
        {
            "(", ")", "[", "]", "<", ">", "{", "}", "?", " =", ", ", ": ", "=", "-", "0", "1", "9", "00", "-0", "2147483647", "2147483648", "18446744073709551615",
            "18446744073709551616", "-9223372036854775809", "9999999999999999999999999999999999999999999999", "A", "A: i32", "(A: ", "<1 A: (A: ", "[", "i8{", "i64{A=0}", "str",
            "bin", "bool", "decimal", "datetimeoffset", "()", "[()]", "i32?", "\u00e9", "\u200d", "\0", "\ud7ff", ", A: str", ", 2 B: ()", "{", "{i32}", "{str: i32}", "{str: ", "f16", "u128", "bigint", "uri", "version", "rune", "any",
        }.Select(System.Text.Encoding.UTF8.GetBytes),
    ];

    // The message of the error quotes the shape.
    public override int FixedAllocation => 32 << 10;

    public override void Read(Span<byte> input, int sample) => EventShape.Parse(System.Text.Encoding.UTF8.GetString(input));

    public override bool IsTyped(Exception error) => error is FormatException;

    /// <summary>A shape prints as it was read, compares with its relatives, and reads any payload or refuses it.</summary>
    public override void Recheck(Span<byte> input, int sample)
    {
        string text = System.Text.Encoding.UTF8.GetString(input);
        RecordShape shape = EventShape.Parse(text);
        if (shape.ToString() != text)
        {
            throw new InconsistentException($"The shape '{text}' prints as '{shape}'.");
        }

        string own = AllKinds.List[sample].EventType.Shape;
        _ = EventShape.AreCompatible(text, own);
        _ = EventShape.AreCompatible(own, text);
        if (!EventShape.AreCompatible(text, text))
        {
            throw new InconsistentException($"The shape '{text}' can't be read as itself.");
        }

        try
        {
            _json.Write(shape, Payloads[sample]);
        }
        catch (MalformedPayloadException)
        {
        }
    }

    public override void Dispose()
    {
        _json.Dispose();
        base.Dispose();
    }
}
