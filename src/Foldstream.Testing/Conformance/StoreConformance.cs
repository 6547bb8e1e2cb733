using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Stores;

namespace Foldstream.Testing;

/// <summary>The rules that every <see cref="IEventStore"/> keeps. Run them all against a store of your own:</summary>
/// <remarks>
/// With xunit.v3, in whose test explorer each rule is a test of its own:
/// <code><![CDATA[
/// public sealed class MyStoreTests
/// {
///     public static TheoryData<ConformanceRule> Rules => [.. StoreConformance.Rules];
///
///     [Theory]
///     [MemberData(nameof(Rules))]
///     public Task Keeps(ConformanceRule rule)
///         => rule.RunAsync(limits => ValueTask.FromResult<IEventStore>(new MyStore(limits)));
/// }
/// ]]></code>
/// Any other framework does: a rule throws <see cref="ConformanceException"/> when it is broken, and nothing else happens.
/// </remarks>
public static class StoreConformance
{
    /// <summary>All rules, in the order of their ids.</summary>
    public static IReadOnlyList<ConformanceRule> Rules { get; } =
    [
        .. SnapshotRules.All,
        .. AppendRules.All,
        .. ConflictRules.All,
        .. CheckRules.All,
        .. ClosingRules.All,
        .. DeletionRules.All,
        .. StreamMetadataRules.All,
        .. RepeatRules.All,
        .. StreamReadingRules.All,
        .. PositionRules.All,
        .. FilterRules.All,
        .. ListingRules.All,
        .. SetAsideRules.All,
        .. TenantRules.All,
        .. DamageRules.All,
        .. EventTypeRules.All,
        .. LimitRules.All,
        .. ConcurrencyRules.All,
        .. EndingRules.All,
    ];

    /// <summary>Runs all rules against a store, one after another, and says which it keeps.</summary>
    /// <param name="open">Opens a new and empty store with the given limits; see <see cref="ConformanceRule.RunAsync(Func{PageLimits, ValueTask{IEventStore}}, CancellationToken)"/>.</param>
    /// <param name="declined">The ids of rules that are not run, each with the reason.</param>
    /// <param name="damage">Damages the page that holds a position, past the store; <see langword="null"/>, the default, to decline the rules about damage.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>The report; its <see cref="ConformanceReport.ThrowIfBroken"/> is for tests, its text for people.</returns>
    /// <exception cref="ArgumentException">There is no rule with an id, or a reason is blank.</exception>
    public static async Task<ConformanceReport> RunAsync(Func<PageLimits, ValueTask<IEventStore>> open, IReadOnlyDictionary<string, string>? declined = null,
        Func<IEventStore, long, ValueTask>? damage = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(open);
        declined ??= ImmutableDictionary<string, string>.Empty;
        foreach ((string id, string reason) in declined)
        {
            if (!ConformanceRule.TryParse(id, null, out _) || string.IsNullOrWhiteSpace(reason))
            {
                throw new ArgumentException($"There is no rule '{id}', or no reason to decline it.", nameof(declined));
            }
        }

        var kept = ImmutableArray.CreateBuilder<ConformanceRule>();
        var passedOver = ImmutableArray.CreateBuilder<(ConformanceRule, string)>();
        var broken = ImmutableArray.CreateBuilder<ConformanceException>();
        foreach (ConformanceRule rule in Rules)
        {
            if (declined.TryGetValue(rule.Id, out string? reason))
            {
                passedOver.Add((rule, reason));
                continue;
            }

            try
            {
                if (await rule.RunAsync(open, damage, cancellationToken).ConfigureAwait(false) == RuleOutcome.Declined)
                {
                    passedOver.Add((rule, "The store says that it doesn't do this, or there is no way to show it."));
                }
                else
                {
                    kept.Add(rule);
                }
            }
            catch (ConformanceException error)
            {
                broken.Add(error);
            }
        }

        return new ConformanceReport(kept.ToImmutable(), passedOver.ToImmutable(), broken.ToImmutable());
    }
}
