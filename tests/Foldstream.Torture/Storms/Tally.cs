namespace Foldstream.Torture.Storms;

/// <summary>Counts what was done, and what was broken of what is promised. Thread-safe.</summary>
internal sealed class Tally
{
    /// <summary>So many details are kept: they have one cause, most likely.</summary>
    private const int MostDetails = 20;

    private readonly Lock _lock = new();
    private readonly List<string> _details = [];
    private readonly OrderedDictionary<string, long> _done = [], _broken = [];

    /// <param name="promises">What must stay at zero, as adjectives: <c>lost</c>.</param>
    public Tally(IEnumerable<string> promises)
    {
        foreach (string promise in promises)
        {
            _broken[promise] = 0;
        }
    }

    public IReadOnlyList<KeyValuePair<string, long>> Done
    {
        get
        {
            lock (_lock)
            {
                return [.. _done];
            }
        }
    }

    public IReadOnlyList<KeyValuePair<string, long>> Broken
    {
        get
        {
            lock (_lock)
            {
                return [.. _broken];
            }
        }
    }

    public IReadOnlyList<string> Details
    {
        get
        {
            lock (_lock)
            {
                return [.. _details];
            }
        }
    }

    public bool IsBroken => Broken.Any(promise => promise.Value > 0);

    public long CountOf(string what)
    {
        lock (_lock)
        {
            return _done.GetValueOrDefault(what);
        }
    }

    public long BrokenOf(string promise)
    {
        lock (_lock)
        {
            return _broken.GetValueOrDefault(promise);
        }
    }

    public void Count(string what, long times = 1)
    {
        lock (_lock)
        {
            _done[what] = _done.GetValueOrDefault(what) + times;
        }
    }

    /// <summary>Keeps the largest of what it is told.</summary>
    public void Most(string what, long value)
    {
        lock (_lock)
        {
            _done[what] = Math.Max(_done.GetValueOrDefault(what), value);
        }
    }

    public void Break(string promise, string detail, long times = 1)
    {
        lock (_lock)
        {
            _broken[promise] = _broken.GetValueOrDefault(promise) + times;
            if (_details.Count < MostDetails)
            {
                _details.Add($"{promise}: {detail}");
            }
        }
    }

    /// <summary>Adds what another process has counted.</summary>
    public void Add(TallyData data)
    {
        foreach ((string what, long times) in data.Done)
        {
            Count(what, times);
        }

        lock (_lock)
        {
            foreach ((string promise, long times) in data.Broken)
            {
                _broken[promise] = _broken.GetValueOrDefault(promise) + times;
            }

            _details.AddRange(data.Details.Take(MostDetails - _details.Count));
        }
    }

    public TallyData ToData() => new([.. Done], [.. Broken], [.. Details]);
}
