using Foldstream.Events;
using Foldstream.Stores;
using static Foldstream.Sqlite.Tests.Appends;

namespace Foldstream.Sqlite.Tests;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_repeated_append_returns_the_first_outcome_whatever_version_it_expects()
    {
        StreamAppend append = To(Alice, ExpectedVersion.None, 1, 2);
        Appended first = await Store.AppendAsync(append);
        await Store.AppendAsync(To(Alice, 3));

        Appended second = await Store.AppendAsync(append);
        Appended third = await Store.AppendAsync(To(Alice, ExpectedVersion.At(77), 1, 2) with { AppendId = append.AppendId, Time = Noon.AddDays(1) });

        Assert.Equal(first with { Repeated = true }, second);
        Assert.Equal(second, third);
        Assert.Equal([1, 2, 3], (await Store.ReadAsync(Alice)).Amounts);
    }

    [Fact]
    public async Task An_append_id_with_other_events_is_refused()
    {
        StreamAppend append = To(Alice, 1, 2);
        await Store.AppendAsync(append);
        PageBuilder otherVersion = new(), otherName = new();
        otherVersion.Add(new Deposited(1));
        otherVersion.Add(new DepositedAnew(2));
        otherName.Add(new Deposited(1));
        otherName.Add(new Noted("........"));
        StreamAppend[] others =
        [
            To(Alice, 1), To(Alice, 1, 2, 3), To(Alice, 2, 1),
            Of(Alice, ExpectedVersion.Any, otherVersion), Of(Alice, ExpectedVersion.Any, otherName),
        ];

        foreach (StreamAppend other in others)
        {
            AppendIdReusedException reused =
                await Assert.ThrowsAsync<AppendIdReusedException>(() => Store.AppendAsync(other with { AppendId = append.AppendId }));
            Assert.Equal((Alice, append.AppendId, 2), (reused.Stream, reused.AppendId, reused.Version));
        }

        Assert.Equal(2, await Store.GetHeadAsync());
    }

    [Fact]
    public async Task An_append_id_belongs_to_its_stream()
    {
        StreamAppend append = To(Alice, 1);
        await Store.AppendAsync(append);
        Appended other = await Store.AppendAsync(To(Bob, 1) with { AppendId = append.AppendId });
        Assert.False(other.Repeated);
        Assert.Equal(2, other.Position);
    }

    [Fact]
    public async Task A_repeated_unit_returns_its_first_outcomes()
    {
        StreamAppend[] unit = [To(Alice, ExpectedVersion.None, 1), To(Bob, ExpectedVersion.None, 2, 3)];
        Appended[] first = [.. await Store.AppendAsync([.. unit])];
        Appended[] second = [.. await Store.AppendAsync([.. unit])];
        Assert.Equal(first.Select(appended => appended with { Repeated = true }), second);
        Assert.Equal(3, await Store.GetHeadAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_unit_of_which_only_a_part_is_held_is_refused(bool heldFirst)
    {
        StreamAppend held = To(Alice, 1), fresh = To(Bob, 2);
        await Store.AppendAsync(held);

        AppendIdReusedException reused = await Assert.ThrowsAsync<AppendIdReusedException>(
            async () => await Store.AppendAsync(heldFirst ? [held, fresh] : [fresh, held]));

        Assert.Equal(Alice, reused.Stream);
        Assert.Contains("another unit", reused.Message, StringComparison.Ordinal);
        Assert.Equal(1, await Store.GetHeadAsync());
    }

    [Fact]
    public async Task An_append_is_found_by_its_id()
    {
        StreamAppend append = To(Alice, 1, 2);
        await Store.AppendAsync(To(Bob, 9));
        Appended appended = await Store.AppendAsync(append);
        await Store.AppendAsync(To(Alice, 3));

        Assert.Equal(appended with { Repeated = true }, await Store.FindAppendAsync(Alice, append.AppendId));
        Assert.Null(await Store.FindAppendAsync(Bob, append.AppendId));
        Assert.Null(await Store.FindAppendAsync(Alice, AppendId.New()));
        Assert.Null(await Store.FindAppendAsync(Carol, append.AppendId));
    }

    [Fact]
    public async Task Many_who_repeat_one_append_at_the_same_time_all_get_the_same_outcome()
    {
        AppendId id = AppendId.New();
        Appended[] outcomes = await Task.WhenAll(Enumerable.Range(0, 32)
            .Select(_ => Task.Run(() => Store.AppendAsync(To(Alice, ExpectedVersion.None, 1, 2) with { AppendId = id }))));
        Assert.Single(outcomes, outcome => !outcome.Repeated);
        Assert.Single(outcomes.Select(outcome => (outcome.Version, outcome.Position)).Distinct());
        Assert.Equal(2, await Store.GetHeadAsync());
    }
}
