using System.Diagnostics.CodeAnalysis;
using Foldstream.Subscriptions;

namespace Foldstream.Testing;

/// <summary>One thing that every store of checkpoints does. Its text is its id and its law.</summary>
/// <remarks>A rule is written and read as its id, so that test frameworks can name and repeat a single one.</remarks>
public sealed class CheckpointRule : IFormattable, IParsable<CheckpointRule>
{
    private readonly Func<ICheckpointStore, CancellationToken, Task> _body;

    internal CheckpointRule(string id, string law, Func<ICheckpointStore, CancellationToken, Task> body) => (Id, Law, _body) = (id, law, body);

    /// <summary>The rule's name, <c>C101</c> say. It never changes, and is never given to another rule; the hundreds are chapters.</summary>
    public string Id { get; }

    /// <summary>What the store does, in one sentence.</summary>
    public string Law { get; }

    /// <summary>Runs the rule against a store.</summary>
    /// <param name="open">Opens a new and empty store; the rule disposes it.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="ConformanceException">The store breaks the rule; the message has the law and what the store did.</exception>
    public async Task RunAsync(Func<ValueTask<ICheckpointStore>> open, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(open);
        try
        {
            ICheckpointStore store = await open().ConfigureAwait(false);
            await using (store.ConfigureAwait(false))
            {
                await _body(store, cancellationToken).WaitAsync(ConformanceRule.TimeLimit, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (UnmetDemandException unmet)
        {
            throw new ConformanceException(Id, Law, unmet.Message, null);
        }
        catch (Exception error)
        {
            throw new ConformanceException(Id, Law, $"Nothing should have been thrown, and this was: {error.GetType().Name}: {error.Message}", error);
        }
    }

    /// <summary><c>C101 A subscription begins where it is told to, and is found again.</c></summary>
    public override string ToString() => $"{Id} {Law}";

    /// <summary>The rule's id, whatever the format.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) => Id;

    /// <summary>The rule with an id.</summary>
    /// <exception cref="FormatException">There is no such rule.</exception>
    public static CheckpointRule Parse(string s, IFormatProvider? provider = null)
        => TryParse(s, provider, out CheckpointRule? rule) ? rule : throw new FormatException($"There is no checkpoint rule '{s}'.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out CheckpointRule result)
    {
        result = CheckpointConformance.Rules.FirstOrDefault(rule => rule.Id == s);
        return result is not null;
    }
}
