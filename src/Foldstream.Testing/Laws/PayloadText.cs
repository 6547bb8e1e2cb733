using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Foldstream.Events;

namespace Foldstream.Testing;

/// <summary>A payload as a line of JSON.</summary>
internal static class PayloadText
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="MalformedPayloadException">The bytes are not a payload of that shape.</exception>
    public static string Of(RecordShape shape, byte[] payload)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, Readable))
        {
            PayloadJson.Write(json, shape, payload);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
