using CsCheck;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Generated.Tests.Snapshots;

/// <summary>Members of which <c>[Wire]</c> says how they are stored, and members that are derived, come back as they were.</summary>
public sealed class StatedStateTests
{
    private static readonly Gen<(string Code, int Grams, DateTimeOffset At, string? Note)[]> Fillings = Gen.Select(
        Gen.Int[0, 2].Select(i => ((string[])["", "a", "čeněk"])[i]), Gen.Int[0, 40], Gen.Long[0, DateTime.MaxValue.Ticks].Select(ticks => new DateTimeOffset(ticks, TimeSpan.Zero)), Gen.String[0, 3].Null()).Array[1, 12];

    [Fact]
    public void A_state_with_them_is_what_the_stream_gives() => Fillings.Sample(fillings => Shelves.Run(async () =>
    {
        using InMemoryEventStore store = new();
        Warnings warnings = new();
        Repository<Crate, ShelfId> kept = new(store, logger: warnings), replayed = new(store) { Fingerprint = default };
        ShelfId id = ShelfId.New();
        await kept.StartAsync(id, crate => Fill(crate, ("first", 1, DateTimeOffset.UnixEpoch, null)));
        foreach ((string Code, int Grams, DateTimeOffset At, string? Note) filling in fillings) await kept.ExecuteAsync(id, crate => Fill(crate, filling));

        Crate again = await kept.LoadAsync(id), all = await replayed.LoadAsync(id);
        Assert.Equal(all.Seen(), again.Seen());
        Assert.Equal(Shelves.Encode(all), Shelves.Encode(Shelves.Decode<Crate>(Shelves.Encode(all))));
        Assert.Equal(fillings.Length >= 2, await store.FindSnapshotAsync(Crate.StreamOf(id), Fingerprint, long.MaxValue) is not null);
        Assert.Empty(warnings.Texts);
    }), iter: 200);

    [Fact]
    public async Task What_a_conversion_can_not_say_is_no_reason_to_refuse_the_snapshot_but_to_store_none()
    {
        using InMemoryEventStore store = new();
        Warnings warnings = new();
        Repository<Crate, ShelfId> kept = new(store, logger: warnings);
        ShelfId id = ShelfId.New();
        await kept.StartAsync(id, crate => Fill(crate, ("", 1, DateTimeOffset.UnixEpoch, null)));
        for (int i = 0; i < 3; i++) await kept.ExecuteAsync(id, crate => Fill(crate, ("", i, DateTimeOffset.UnixEpoch, null)));

        // No code was given yet, and its conversion has no text for that.
        Assert.NotEmpty(warnings.Texts);
        Assert.Equal((await new Repository<Crate, ShelfId>(store) { Fingerprint = default }.LoadAsync(id)).Seen(), (await kept.LoadAsync(id)).Seen());
    }

    private static FoldFingerprint Fingerprint => Of<Crate>();

    private static FoldFingerprint Of<T>()
        where T : Aggregates.IFold<T>
        => T.Fingerprint;

    private static void Fill(Crate crate, (string Code, int Grams, DateTimeOffset At, string? Note) filling) => crate.Fill(filling.Code, filling.Grams, filling.At, filling.Note);
}
