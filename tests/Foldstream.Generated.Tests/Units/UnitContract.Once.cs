using System.Collections.Immutable;
using Foldstream.Generated.Tests.Repositories;

namespace Foldstream.Generated.Tests.Units;

public abstract partial class UnitContract
{
    private static readonly AppendOptions Once = new() { Once = AppendId.From("queue", "transfer-1") };

    [Fact]
    public async Task A_repeated_unit_does_not_decide_and_gets_the_first_outcomes()
    {
        ImmutableArray<Appended> first = await UnitOfWork.ExecuteAsync((Accounts, From), (Accounts, To), (a, b) => Move(a, b, 80m), Once);
        DecidedTogether<int> second = await UnitOfWork.ExecuteAsync((Accounts, From), (Accounts, To), DecideNever, Once);
        Assert.Equal(first.Select(append => append with { Repeated = true }), second.Appends);
        Assert.False(second.HasValue);
        Assert.Throws<InvalidOperationException>(() => second.Value);
        Assert.Equal((20m, 80m), await BalancesAsync());

        static int DecideNever(Account a, Account b)
        {
            Assert.Fail("A repetition decided.");
            return 0;
        }
    }

    [Theory]
    [InlineData(80)]
    [InlineData(60)]
    public async Task A_unit_that_is_delivered_twice_at_once_takes_effect_once(int secondAmount)
    {
        ImmutableArray<Appended> winner = default;
        DecidedTogether<decimal> loser = await UnitOfWork.ExecuteAsync(
            (Accounts, From),
            (Accounts, To),
            (a, b) =>
            {
                if (winner.IsDefault)
                {
                    Meanwhile(async () => winner = await UnitOfWork.ExecuteAsync((Accounts, From), (Accounts, To), (c, d) => Move(c, d, 80m), Once));
                }

                Move(a, b, secondAmount);
                return a.Balance;
            },
            Once);
        Assert.Equal(winner.Select(append => append with { Repeated = true }), loser.Appends);
        Assert.False(loser.HasValue);
        Assert.Equal((20m, 80m), await BalancesAsync());
    }

    [Fact]
    public async Task A_delivery_that_raises_on_fewer_streams_is_recognised_too()
    {
        ImmutableArray<Appended> winner = default;
        ImmutableArray<Appended> loser = await UnitOfWork.ExecuteAsync(
            (Accounts, From),
            (Accounts, To),
            (a, b) =>
            {
                if (winner.IsDefault)
                {
                    Meanwhile(async () => winner = await UnitOfWork.ExecuteAsync((Accounts, From), (Accounts, To), (_, d) => d.Deposit(1m), Once));
                }

                a.Deposit(2m);
            },
            Once);
        Assert.Equal(winner.Select(append => append with { Repeated = true }), loser);
        Assert.Equal((100m, 1m), await BalancesAsync());
    }

    [Fact]
    public async Task A_delivery_that_raises_the_same_on_fewer_streams_is_told_all_first_outcomes()
    {
        ImmutableArray<Appended> winner = default;
        ImmutableArray<Appended> loser = await UnitOfWork.ExecuteAsync(
            (Accounts, From),
            (Accounts, To),
            (a, _) =>
            {
                if (winner.IsDefault)
                {
                    Meanwhile(async () => winner = await UnitOfWork.ExecuteAsync((Accounts, From), (Accounts, To), (c, d) => Move(c, d, 80m), Once));
                }

                a.Withdraw(80m);
            },
            Once);
        Assert.Equal(winner.Select(append => append with { Repeated = true }), loser);
        Assert.Equal((20m, 80m), await BalancesAsync());
    }

    [Fact]
    public async Task A_first_delivery_that_comes_between_two_loads_is_told_whole()
    {
        UnitOfWork unit = UnitOfWork.Begin(Once);
        await unit.LoadAsync(Accounts, From);
        ImmutableArray<Appended> first = await UnitOfWork.ExecuteAsync((Accounts, From), (Accounts, To), (a, b) => Move(a, b, 80m), Once);
        await unit.LoadAsync(Accounts, To);
        Assert.True(unit.IsRepetition);
        Assert.Equal(first.Select(append => append with { Repeated = true }), await unit.CommitAsync());
    }

    [Fact]
    public async Task A_general_unit_knows_that_it_is_a_repetition()
    {
        ImmutableArray<Appended> first = await UnitOfWork.ExecuteAsync((Accounts, From), (Accounts, To), (a, b) => Move(a, b, 80m), Once);
        UnitOfWork unit = UnitOfWork.Begin(Once);
        Assert.False(unit.IsRepetition);
        Account from = await unit.LoadAsync(Accounts, From);
        Assert.True(unit.IsRepetition);
        await unit.LoadAsync(Accounts, To);
        from.Deposit(1m);
        Assert.Equal(first.Select(append => append with { Repeated = true }), await unit.CommitAsync());
        Assert.Equal((20m, 80m), await BalancesAsync());
    }

    [Fact]
    public async Task A_stream_that_its_first_delivery_began_is_no_obstacle_for_the_second()
    {
        AccountId third = AccountId.New();
        ImmutableArray<Appended> first = await OpenWithDepositAsync(), second = await OpenWithDepositAsync();
        Assert.Equal(first.Select(append => append with { Repeated = true }), second);
        Assert.Equal((90m, 10m), ((await Accounts.LoadAsync(From)).Balance, (await Accounts.LoadAsync(third)).Balance));

        async Task<ImmutableArray<Appended>> OpenWithDepositAsync()
        {
            UnitOfWork unit = UnitOfWork.Begin(Once);
            Account from = await unit.LoadAsync(Accounts, From);
            Account opened = await unit.StartAsync(Accounts, third, Account.Open("carl"));
            if (!unit.IsRepetition)
            {
                Move(from, opened, 10m);
            }

            return await unit.CommitAsync();
        }
    }
}
