using System.Diagnostics.CodeAnalysis;
using Foldstream.Events;
using Foldstream.Stores;

namespace Foldstream.Testing;

/// <summary>One thing that every event store does. Its text is its id and its law, which is what a test explorer shows.</summary>
/// <remarks>A rule is written and read as its id, so that test frameworks can name and repeat a single one.</remarks>
public sealed class ConformanceRule : IFormattable, IParsable<ConformanceRule>
{
    private readonly Func<RuleRun, Task> _body;

    internal ConformanceRule(string id, string law, Func<RuleRun, Task> body) => (Id, Law, _body) = (id, law, body);

    /// <summary>How long a rule may take: a store that never answers fails it.</summary>
    public static TimeSpan TimeLimit { get; } = TimeSpan.FromSeconds(60);

    /// <summary>The rule's name, <c>S301</c> say. It never changes, and is never given to another rule; the hundreds are chapters.</summary>
    public string Id { get; }

    /// <summary>What the store does, in one sentence.</summary>
    public string Law { get; }

    /// <summary>Runs the rule against a store.</summary>
    /// <param name="open">
    /// Opens a new and empty store with the given limits. It is called once or more; the rule disposes what it was given. What the store
    /// leaves behind, a file or a database, is the caller's to remove.
    /// </param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>Whether the store keeps the rule, or says by <see cref="IEventStore"/> that it doesn't do what the rule is about.</returns>
    /// <exception cref="ConformanceException">The store breaks the rule; the message has the law and what the store did.</exception>
    public Task<RuleOutcome> RunAsync(Func<PageLimits, ValueTask<IEventStore>> open, CancellationToken cancellationToken = default)
        => RunAsync(open, damage: null, TimeLimit, cancellationToken);

    /// <summary>Runs the rule against a store of which a page can be damaged, so that the rules about damage are run as well.</summary>
    /// <param name="open">Opens a new and empty store, as above.</param>
    /// <param name="damage">
    /// Changes the bytes of the page that holds a position, past the store, so that its checksum fails: one bit is enough. <see langword="null"/> when that can't be
    /// done; then the rules about damage are declined.
    /// </param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <inheritdoc cref="RunAsync(Func{PageLimits, ValueTask{IEventStore}}, CancellationToken)" path="/*[not(self::param)]"/>
    public Task<RuleOutcome> RunAsync(Func<PageLimits, ValueTask<IEventStore>> open, Func<IEventStore, long, ValueTask>? damage, CancellationToken cancellationToken = default)
        => RunAsync(open, damage, TimeLimit, cancellationToken);

    internal async Task<RuleOutcome> RunAsync(Func<PageLimits, ValueTask<IEventStore>> open, Func<IEventStore, long, ValueTask>? damage, TimeSpan timeLimit,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(open);
        try
        {
            RuleRun run = new(open, damage, cancellationToken);
            await using (run.ConfigureAwait(false))
            {
                await run.BeginAsync().WaitAsync(timeLimit, cancellationToken).ConfigureAwait(false);
                await _body(run).WaitAsync(timeLimit, cancellationToken).ConfigureAwait(false);
                await run.EndAsync().WaitAsync(timeLimit, cancellationToken).ConfigureAwait(false);
            }

            return RuleOutcome.Kept;
        }
        catch (RuleDeclinedException)
        {
            return RuleOutcome.Declined;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (UnmetDemandException unmet)
        {
            throw new ConformanceException(Id, Law, unmet.Message, null);
        }
        catch (TimeoutException timeout)
        {
            throw new ConformanceException(Id, Law, $"The store did not answer in time: {timeout.Message}", timeout);
        }
        catch (Exception error)
        {
            throw new ConformanceException(Id, Law, $"Nothing should have been thrown, and this was: {error.GetType().Name}: {error.Message}", error);
        }
    }

    /// <summary><c>S301 A repeated append returns the first outcome.</c></summary>
    public override string ToString() => $"{Id} {Law}";

    /// <summary>The rule's id, whatever the format.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) => Id;

    /// <summary>The rule with an id.</summary>
    /// <exception cref="FormatException">There is no such rule.</exception>
    public static ConformanceRule Parse(string s, IFormatProvider? provider = null)
        => TryParse(s, provider, out ConformanceRule? rule) ? rule : throw new FormatException($"There is no conformance rule '{s}'.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out ConformanceRule result)
    {
        result = StoreConformance.Rules.FirstOrDefault(rule => rule.Id == s);
        return result is not null;
    }
}
