using Foldstream.Subscriptions;
using Foldstream.Testing;

namespace Foldstream.Sqlite.Tests;

/// <summary>Both stores of checkpoints keep every rule.</summary>
public sealed class CheckpointConformanceTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<CheckpointRule> Rules => [.. CheckpointConformance.Rules];

    [Theory]
    [MemberData(nameof(Rules))]
    public Task Checkpoints_in_memory_keep(CheckpointRule rule)
        => rule.RunAsync(() => ValueTask.FromResult<ICheckpointStore>(new InMemoryCheckpointStore()), TestContext.Current.CancellationToken);

    [Theory]
    [MemberData(nameof(Rules))]
    public Task Checkpoints_in_SQLite_keep(CheckpointRule rule)
        => rule.RunAsync(() => ValueTask.FromResult<ICheckpointStore>(SqliteCheckpointStore.Open(_folder.File("read.db"))), TestContext.Current.CancellationToken);

    [Fact]
    public async Task Checkpoints_are_not_kept_in_the_file_of_the_events()
    {
        string file = _folder.File("orders.db");
        using (SqliteEventStore.Open(file))
        {
        }

        await using SqliteCheckpointStore store = SqliteCheckpointStore.Open(file);
        StoreUnusableException refused = await Assert.ThrowsAsync<StoreUnusableException>(() => store.ListAsync(TestContext.Current.CancellationToken).AsTask());
        Assert.Contains("The file is a Foldstream event store.", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
