using System.Collections.Immutable;
using System.Globalization;
using Foldstream;
using Foldstream.Sqlite;
using Spectre.Console;

namespace Transfers;

/// <summary>Four days of two accounts: money moves between them, or it does not.</summary>
internal sealed class Story(SqliteEventStore store, CancellationToken cancel)
{
    private readonly Repository<Account, AccountId> _accounts = new(store);
    private readonly AccountId _anna = AccountId.New(), _bert = AccountId.New();

    public static async Task RunAsync(string database, CancellationToken cancel)
    {
        await using SqliteEventStore store = SqliteEventStore.Open(database);
        Story story = new(store, cancel);
        await story.OpenAsync();
        await story.MoveAsync();
        await story.MeetConflictsAsync();
        await story.RepeatAsync();
        await story.LookBackAsync();
    }

    // The appends are laid over several days, as an import would.
    private static AppendOptions On(DateTimeOffset day) => new() { Time = day, Actor = "teller" };

    private static void Say(string line) => Console.WriteLine(line);

    private async Task OpenAsync()
    {
        await _accounts.StartAsync(_anna, Account.Open("Anna"), a => a.Deposit(200m), On(Day.Monday), cancel);
        await _accounts.StartAsync(_bert, Account.Open("Bert"), On(Day.Monday), cancel);
        Say($"{Day.Name(Day.Monday)}: Anna and Bert open accounts. Anna deposits 200.00.");
    }

    private async Task MoveAsync()
    {
        Transfer rent = new(_anna, _bert, 80m, "rent");
        ImmutableArray<Appended> done = await UnitOfWork.ExecuteAsync((_accounts, rent.From), (_accounts, rent.To), rent.Decide, On(Day.Tuesday), cancel);
        Say($"{Day.Name(Day.Tuesday)}: 80.00 move from Anna to Bert: positions {done[0].Position} and {done[1].Position}, written together or not at all.");

        Transfer boat = new(_bert, _anna, 500m, "boat");
        long head = await store.GetHeadAsync(cancel);
        try
        {
            await UnitOfWork.ExecuteAsync((_accounts, boat.From), (_accounts, boat.To), boat.Decide, On(Day.Tuesday), cancel);
        }
        catch (RefusedException refusal)
        {
            Say($"         Refused: {refusal.Message} {await store.GetHeadAsync(cancel) - head} events were written.");
        }
    }

    private async Task MeetConflictsAsync()
    {
        // By hand: what the unit has loaded must still be as it was when the unit is committed.
        Transfer food = new(_anna, _bert, 20m, "food");
        UnitOfWork unit = UnitOfWork.Begin(On(Day.Wednesday));
        Account anna = await unit.LoadAsync(_accounts, _anna, cancel), bert = await unit.LoadAsync(_accounts, _bert, cancel);
        await _accounts.ExecuteAsync(_anna, a => a.Deposit(5m), On(Day.Wednesday), cancel);
        unit.Raise(_accounts, _anna, anna.Send(food));
        unit.Raise(_accounts, _bert, bert.Receive(food));
        try
        {
            await unit.CommitAsync(cancel);
        }
        catch (VersionConflictException conflict)
        {
            Say($"{Day.Name(Day.Wednesday)}: Anna deposits 5.00 while a transfer of hers is under way, and the transfer meets a conflict:");
            Say($"         she was at version {conflict.Expected} and is at {conflict.Actual}. Neither account was changed.");
        }

        // ExecuteAsync decides again by itself.
        int decisions = 0;
        await Task.WhenAll(Enumerable.Range(1, 4).Select(i => Task.Run(
            () => UnitOfWork.ExecuteAsync(
                (_accounts, _anna),
                (_accounts, _bert),
                (a, b) =>
                {
                    Interlocked.Increment(ref decisions);
                    return (food with { Amount = 5m, Purpose = $"food {i}" }).Decide(a, b);
                },
                On(Day.Wednesday) with { Attempts = 50 },
                cancel),
            cancel)));
        Say($"         4 transfers of 5.00 at once: {decisions} decisions, {decisions - 4} of them made again after a conflict.");
    }

    private async Task RepeatAsync()
    {
        Transfer gift = new(_bert, _anna, 12.50m, "gift");
        AppendOptions once = On(Day.Thursday) with { Once = AppendId.From("payments", $"{_bert}-4711") };
        ImmutableArray<Appended> first = await UnitOfWork.ExecuteAsync((_accounts, gift.From), (_accounts, gift.To), gift.Decide, once, cancel);
        ImmutableArray<Appended> second = await UnitOfWork.ExecuteAsync((_accounts, gift.From), (_accounts, gift.To), gift.Decide, once, cancel);
        Say($"{Day.Name(Day.Thursday)}: payment 4711 is delivered twice and takes effect once: position {first[0].Position}, then {second[0].Position} again"
            + $" ({(second.All(append => append.Repeated) ? "recognised as a repetition" : "carried out twice")}).");
    }

    private async Task LookBackAsync()
    {
        Table table = new Table().AddColumns("evening of", "Anna", "Bert", "together");
        foreach (DateTimeOffset day in new[] { Day.Monday, Day.Tuesday, Day.Wednesday, Day.Thursday })
        {
            Account anna = await _accounts.LoadAsync(_anna, Day.EndOf(day), cancel), bert = await _accounts.LoadAsync(_bert, Day.EndOf(day), cancel);
            table.AddRow(Day.Name(day), Amount(anna.Balance), Amount(bert.Balance), Amount(anna.Balance + bert.Balance));
        }

        AnsiConsole.Write(table);
        await Statement.PrintAsync(_accounts, _anna, Day.Tuesday, cancel);
        Say($"Any day: dotnet run --project samples/Transfers -- statement {_anna} --on 2026-11-04");
    }

    private static string Amount(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
