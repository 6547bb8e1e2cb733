using System.Buffers.Binary;

namespace Foldstream.ColdStart.Rivals;

/// <summary>Events one behind the other, each with its kind and length in front.</summary>
internal ref struct Recording(ReadOnlyMemory<byte> file)
{
    private ReadOnlyMemory<byte> _rest = file;

    public char Kind { get; private set; }

    public ReadOnlyMemory<byte> Payload { get; private set; }

    public bool TryNext()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        Kind = (char)_rest.Span[0];
        int length = BinaryPrimitives.ReadInt32LittleEndian(_rest.Span[1..]);
        Payload = _rest.Slice(5, length);
        _rest = _rest[(5 + length)..];
        return true;
    }

    public static void Write(Stream file, char kind, ReadOnlySpan<byte> payload)
    {
        Span<byte> header = stackalloc byte[5];
        header[0] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(header[1..], payload.Length);
        file.Write(header);
        file.Write(payload);
    }
}
