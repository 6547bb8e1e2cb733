namespace Foldstream.Encoding;

/// <summary>
/// The default comparer of a type, with hash codes that differ from process to process: nobody can choose keys that meet in one place of a
/// hash table. Slower than the default one, and needed only where somebody did.
/// </summary>
internal sealed class UnforeseeableHashes<T> : IEqualityComparer<T>
{
    public static readonly UnforeseeableHashes<T> Instance = new();

    public bool Equals(T? x, T? y) => EqualityComparer<T>.Default.Equals(x, y);

    public int GetHashCode(T obj) => HashCode.Combine(obj);
}
