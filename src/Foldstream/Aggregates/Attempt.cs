using System.Diagnostics;
using Foldstream.Signals;
using Foldstream.Stores;

namespace Foldstream.Aggregates;

/// <summary>A decision from loading to appending, which is made again after a version conflict as often as the options allow.</summary>
/// <param name="options">How often, and whether at all.</param>
internal abstract class Attempt<TResult>(AppendOptions options)
{
    /// <summary>Where what the attempt loads is kept.</summary>
    protected abstract IEventStore Store { get; }

    /// <summary>The category that the decision is about; <see langword="null"/> for several.</summary>
    protected virtual string? SignalCategory => null;

    /// <summary>The stream that an activity may name; <see langword="null"/> for none.</summary>
    protected virtual StreamId? SignalStream => null;

    public Task<TResult> RunAsync(CancellationToken cancellationToken)
        => AggregateSignals.AreHeard ? RunHeardAsync(cancellationToken) : RunUnheardAsync(cancellationToken);

    private async Task<TResult> RunHeardAsync(CancellationToken cancellationToken)
    {
        using Activity? decision = AggregateSignals.BeginDecision(SignalCategory, SignalStream);
        try
        {
            return await RunUnheardAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            AggregateSignals.DecisionFailed(decision, SignalCategory, error);
            throw;
        }
    }

    private async Task<TResult> RunUnheardAsync(CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await MakeAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (VersionConflictException conflict) when (Concerns(conflict.Stream))
            {
                Spend("its append met a version conflict");
                if (Begins(conflict))
                {
                    throw await StreamStories.ExistsAsync(Store, conflict.Stream, conflict.Actual, cancellationToken).ConfigureAwait(false);
                }

                if (attempt >= options.Attempts || !options.Expected.IsAny)
                {
                    throw await StreamStories.ConflictAsync(Store, conflict, attempt, cancellationToken).ConfigureAwait(false);
                }
            }
            catch (Exception error)
            {
                Spend($"its decision ended with {error.GetType().Name}");
                throw;
            }

            AggregateSignals.DecidesAgain();
            await Backoff.WaitAsync(attempt, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Loads, decides and appends, once.</summary>
    protected abstract Task<TResult> MakeAsync(CancellationToken cancellationToken);

    /// <summary>Whether a stream is one that the attempt depends on: another's conflict is no reason to decide again.</summary>
    protected abstract bool Concerns(StreamId stream);

    /// <summary>Whether a conflict means that the stream which was to begin has begun.</summary>
    protected abstract bool Begins(VersionConflictException conflict);

    /// <summary>Makes every later use of what the attempt has loaded fail.</summary>
    protected abstract void Spend(string because);
}
