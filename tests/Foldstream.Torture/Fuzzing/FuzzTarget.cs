using System.Collections.Immutable;

namespace Foldstream.Torture.Fuzzing;

/// <summary>Something that reads bytes of unknown origin. One object serves one thread.</summary>
internal abstract class FuzzTarget : IDisposable
{
    public abstract string Name { get; }

    /// <summary>How often it is chosen, beside the others.</summary>
    public abstract int Weight { get; }

    /// <summary>What it reads without complaint; inputs are mutations of these.</summary>
    public abstract ImmutableArray<byte[]> Samples { get; }

    /// <summary>Pieces that its format knows, which mutations put in.</summary>
    public virtual ImmutableArray<byte[]> Tokens => MessagePackTokens.All;

    /// <summary>Bytes that a reading may allocate for whatever reason: the store's call, the error with its stack trace.</summary>
    public virtual int FixedAllocation => 16 << 10;

    /// <summary>What the last reading had to allocate beyond 64 times its input: the text that was asked for.</summary>
    public virtual long AllowedOutput => 0;

    /// <summary>Reads an input, which it may alter. Throws what <see cref="IsTyped"/> says, or nothing.</summary>
    /// <param name="input">The bytes.</param>
    /// <param name="sample">The sample that they were made of.</param>
    public abstract void Read(Span<byte> input, int sample);

    /// <summary>Whether this is the error that a reader of malformed bytes is promised.</summary>
    public abstract bool IsTyped(Exception error);

    /// <summary>Looks closer at an input that was accepted; not measured.</summary>
    /// <exception cref="InconsistentException">Two readings disagree.</exception>
    public virtual void Recheck(Span<byte> input, int sample)
    {
    }

    /// <summary>Lets go of what it read from.</summary>
    public virtual void Dispose()
    {
    }
}
