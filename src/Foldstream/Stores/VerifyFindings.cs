using System.Collections.Immutable;

namespace Foldstream.Stores;

/// <summary>Collects what is wrong, and counts what it has no room for.</summary>
internal sealed class VerifyFindings(int most)
{
    private readonly List<VerifyFinding> _findings = [];

    public long Count { get; private set; }

    public void Add(StreamId stream, long version, long position, string fault)
    {
        Count++;
        if (_findings.Count < most)
        {
            _findings.Add(new VerifyFinding(stream, version, position, fault));
        }
    }

    public ImmutableArray<VerifyFinding> ToImmutable() => [.. _findings];
}
