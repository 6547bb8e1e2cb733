using System.Buffers;
using System.Text.Json;
using Foldstream.Events;
using Foldstream.Kinds;

namespace Foldstream.Torture.Fuzzing;

/// <summary>Writes payloads as JSON by their shapes, again and again into the same memory.</summary>
internal sealed class JsonOfPayload : IDisposable
{
    private readonly Dictionary<Kind, RecordShape> _shapes = AllKinds.List.ToDictionary(kind => kind, kind => EventShape.Parse(kind.EventType.Shape));
    private readonly ArrayBufferWriter<byte> _output = new(1 << 20);
    private readonly Utf8JsonWriter _json;

    public JsonOfPayload() => _json = new Utf8JsonWriter(_output);

    /// <summary>How long the last one is.</summary>
    public int Length => _output.WrittenCount;

    public void Write(Kind kind, ReadOnlySpan<byte> payload) => Write(_shapes[kind], payload);

    public void Write(RecordShape shape, ReadOnlySpan<byte> payload)
    {
        _output.ResetWrittenCount();
        _json.Reset();
        PayloadJson.Write(_json, shape, payload);
        _json.Flush();
    }

    public void Dispose() => _json.Dispose();
}
