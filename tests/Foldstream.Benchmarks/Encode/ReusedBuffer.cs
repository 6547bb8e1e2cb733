using System.Buffers;

namespace Foldstream.Benchmarks.Encode;

/// <summary>A buffer that is written over and over again: what is measured is writing, not memory.</summary>
internal sealed class ReusedBuffer : IBufferWriter<byte>
{
    private readonly byte[] _bytes = new byte[64 * 1024];
    private int _used;

    /// <summary>How much has been written since it was begun anew.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _used);

    public void Clear() => _used = 0;

    public void Advance(int count) => _used += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(_used);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(_used);
    }

    private void Reserve(int size)
    {
        if (_bytes.Length - _used < Math.Max(size, 256))
        {
            _used = 0;
        }
    }
}
