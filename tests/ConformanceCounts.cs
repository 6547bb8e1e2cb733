using System.Collections.Concurrent;
using System.Globalization;
using Foldstream.Testing;
using Microsoft.Testing.Platform.Extensions;
using Microsoft.Testing.Platform.Extensions.Messages;
using Microsoft.Testing.Platform.Extensions.TestHost;
using Microsoft.Testing.Platform.Messages;
using Microsoft.Testing.Platform.Services;

namespace Foldstream.TestHouse;

/// <summary>
/// Counts for each store the rules that it keeps and declines. <c>dotnet test</c> hides what tests print, and shows what files they leave: so the counts stand in the name of
/// a file for each store, and the rules in it.
/// </summary>
internal sealed class ConformanceCounts(IMessageBus bus) : ITestSessionLifetimeHandler, IDataProducer
{
    private static readonly ConcurrentDictionary<string, ConcurrentDictionary<ConformanceRule, RuleOutcome>> Outcomes = new();

    public string Uid => nameof(ConformanceCounts);

    public string Version => "1.0.0";

    public string DisplayName => "Conformance of stores";

    public string Description => "How many rules each store keeps and declines.";

    public Type[] DataTypesProduced => [typeof(SessionFileArtifact)];

    /// <summary>Runs a rule against a store, and counts it.</summary>
    public static async Task<RuleOutcome> RunAsync(string store, ConformanceRule rule, Func<Task<RuleOutcome>> run)
    {
        RuleOutcome outcome = await run();
        Outcomes.GetOrAdd(store, _ => new())[rule] = outcome;
        return outcome;
    }

    /// <summary>What was counted, for those who run the program itself.</summary>
    public static void Print()
    {
        foreach (string store in Outcomes.Keys.Order(StringComparer.Ordinal))
        {
            Console.WriteLine(Line(store));
        }
    }

    public Task<bool> IsEnabledAsync() => Task.FromResult(true);

    public Task OnTestSessionStartingAsync(ITestSessionContext testSessionContext) => Task.CompletedTask;

    public async Task OnTestSessionFinishingAsync(ITestSessionContext testSessionContext)
    {
        if (Outcomes.IsEmpty)
        {
            return;
        }

        string folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "conformance")).FullName;
        foreach (string old in Directory.GetFiles(folder))
        {
            File.Delete(old);
        }

        foreach (string store in Outcomes.Keys.Order(StringComparer.Ordinal))
        {
            FileInfo file = new(Path.Combine(folder, $"{Line(store)}.txt"));
            await File.WriteAllLinesAsync(file.FullName, Outcomes[store].OrderBy(one => one.Key.Id, StringComparer.Ordinal).Select(one => $"{one.Value}: {one.Key}"));
            await bus.PublishAsync(this, new SessionFileArtifact(testSessionContext.SessionUid, file, Line(store)));
        }
    }

    private static string Line(string store)
    {
        int kept = Outcomes[store].Values.Count(outcome => outcome == RuleOutcome.Kept);
        return string.Create(CultureInfo.InvariantCulture, $"{store} - {kept} of {StoreConformance.Rules.Count} rules kept, {Outcomes[store].Count - kept} declined");
    }
}
