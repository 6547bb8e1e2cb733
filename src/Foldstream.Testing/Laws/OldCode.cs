using Foldstream.Events;
using Foldstream.Hosting;

namespace Foldstream.Testing;

/// <summary>The code that reads an old version of an event, and its upcaster.</summary>
internal abstract class OldCode(EventType type)
{
    public EventType Type { get; } = type;

    public RecordShape Shape { get; } = EventShape.Parse(type.Shape);

    /// <summary>Reads a payload and hands over what becomes of it.</summary>
    public abstract void Upcast(byte[] payload, IUpcastResults results);
}

/// <inheritdoc/>
internal sealed class OldCode<TOld>(Upcaster<TOld> upcaster) : OldCode(TOld.EventType)
    where TOld : IOldEvent<TOld>
{
    public override void Upcast(byte[] payload, IUpcastResults results)
    {
        TOld.DecodePayload(payload, ulong.MaxValue, out TOld old);
        upcaster(in old, results);
    }

    public void Upcast(in TOld old, IUpcastResults results) => upcaster(in old, results);
}
