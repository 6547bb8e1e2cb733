namespace Foldstream.Model;

/// <summary>A type that <c>[Wire]</c> says another form of: it is converted both ways.</summary>
/// <param name="Stored">The form that is written; not nullable.</param>
/// <param name="Converter">The type whose <c>ToWire</c> and <c>FromWire</c> convert; null where a cast does.</param>
/// <param name="IsStruct">Whether the type is a value type.</param>
internal sealed record ConvertedWire(WireType Stored, string? Converter, bool IsStruct) : WireType
{
    // A conversion is the user's code, and may do anything. What nobody reads need not be converted.
    public override bool Allocates => true;

    public override bool IsValueType => IsStruct;
}

/// <summary>A type that a formatter of the user's writes, as any one MessagePack value.</summary>
/// <param name="Formatter">The expression that gives the formatter.</param>
/// <param name="IsStruct">Whether the type is a value type.</param>
internal sealed record FormattedWire(string Formatter, bool IsStruct) : WireType
{
    public override bool Allocates => true;

    public override bool IsValueType => IsStruct;
}
