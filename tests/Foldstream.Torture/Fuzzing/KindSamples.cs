using System.Collections.Immutable;
using CsCheck;
using Foldstream.Kinds;

namespace Foldstream.Torture.Fuzzing;

/// <summary>Payloads of every kind, the same in every run.</summary>
internal static class KindSamples
{
    private const int PerKind = 24, LongestSample = 2048;

    private static readonly ImmutableArray<(Kind Kind, byte[] Payload)> All = [.. Make()];

    public static ImmutableArray<byte[]> Payloads { get; } = [.. All.Select(sample => sample.Payload)];

    public static Kind KindOf(int sample) => All[sample].Kind;

    private static IEnumerable<(Kind, byte[])> Make()
    {
        foreach (Kind kind in AllKinds.List)
        {
            PCG random = new(1, 1);
            for (int made = 0, tried = 0; made < PerKind && tried < 1_000; tried++)
            {
                byte[] payload = kind.PayloadOf(random);
                if (payload.Length <= LongestSample)
                {
                    made++;
                    yield return (kind, payload);
                }
            }
        }
    }
}
