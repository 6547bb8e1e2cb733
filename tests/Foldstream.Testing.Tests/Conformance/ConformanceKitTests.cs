using Foldstream.Stores;
using Foldstream.TestHouse;

namespace Foldstream.Testing.Tests.Conformance;

public sealed class ConformanceKitTests
{
    public static TheoryData<string, string> Bites => [.. from breakage in Breakage.All from rule in breakage.Rules select (breakage.Name, rule)];

    public static TheoryData<ConformanceRule> Rules => [.. StoreConformance.Rules];

    [Theory]
    [MemberData(nameof(Bites))]
    public async Task A_store_that_is_wrong_breaks_a_rule(string name, string id)
    {
        Breakage breakage = Breakage.All.Single(one => one.Name == name);
        ConformanceRule rule = ConformanceRule.Parse(id);
        ConformanceException broken = await Assert.ThrowsAsync<ConformanceException>(() => rule.RunAsync(limits => ValueTask.FromResult(breakage.Open(limits)), MemoryDamage.FlipAsync));
        Assert.Equal(rule.Id, broken.RuleId);
        Assert.StartsWith($"{id} is broken. The law: {rule.Law}{Environment.NewLine}", broken.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task The_same_store_without_a_breakage_keeps(ConformanceRule rule)
        => Assert.Equal(RuleOutcome.Kept, await rule.RunAsync(limits => ValueTask.FromResult<IEventStore>(new MutatingStore(limits)), MemoryDamage.FlipAsync));

    [Fact]
    public void Ids_are_unique_and_in_order_and_laws_are_sentences()
    {
        Assert.Equal(StoreConformance.Rules.Select(rule => rule.Id).Distinct().Order(StringComparer.Ordinal), StoreConformance.Rules.Select(rule => rule.Id));
        Assert.All(StoreConformance.Rules, rule =>
        {
            Assert.Matches("^S[0-9]{3}$", rule.Id);
            Assert.Matches("^[A-Z].*[^.]\\.$", rule.Law);
            Assert.Equal($"{rule.Id} {rule.Law}", rule.ToString());
            Assert.Same(rule, ConformanceRule.Parse(rule.ToString(null, null)));
        });
        Assert.Throws<FormatException>(() => ConformanceRule.Parse("S000"));
    }

    [Fact]
    public async Task A_broken_rule_says_the_law_and_what_the_store_did()
    {
        ConformanceException broken = await Assert.ThrowsAsync<ConformanceException>(() => ConformanceRule.Parse("S203").RunAsync(
            limits => ValueTask.FromResult(Breakage.All[0].Open(limits))));
        Assert.Equal("""
            S203 is broken. The law: An append that expects no stream conflicts with one that has events.
            Expected an append to account/alice, which is at 2, that expects it at none to throw VersionConflictException, and it threw nothing.
            """, broken.Message, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task What_a_store_should_not_have_thrown_is_told()
    {
        ConformanceException broken = await Assert.ThrowsAsync<ConformanceException>(() => ConformanceRule.Parse("S502").RunAsync(
            limits => ValueTask.FromResult<IEventStore>(new MutatingStore(limits) { Head = (_, _) => throw new DivideByZeroException("by the store") })));
        Assert.EndsWith("Nothing should have been thrown, and this was: DivideByZeroException: by the store", broken.Message, StringComparison.Ordinal);
        Assert.IsType<DivideByZeroException>(broken.InnerException);
    }

    [Fact]
    public async Task A_store_that_does_not_answer_breaks_the_rule()
    {
        ConformanceException broken = await Assert.ThrowsAsync<ConformanceException>(() => ConformanceRule.Parse("S502").RunAsync(
            limits => ValueTask.FromResult<IEventStore>(new MutatingStore(limits) { Head = (_, _) => new ValueTask<long>(new TaskCompletionSource<long>().Task) }),
            damage: null, TimeSpan.FromMilliseconds(200), CancellationToken.None));
        Assert.Contains("The store did not answer in time", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stores_are_disposed_whether_the_rule_is_kept_or_broken()
    {
        int opened = 0, disposed = 0;
        ValueTask<IEventStore> Open(Events.PageLimits limits, bool isBroken)
        {
            opened++;
            return ValueTask.FromResult<IEventStore>(new MutatingStore(isBroken ? Events.PageLimits.Default : limits)
            {
                End = inner =>
                {
                    disposed++;
                    return inner.DisposeAsync();
                },
            });
        }

        await ConformanceRule.Parse("S701").RunAsync(limits => Open(limits, isBroken: false));
        await Assert.ThrowsAsync<ConformanceException>(() => ConformanceRule.Parse("S701").RunAsync(limits => Open(limits, isBroken: true)));
        Assert.Equal((4, 4), (opened, disposed));
    }

    [Fact]
    public async Task A_run_can_be_cancelled()
        => await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ConformanceRule.Parse("S902").RunAsync(
            limits => ValueTask.FromResult<IEventStore>(new MutatingStore(limits)), new CancellationToken(canceled: true)));

    [Fact]
    public async Task A_store_that_does_less_declines_the_rules_about_it()
    {
        ConformanceReport report = await StoreConformance.RunAsync(limits => ValueTask.FromResult<IEventStore>(new SmallStore(limits)));
        Assert.Empty(report.Broken);
        Assert.Equal(["S0", "S26", "S27", "S28", "S51", "S52", "S53", "S54", "S55"], report.Declined.Select(one => one.Rule.Id[..3] is "S00" ? "S0" : one.Rule.Id[..3]).Distinct());
        Assert.Equal(RuleOutcome.Declined, await ConformanceRule.Parse("S271").RunAsync(limits => ValueTask.FromResult<IEventStore>(new SmallStore(limits))));
        Assert.Equal(RuleOutcome.Kept, await ConformanceRule.Parse("S268").RunAsync(limits => ValueTask.FromResult<IEventStore>(new MutatingStore(limits))));
    }

    [Fact]
    public async Task A_report_names_what_is_broken()
    {
        ConformanceReport report = await StoreConformance.RunAsync(limits => ValueTask.FromResult<IEventStore>(new MutatingStore(limits) { Head = async (inner, token) => await inner.GetHeadAsync(token) + 1 }));
        Assert.Contains(report.Broken, broken => broken.RuleId == "S501");
        Assert.Contains("S501 is broken.", report.ToString(), StringComparison.Ordinal);
        Assert.Throws<ConformanceException>(report.ThrowIfBroken);
    }

    [Theory]
    [InlineData("S000", "a reason")]
    [InlineData("S101", " ")]
    public async Task A_rule_is_declined_by_its_id_and_with_a_reason(string id, string reason)
        => await Assert.ThrowsAsync<ArgumentException>(() => StoreConformance.RunAsync(limits => ValueTask.FromResult<IEventStore>(new MutatingStore(limits)),
            new Dictionary<string, string> { [id] = reason }));
}
