namespace Foldstream.Testing;

/// <summary>Numbers that are the same on every platform and in every version of .NET: SplitMix64, begun with a name.</summary>
internal sealed class LawRandom
{
    private const int TakingTurns = 4;

    private readonly int _number;
    private ulong _state;
    private int _turn;

    /// <param name="name">What the numbers are for.</param>
    /// <param name="seed">The user's seed.</param>
    /// <param name="number">The how many-th value it is, from 0.</param>
    public LawRandom(string name, int seed, int number)
    {
        // FNV-1a, since a string's own hash is another one in each process.
        ulong hash = 0xCBF29CE484222325;
        foreach (char c in $"{name}/{seed}/{number}") hash = unchecked((hash ^ c) * 0x100000001B3);

        (_state, _number, _turn) = (hash, number, number);
    }

    public ulong Next()
    {
        unchecked
        {
            ulong z = _state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>A number from 0 on.</summary>
    public int Below(int end) => (int)(Next() % (ulong)end);

    /// <summary>A choice between few things. The first values take turns, so that a handful of them has seen each; later ones choose as they like.</summary>
    public int Choice(int end) => _number < TakingTurns ? _turn++ % end : Below(end);

    public bool OneIn(int many) => Below(many) == 0;

    public T OneOf<T>(IReadOnlyList<T> items) => items[Below(items.Count)];
}
