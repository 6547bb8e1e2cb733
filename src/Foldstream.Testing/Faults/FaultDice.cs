using System.Collections.Immutable;

namespace Foldstream.Testing;

/// <summary>Throws the dice of a plan, and notes what came of it.</summary>
internal sealed class FaultDice(FaultPlan plan)
{
    private readonly Lock _lock = new();
    private readonly Random _random = new(plan.Seed);
    private readonly List<string> _injected = [];
    private bool _isCalm;

    /// <summary>What went wrong, in order.</summary>
    public ImmutableArray<string> Injected
    {
        get
        {
            lock (_lock)
            {
                return [.. _injected];
            }
        }
    }

    /// <summary>From here on nothing goes wrong any more.</summary>
    public void Calm()
    {
        lock (_lock)
        {
            _isCalm = true;
        }
    }

    /// <summary>Whether something goes wrong now.</summary>
    public bool Falls(double chance, string what)
    {
        lock (_lock)
        {
#pragma warning disable CA5394 // A seed is wanted that can be given again.
            bool falls = !_isCalm && chance > 0 && _random.NextDouble() < chance;
#pragma warning restore CA5394
            if (falls)
            {
                _injected.Add(what);
            }

            return falls;
        }
    }

    public async ValueTask DelayAsync(CancellationToken cancellationToken)
    {
        double share;
        lock (_lock)
        {
#pragma warning disable CA5394 // As above.
            share = !_isCalm && plan.Delays > 0 && _random.NextDouble() < plan.Delays ? _random.NextDouble() : 0;
#pragma warning restore CA5394
        }

        if (share > 0)
        {
            await Task.Delay(plan.LongestDelay * share, cancellationToken).ConfigureAwait(false);
        }
    }
}
