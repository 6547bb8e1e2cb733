using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Formers;
using Foldstream.Generated.Tests.Repositories;
using Foldstream.Sqlite;
using Foldstream.Stores;
using Former = Foldstream.Formers;

namespace Foldstream.Generated.Tests.Upcasting;

/// <summary>What former builds have written is read by this one, over whichever store.</summary>
public abstract class UpcastingContract : IAsyncLifetime
{
    private static readonly string[] Lived =
    [
        "1.0 ann 2 ? 80 desk",
        "2.0 guest bea",
        "2.1 nights 3",
        "3.1 nights 4",
        "paid Euro bed 80, breakfast 9, jo 1 tip from card 77",
    ];

    private readonly TestClock _clock = new();

    private IEventStore Store { get; set; } = null!;

    public ValueTask InitializeAsync()
    {
        Store = Open();
        return default;
    }

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Store.DisposeAsync();
    }

    [Theory]
    [InlineData(1, "1.0 ann 2 ? 80 desk")]
    [InlineData(2, "1.0 ann 2 ? 80 desk")]
    [InlineData(3, "1.0 ann 2 12 99 desk")]
    public async Task A_chain_leads_each_old_version_to_the_current_one(int version, string expected)
    {
        StreamId stream = Visit.StreamOf("a");
        if (version == 1) await WriteAsync(stream, new VisitBookedV1("ann", 2));
        if (version == 2) await WriteAsync(stream, new VisitBookedV2("ann", 2, null));
        if (version == 3) await WriteAsync(stream, new VisitBookedV3("ann", 2, "12", 99m));

        Visit visit = await Visits().LoadAsync("a");
        Assert.Equal([expected], visit.Log);
        Assert.Equal(1, visit.Version);
    }

    [Fact]
    public async Task A_class_lives_through_all_that_was_ever_stored()
    {
        await LiveAsync(Visit.StreamOf("a"));
        Visit visit = await Visits().LoadAsync("a");
        Assert.Equal(Lived, visit.Log);
        Assert.Equal(5, visit.Version);
    }

    [Fact]
    public async Task A_record_lives_through_all_that_was_ever_stored()
    {
        await LiveAsync(VisitSheet.StreamOf("a"));
        Loaded<VisitSheet> sheet = await new Repository<VisitSheet, string>(Store, _clock).FindAsync("a");
        Assert.Equal((new VisitSheet("bea", 4, 2), 5), (sheet.State, sheet.Version));
    }

    [Fact]
    public async Task A_value_lives_through_what_concerns_it()
    {
        StreamId stream = VisitTally.StreamOf("a");
        await WriteAsync(stream, new VisitBookedV1("ann", 2));
        await WriteAsync(stream, new VisitBookedV3("ann", 5, "1", 1m));
        await WriteAsync(stream, new VisitViewed("eve"));
        Assert.Equal(new VisitTally(2, 7), await Tallies().LoadAsync("a"));
        await WriteAsync(stream, new VisitChanged("bea", 3));
        Assert.Equal(new VisitTally(2, 3), await Tallies().LoadAsync("a"));
    }

    [Fact]
    public async Task An_old_event_of_which_an_aggregate_knows_nothing_is_unknown_to_it()
    {
        StreamId stream = VisitTally.StreamOf("a");
        await WriteAsync(stream, new VisitBookedV1("ann", 2));
        await WriteAsync(stream, Paid());
        UnknownEventException error = await Assert.ThrowsAsync<UnknownEventException>(() => Tallies().LoadAsync("a"));
        Assert.Equal((2, "visit-paid", 1), (error.Version, error.EventName, error.SchemaVersion));
    }

    [Fact]
    public async Task What_is_decided_now_follows_what_was_stored_then()
    {
        await LiveAsync(Visit.StreamOf("a"));
        Appended appended = await Visits().ExecuteAsync("a", visit => visit.Rename("cleo"));
        Assert.Equal(6, appended.Version);
        Assert.Equal([.. Lived, "6.0 guest cleo"], (await Visits().LoadAsync("a")).Log);
    }

    [Fact]
    public async Task Versions_are_those_of_the_stored_events_whatever_becomes_of_them()
    {
        await LiveAsync(Visit.StreamOf("a"));
        int[] parts = [1, 3, 4, 4, 5];
        for (int version = 1; version <= 5; version++)
        {
            Visit then = await Visits().LoadAsync("a", AsOf.Version(version));
            Assert.Equal(version, then.Version);
            Assert.Equal(Lived[..parts[version - 1]], then.Log);
        }
    }

    [Fact]
    public async Task All_old_events_of_one_append_are_read_in_one_page()
    {
        PageBuilder page = new();
        page.Add(new VisitBookedV1("ann", 2));
        page.Add(new VisitChanged("bea", 3));
        page.Add(new VisitViewed("eve"));
        page.Add(new NightsChanged(9));
        await Store.AppendAsync([new StreamAppend { Stream = Visit.StreamOf("a"), Page = page, AppendId = AppendId.New(), Time = _clock.Now }]);
        Assert.Equal(["1.0 ann 2 ? 80 desk", "2.0 guest bea", "2.1 nights 3", "4.0 nights 9"], (await Visits().LoadAsync("a")).Log);
        Assert.Equal(["1.0 ann 2 ? 80 desk", "2.0 guest bea", "2.1 nights 3"], (await Visits().LoadAsync("a", AsOf.Version(2))).Log);
    }

    [Fact]
    public async Task A_damaged_old_payload_is_a_corrupt_page()
    {
        await WriteAsync(Visit.StreamOf("a"), new VisitBookedV1("ann", 2));
        await WriteAsync(Visit.StreamOf("a"), new LyingChange());
        CorruptPageException error = await Assert.ThrowsAsync<CorruptPageException>(() => Visits().LoadAsync("a"));
        Assert.Equal((Visit.StreamOf("a"), 2), (error.Stream, error.Version));
    }

    [Fact]
    public async Task An_old_version_under_another_shape_than_the_lock_has_is_a_mismatch()
    {
        await WriteAsync(Visit.StreamOf("a"), new OtherBooking());
        SchemaMismatchException error = await Assert.ThrowsAsync<SchemaMismatchException>(() => Visits().LoadAsync("a"));
        Assert.Equal(("visit-booked", 1, "(Guest: i32)", "(Guest: str, Nights: i32 =)"), (error.EventName, error.SchemaVersion, error.StoredShape, error.BuiltShape));
    }

    [Fact]
    public async Task What_an_older_form_of_an_old_version_lacks_gets_its_default()
    {
        await WriteAsync(Visit.StreamOf("a"), new ShortBooking());
        Assert.Equal(["1.0 a 1 ? 80 desk"], (await Visits().LoadAsync("a")).Log);
    }

    [Fact]
    public async Task An_upcaster_that_throws_is_a_fold_that_fails_at_the_stored_event()
    {
        await WriteAsync(Visit.StreamOf("a"), new VisitBookedV1("ann", 2));
        await WriteAsync(Visit.StreamOf("a"), new VisitScolded("loud"));
        FoldException error = await Assert.ThrowsAsync<FoldException>(() => Visits().LoadAsync("a"));
        Assert.Equal((2, "visit-scolded"), (error.Version, error.EventName));
        Assert.Equal("loud", Assert.IsType<InvalidTimeZoneException>(error.InnerException).Message);
    }

    [Fact]
    public async Task An_old_event_that_only_begins_a_stream_does_not_follow()
    {
        await WriteAsync(Visit.StreamOf("a"), new VisitBookedV1("ann", 2));
        await WriteAsync(Visit.StreamOf("a"), new VisitBookedV2("ann", 2, "1"));
        FoldException error = await Assert.ThrowsAsync<FoldException>(() => Visits().LoadAsync("a"));
        Assert.Equal((2, "visit-booked"), (error.Version, error.EventName));
    }

    private protected abstract IEventStore Open();

    private static VisitPaid Paid()
        => new(Former.Coin.Cent, [new("bed", 8000), new("breakfast", 900)], ImmutableDictionary<string, int>.Empty.Add("jo", 100), new CardWallet("77"));

    private Repository<Visit, string> Visits() => new(Store, _clock);

    private Repository<VisitTally, string> Tallies() => new(Store, _clock);

    private async Task LiveAsync(StreamId stream)
    {
        await WriteAsync(stream, new VisitBookedV1("ann", 2));
        await WriteAsync(stream, new VisitChanged("bea", 3));
        await WriteAsync(stream, new VisitChanged(null, 4));
        await WriteAsync(stream, new VisitViewed("eve"));
        await WriteAsync(stream, Paid());
    }

    private async Task WriteAsync<TEvent>(StreamId stream, TEvent e)
        where TEvent : IEvent<TEvent>
    {
        PageBuilder page = new();
        page.Add(in e);
        await Store.AppendAsync([new StreamAppend { Stream = stream, Page = page, AppendId = AppendId.New(), Time = _clock.Now }]);
    }

    /// <summary>The right name and shape, and bytes that are something else.</summary>
    private readonly record struct LyingChange : IEvent<LyingChange>
    {
        public static EventType EventType { get; } = new("visit-changed", 1, "(Guest: str?, Nights: i32)");

        public static long GetMaxPayloadSize(in LyingChange e) => 3;

        public static int EncodePayload(in LyingChange e, Span<byte> destination)
        {
            ((ReadOnlySpan<byte>)[0x92, 0xC0, 0xC3]).CopyTo(destination);
            return 3;
        }

        public static void DecodePayload(ReadOnlySpan<byte> payload, ulong members, out LyingChange e) => e = default;
    }

    /// <summary>The first version before its second member was added.</summary>
    private readonly record struct ShortBooking : IEvent<ShortBooking>
    {
        public static EventType EventType { get; } = new("visit-booked", 1, "(Guest: str)");

        public static long GetMaxPayloadSize(in ShortBooking e) => 3;

        public static int EncodePayload(in ShortBooking e, Span<byte> destination)
        {
            ((ReadOnlySpan<byte>)[0x91, 0xA1, (byte)'a']).CopyTo(destination);
            return 3;
        }

        public static void DecodePayload(ReadOnlySpan<byte> payload, ulong members, out ShortBooking e) => e = default;
    }

    /// <summary>Somebody else's event of that name and version.</summary>
    private readonly record struct OtherBooking : IEvent<OtherBooking>
    {
        public static EventType EventType { get; } = new("visit-booked", 1, "(Guest: i32)");

        public static long GetMaxPayloadSize(in OtherBooking e) => 2;

        public static int EncodePayload(in OtherBooking e, Span<byte> destination)
        {
            ((ReadOnlySpan<byte>)[0x91, 0x01]).CopyTo(destination);
            return 2;
        }

        public static void DecodePayload(ReadOnlySpan<byte> payload, ulong members, out OtherBooking e) => e = default;
    }
}

public sealed class UpcastingInMemoryTests : UpcastingContract
{
    private protected override IEventStore Open() => new InMemoryEventStore();
}

public sealed class UpcastingInSqliteTests : UpcastingContract
{
    private readonly string _folder = Directory.CreateTempSubdirectory("foldstream-upcasting-").FullName;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private protected override IEventStore Open() => SqliteEventStore.Open(Path.Combine(_folder, "visits.db"));
}
