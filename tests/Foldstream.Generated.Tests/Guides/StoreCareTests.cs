using System.Collections.Immutable;
using Foldstream.Stores;
using Foldstream.Transfer;

namespace Foldstream.Generated.Tests.Guides;

/// <summary>The code of the guide about looking after a store.</summary>
public sealed class StoreCareTests
{
    [Fact]
    public async Task Streams_end_and_their_readers_know()
    {
        TimeProvider clock = TimeProvider.System;
        using InMemoryEventStore store = new();
        DoorId id = DoorId.New();
        Repository<Door, DoorId> repository = new(store);
        await repository.StartAsync(id, door => door.Count(1));

        Audit audit = new("ada@shop.example", "The customer asked to be forgotten (ticket 812).", clock.GetUtcNow());

        StreamInfo? info = await store.FindStreamAsync(Door.StreamOf(id));
        ImmutableArray<StreamInfo> doors = await store.ListStreamsAsync(new StreamListing { Category = "door" });
        Assert.Equal(info, Assert.Single(doors));
        await store.SetStreamMetadataAsync(Door.StreamOf(id), info!.Metadata.SetItem("owner", "front desk"), audit, info.MetadataRevision);

        await store.CloseStreamAsync(Door.StreamOf(id), audit);
        await store.ReopenStreamAsync(Door.StreamOf(id), audit);
        await store.DeleteStreamAsync(Door.StreamOf(id), audit);

        await Assert.ThrowsAsync<StreamDeletedException>(() => repository.LoadAsync(id, TestContext.Current.CancellationToken));
        Assert.False((await repository.FindAsync(id, TestContext.Current.CancellationToken)).Exists);
    }

    [Fact]
    public async Task An_event_is_set_aside_and_taken_back()
    {
        using InMemoryEventStore store = new();
        DoorId id = DoorId.New();
        Audit audit = new("ada@shop.example", "Nobody can fold it.", TimeProvider.System.GetUtcNow());
        long position = (await new Repository<Door, DoorId>(store).StartAsync(id, door => door.Count(1))).Position;

        EventsSetAside record = await store.SetAsideAsync(position, audit);
        Repository<Door, DoorId> salvaged = new(store.PassingOverEventsSetAside());
        Assert.Equal((1, 0), (record.Count, (await salvaged.LoadAsync(id, TestContext.Current.CancellationToken)).Guests));
        await store.TakeBackAsync(position, audit);
        Assert.Equal(1, (await salvaged.LoadAsync(id, TestContext.Current.CancellationToken)).Guests);
    }

    [Fact]
    public async Task A_store_is_verified_copied_exported_and_shared_by_tenants()
    {
        using InMemoryEventStore store = new(), other = new();
        using StringWriter writer = new();
        DoorId id = DoorId.New();

        IEventStore acme = store.ForTenant("acme");
        Repository<Door, DoorId> doorsOfAcme = new(acme);
        await doorsOfAcme.StartAsync(id, door => door.Count(3));

        VerifyReport report = await store.VerifyAsync();
        Console.WriteLine(report);
        Assert.True(report.IsSound);

        CopyResult copied = await store.CopyAsync(other);
        Assert.Equal(1, copied.Copied);

        await store.ExportAsync(writer);
        using StringReader reader = new(writer.ToString());
        await other.ImportAsync(reader);
        Assert.Equal(1, await other.GetHeadAsync(TestContext.Current.CancellationToken));
    }
}
