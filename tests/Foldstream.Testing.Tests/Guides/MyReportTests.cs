using Foldstream.Stores;
using MyStore = Foldstream.Stores.InMemoryEventStore;

namespace Foldstream.Testing.Tests.Guides;

public sealed class MyReportTests
{
    [Fact]
    public async Task Keeps_all_but_what_is_declined()
    {
        ConformanceReport report = await StoreConformance.RunAsync(limits => ValueTask.FromResult<IEventStore>(new MyStore(limits)),
            declined: new Dictionary<string, string> { ["S110"] = "The database folds case." });
        Console.WriteLine(report);
        report.ThrowIfBroken();

        Assert.Equal((StoreConformance.Rules.Count - report.Declined.Length, 0), (report.Kept.Length, report.Broken.Length));
        Assert.Equal(("S110", "The database folds case."), (report.Declined[0].Rule.Id, report.Declined[0].Reason));
        Assert.All(report.Declined[1..], one => Assert.StartsWith("S55", one.Rule.Id, StringComparison.Ordinal));
        Assert.StartsWith($"{StoreConformance.Rules.Count} rules: {report.Kept.Length} kept, {report.Declined.Length} declined, 0 broken.\nS110 declined: The database folds case.", report.ToString(), StringComparison.Ordinal);
    }
}
