namespace Foldstream.Model;

/// <summary>A MessagePack value of any kind, handed over as its bytes: what is left of a formatter's work when the formatter is gone. It is only read.</summary>
internal sealed record RawWire : WireType
{
    public override bool Allocates => true;

    public override bool IsValueType => true;
}
