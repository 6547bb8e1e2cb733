using Foldstream.Pages;

namespace Foldstream.Stores;

/// <summary>Looks at the same streams one by one, and compares them with what was seen by position. What was appended since is left out.</summary>
internal sealed class StreamVerifier(Dictionary<StreamId, SeenStream> byPosition, long head, VerifyFindings findings) : IPageConsumer
{
    private readonly Dictionary<StreamId, SeenStream> _byStream = [];

    public PageTolerance Tolerance => PageTolerance.Damaged;

    public bool Consume(scoped in StoredPage page)
    {
        if (page.FirstPosition <= head)
        {
            SeenStream stream = Place(page.Stream, page.FirstVersion, page.FirstPosition, page.Count);
            stream.Appends++;
            stream.Add(page.AppendId, page.FirstVersion, page.FirstPosition);
        }

        return true;
    }

    public bool Pass(in PassedEvents events)
    {
        if (events.FirstPosition <= head)
        {
            SeenStream stream = Place(events.Stream, events.FirstVersion, events.FirstPosition, events.Count);
            stream.IsDamaged |= events.Reason != PassReason.Deleted;
            stream.Deleted += events.Reason == PassReason.Deleted ? events.Count : 0;
        }

        return true;
    }

    public void Complete()
    {
        foreach ((StreamId id, SeenStream expected) in byPosition)
        {
            SeenStream? actual = _byStream.GetValueOrDefault(id);
            if (expected.IsDamaged || actual is { IsDamaged: true })
            {
                continue;
            }

            if (actual is null || actual.Version != expected.Version)
            {
                findings.Add(id, expected.Version, 0, $"the stream ends at version {actual?.Version ?? 0}, and by position at {expected.Version}");
            }
            else if (actual.Deleted > 0)
            {
                // What its record says of that is looked at later.
                expected.IsDeletedSince = true;
            }
            else if ((actual.Appends, actual.Sum) != (expected.Appends, expected.Sum))
            {
                findings.Add(id, expected.Version, 0, $"the stream has {actual.Appends} appends and by position {expected.Appends}, or they have other ids or places");
            }
        }
    }

    private SeenStream Place(in StreamId id, long firstVersion, long firstPosition, int count)
    {
        if (!_byStream.TryGetValue(id, out SeenStream? stream))
        {
            _byStream.Add(id, stream = new SeenStream());
        }

        if (firstVersion != stream.Version + 1)
        {
            findings.Add(id, firstVersion, firstPosition, $"version {stream.Version + 1} should come here in the stream");
        }

        stream.Version = firstVersion + count - 1;
        return stream;
    }
}
