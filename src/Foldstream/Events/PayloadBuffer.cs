using Foldstream.Encoding;

namespace Foldstream.Events;

/// <summary>A payload that grows while it is written.</summary>
internal sealed class PayloadBuffer
{
    /// <summary>No plain value of fixed size takes more.</summary>
    private const int Room = 32;

    private byte[] _bytes = new byte[256];
    private int _position;

    public delegate void Writer<in T>(Span<byte> destination, ref int position, T value);

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _position);

    public void WriteNil()
    {
        Reserve(Room);
        WireWriter.WriteNil(_bytes, ref _position);
    }

    public void WriteArrayHeader(int count)
    {
        Reserve(Room);
        WireWriter.WriteArrayHeader(_bytes, ref _position, count);
    }

    public void WriteMapHeader(int count)
    {
        Reserve(Room);
        WireWriter.WriteMapHeader(_bytes, ref _position, count);
    }

    public void Write<T>(Writer<T> write, T value, long size = Room)
    {
        Reserve(size);
        write(_bytes, ref _position, value);
    }

    private void Reserve(long more)
    {
        if (_bytes.Length - _position < more)
        {
            Array.Resize(ref _bytes, checked((int)Math.Max(_position + more, Math.Min(_bytes.Length * 2L, Array.MaxLength))));
        }
    }
}
