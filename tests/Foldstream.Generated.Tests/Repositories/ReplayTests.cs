using Foldstream.Events;
using Foldstream.Stores;

namespace Foldstream.Generated.Tests.Repositories;

public sealed class ReplayTests
{
    [Fact]
    public async Task An_event_that_the_aggregate_neither_applies_nor_ignores_stops_the_replay()
    {
        Ledger ledger = await Ledger.WithAccountAsync();
        await ledger.WriteAsync(new GiftWrapped(2));
        UnknownEventException error = await Assert.ThrowsAsync<UnknownEventException>(() => ledger.Accounts.LoadAsync(ledger.Id));
        Assert.Equal((ledger.Stream, 2, "gift-wrapped", 1), (error.Stream, error.Version, error.EventName, error.SchemaVersion));
        Assert.StartsWith(
            $"account/{ledger.Id}, version 2: event 'gift-wrapped' v1. Account neither applies nor ignores it. It was written at 2026-11-23T10:00:00.0000000Z",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ignored_events_count_but_change_nothing()
    {
        Ledger ledger = await Ledger.WithAccountAsync(balance: 1m);
        await ledger.WriteAsync(new AccountViewed("eve"));
        await ledger.Accounts.ExecuteAsync(ledger.Id, a => a.Deposit(1m));
        Account account = await ledger.Accounts.LoadAsync(ledger.Id);
        Assert.Equal((2m, 4), (account.Balance, account.Version));
    }

    [Fact]
    public async Task A_shape_that_another_build_wrote_is_never_read_as_this_builds()
    {
        Ledger ledger = await Ledger.WithAccountAsync();
        await ledger.WriteAsync(new ForeignDeposit(7));
        SchemaMismatchException error = await Assert.ThrowsAsync<SchemaMismatchException>(() => ledger.Accounts.LoadAsync(ledger.Id));
        Assert.Equal(("money-deposited", "(Cents: i32)", "(Amount: decimal)"), (error.EventName, error.StoredShape, error.BuiltShape));
    }

    [Fact]
    public async Task A_payload_that_lies_about_its_shape_is_a_corrupt_page()
    {
        Ledger ledger = await Ledger.WithAccountAsync();
        await ledger.WriteAsync(new LyingDeposit());
        CorruptPageException error = await Assert.ThrowsAsync<CorruptPageException>(() => ledger.Accounts.LoadAsync(ledger.Id));
        Assert.Equal((ledger.Stream, 2, 2), (error.Stream, error.Version, error.Position));
    }

    [Fact]
    public async Task A_birth_event_can_only_begin_a_stream()
    {
        Ledger ledger = await Ledger.WithAccountAsync();
        await ledger.WriteAsync(new AccountOpened("again", default));
        FoldException error = await Assert.ThrowsAsync<FoldException>(() => ledger.Accounts.LoadAsync(ledger.Id));
        Assert.Equal((2, "account-opened"), (error.Version, error.EventName));
    }

    [Fact]
    public async Task An_event_before_the_birth_event_is_a_typed_error()
    {
        Ledger ledger = Ledger.Empty();
        await ledger.WriteAsync(new MoneyDeposited(1m));
        FoldException error = await Assert.ThrowsAsync<FoldException>(() => ledger.Accounts.LoadAsync(ledger.Id));
        Assert.Equal((1, "money-deposited"), (error.Version, error.EventName));
    }

    [Fact]
    public async Task A_protected_member_is_an_error_of_its_own_that_names_the_event()
    {
        Ledger ledger = Ledger.Empty();
        await ledger.WriteAsync(new AccountOpened("ann", default));
        await ledger.WriteAsync(new ProtectedDeposit());
        ProtectedMemberException error = await Assert.ThrowsAsync<ProtectedMemberException>(() => ledger.Accounts.LoadAsync(ledger.Id));

        Assert.Equal((2, 1), (error.Version, error.Offset));
        Assert.NotNull(error.Stream);
        Assert.StartsWith($"A member of 'money-deposited' in {error.Stream} at version 2 is protected", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_of_ignored_events_alone_has_no_aggregate()
    {
        Ledger ledger = Ledger.Empty();
        await ledger.WriteAsync(new AccountViewed("eve"));
        await Assert.ThrowsAsync<FoldException>(() => ledger.Accounts.LoadAsync(ledger.Id));
    }

    [Fact]
    public async Task A_version_in_the_middle_of_a_page_is_a_place_in_the_past()
    {
        Ledger ledger = Ledger.Empty();
        await ledger.Counters.StartAsync("c", c => c.Count(5));
        await ledger.Counters.ExecuteAsync("c", c => c.Count(5));
        for (int version = 1; version <= 12; version++)
        {
            Counter then = await ledger.Counters.LoadAsync("c", AsOf.Version(version));
            Assert.Equal((Math.Min(version, 10), Math.Min(version, 10)), (then.Value, then.Version));
        }
    }

    [Fact]
    public async Task A_time_gives_the_longest_beginning_without_a_later_append()
    {
        Ledger ledger = Ledger.Empty();
        DateTimeOffset start = ledger.Clock.Now;
        await ledger.Counters.StartAsync("c", c => c.Count(1));
        foreach (int hour in (int[])[2, 1, 3])
        {
            await ledger.Counters.ExecuteAsync("c", c => c.Count(1), new AppendOptions { Time = start.AddHours(hour) });
        }

        Assert.Equal(1, (await ledger.Counters.LoadAsync("c", AsOf.Time(start.AddHours(1)))).Value);
        Assert.Equal(3, (await ledger.Counters.LoadAsync("c", AsOf.Time(start.AddHours(2)))).Value);
        Assert.Equal(4, (await ledger.Counters.LoadAsync("c", AsOf.Time(start.AddHours(9)))).Value);
        Assert.False((await ledger.Counters.FindAsync("c", AsOf.Time(start.AddTicks(-1)))).Exists);
        StreamNotFoundException error = await Assert.ThrowsAsync<StreamNotFoundException>(() => ledger.Counters.LoadAsync("c", AsOf.Time(start.AddTicks(-1))));
        Assert.Equal("counter/c had no events as of 2026-11-23T09:59:59.9999999Z. Use FindAsync if it may be missing.", error.Message);
    }

    /// <summary>The same event under another shape, as an older build might have written it.</summary>
    private readonly record struct ForeignDeposit(byte Cents) : IEvent<ForeignDeposit>
    {
        public static EventType EventType { get; } = new("money-deposited", 1, "(Cents: i32)");

        public static long GetMaxPayloadSize(in ForeignDeposit e) => 2;

        public static int EncodePayload(in ForeignDeposit e, Span<byte> destination)
        {
            destination[0] = 0x91;
            destination[1] = e.Cents;
            return 2;
        }

        public static void DecodePayload(ReadOnlySpan<byte> payload, ulong members, out ForeignDeposit e) => e = new ForeignDeposit(payload[1]);
    }

    /// <summary>The right name and shape, and a member that somebody has protected.</summary>
    private readonly record struct ProtectedDeposit : IEvent<ProtectedDeposit>
    {
        public static EventType EventType { get; } = new("money-deposited", 1, "(Amount: decimal)");

        public static long GetMaxPayloadSize(in ProtectedDeposit e) => 4;

        public static int EncodePayload(in ProtectedDeposit e, Span<byte> destination)
        {
            ((byte[])[0x91, 0xd4, 80, 1]).CopyTo(destination);
            return 4;
        }

        public static void DecodePayload(ReadOnlySpan<byte> payload, ulong members, out ProtectedDeposit e) => e = default;
    }

    /// <summary>The right name and shape, and bytes that are something else.</summary>
    private readonly record struct LyingDeposit : IEvent<LyingDeposit>
    {
        public static EventType EventType { get; } = new("money-deposited", 1, "(Amount: decimal)");

        public static long GetMaxPayloadSize(in LyingDeposit e) => 2;

        public static int EncodePayload(in LyingDeposit e, Span<byte> destination)
        {
            destination[0] = 0x91;
            destination[1] = 0xC3;
            return 2;
        }

        public static void DecodePayload(ReadOnlySpan<byte> payload, ulong members, out LyingDeposit e) => e = default;
    }
}
