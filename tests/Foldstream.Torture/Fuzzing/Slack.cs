namespace Foldstream.Torture.Fuzzing;

/// <summary>Memory behind an input.</summary>
internal static class Slack
{
    private const int Size = 64;

    // The one code that MessagePack never uses.
    private const byte NeverUsed = 0xc1;

    /// <summary>A copy of an input, behind which nothing in memory is of any use.</summary>
    public static ReadOnlyMemory<byte> Poison(ReadOnlySpan<byte> input)
    {
        byte[] copy = new byte[input.Length + Size];
        input.CopyTo(copy);
        copy.AsSpan(input.Length).Fill(NeverUsed);
        return copy.AsMemory(0, input.Length);
    }
}
