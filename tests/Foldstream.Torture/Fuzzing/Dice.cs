namespace Foldstream.Torture.Fuzzing;

/// <summary>
/// Random numbers for one input. Every input has dice of its own, made of the seed and the input's number, so that any one of them can be made
/// again alone. The generator is SplitMix64: <see href="https://prng.di.unimi.it/splitmix64.c"/>.
/// </summary>
internal struct Dice(ulong seed, long number)
{
    private ulong _state = Mix(seed + Mix((ulong)number));

    public ulong Next() => Mix(_state += 0x9e3779b97f4a7c15);

    /// <summary>A number from 0 to below <paramref name="end"/>, which is positive.</summary>
    public int Below(int end) => (int)(((Next() >> 32) * (uint)end) >> 32);

    /// <summary>True once in so many throws.</summary>
    public bool OneIn(int times) => Below(times) == 0;

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
        value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
        return value ^ (value >> 31);
    }
}
