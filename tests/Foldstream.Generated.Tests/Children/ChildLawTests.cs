using CsCheck;

namespace Foldstream.Generated.Tests.Children;

/// <summary>What must hold for every aggregate with children, checked on random decisions.</summary>
public sealed class ChildLawTests
{
    private static readonly Gen<OfferId> Id = Gen.Int[1, 4].Select(value => new OfferId(value));

    private static readonly Gen<Action<Loan>> Lasting = Gen.OneOf<Action<Loan>>(
        Gen.Select(Id, Gen.Decimal[1m, 99m], Gen.String[0, 10]).Select<OfferId, decimal, string, Action<Loan>>((id, amount, terms) => loan => loan.Make(id, amount, terms)),
        Gen.Select(Id, Gen.String[0, 10]).Select<OfferId, string, Action<Loan>>((id, channel) => loan => If(loan, id, () => loan.Send(id, channel))),
        Gen.Select(Id, Gen.Decimal[1m, 99m], Gen.String[0, 10]).Select<OfferId, decimal, string, Action<Loan>>((id, amount, by) => loan => If(loan, id, () => loan.Improve(id, amount, by))),
        Id.Select<OfferId, Action<Loan>>(id => loan => loan.Accept(id)));

    private static readonly Gen<Action<Loan>> Any = Gen.Frequency((4, Lasting), (1, Id.Select<OfferId, Action<Loan>>(id => loan => loan.Withdraw(id, "no use"))));

    [Fact]
    public void State_after_Raise_is_state_after_replay() => Any.Array[1, 30].Sample(decisions => Run(async () =>
    {
        LoanLedger ledger = await LoanLedger.WithOffersAsync();
        object? raised = null;
        await ledger.Loans.ExecuteAsync(ledger.Id, loan =>
        {
            DecideAll(loan, decisions);
            raised = StateOf(loan);
        });

        Assert.Equal(raised, StateOf(await ledger.Loans.LoadAsync(ledger.Id)));
    }), iter: 100);

    [Fact]
    public void One_page_folds_as_many_pages_do() => Any.Array[1, 30].Sample(decisions => Run(async () =>
    {
        LoanLedger one = await LoanLedger.WithOffersAsync(), many = await LoanLedger.WithOffersAsync();
        await one.Loans.ExecuteAsync(one.Id, loan => DecideAll(loan, decisions));
        foreach (Action<Loan> decision in decisions)
        {
            await many.Loans.ExecuteAsync(many.Id, loan => DecideAll(loan, [decision]));
        }

        Assert.Equal(StateOf(await one.Loans.LoadAsync(one.Id)), StateOf(await many.Loans.LoadAsync(many.Id)));
    }), iter: 100);

    [Fact]
    public void A_record_with_children_that_are_values_folds_what_the_class_folds() => Any.Array[1, 30].Sample(decisions => Run(async () =>
    {
        LoanLedger ledger = await LoanLedger.WithOffersAsync();
        await ledger.Loans.ExecuteAsync(ledger.Id, loan => DecideAll(loan, decisions));
        Loan loan = await ledger.Loans.LoadAsync(ledger.Id);
        LoanFile file = await ledger.As<LoanFile>().LoadAsync(ledger.Id);

        Assert.Equal((loan.Wanted, loan.Granted), (file.Wanted, file.Granted));
        Assert.Equal(Text(loan), Text(file.Offers));
    }), iter: 100);

    [Fact]
    public void A_pruned_fold_is_the_full_fold() => Lasting.Array[1, 30].Sample(decisions => Run(async () =>
    {
        LoanLedger ledger = await LoanLedger.WithOffersAsync();
        await ledger.Loans.ExecuteAsync(ledger.Id, loan => DecideAll(loan, decisions));
        Loan loan = await ledger.Loans.LoadAsync(ledger.Id);
        UnprunedLoan full = await ledger.As<UnprunedLoan>().LoadAsync(ledger.Id);
        LoanSheets sheets = await ledger.As<LoanSheets>().LoadAsync(ledger.Id);

        Assert.Equal(loan.Offers.OrderBy(offer => offer.Key).Select(offer => (offer.Key, offer.Value.Amount, offer.Value.IsAccepted)), full.Offers.Select(offer => (offer.Key, offer.Value.Amount, offer.Value.IsAccepted)));
        Assert.Equal(Text(loan), Text(sheets.Sheets));
    }), iter: 100);

    private static void If(Loan loan, OfferId id, Action decide)
    {
        if (loan.Offers.ContainsKey(id)) decide();
    }

    private static void DecideAll(Loan loan, Action<Loan>[] decisions)
    {
        foreach (Action<Loan> decide in decisions)
        {
            try
            {
                decide(loan);
            }
            catch (RefusedException)
            {
                // The law is about what is raised.
            }
        }
    }

    private static object StateOf(Loan loan) => (loan.Version, loan.Wanted, loan.Granted, Text(loan));

    private static string Text(Loan loan)
        => Text(loan.Offers.Select(offer => KeyValuePair.Create(offer.Key, new OfferSheet(offer.Value.Amount, offer.Value.MadeAt, offer.Value.TimesSent, offer.Value.IsAccepted))));

    private static string Text(IEnumerable<KeyValuePair<OfferId, OfferSheet>> offers) => string.Join('\n', offers.OrderBy(offer => offer.Key));

    // The store in memory answers at once, so nothing waits here.
    private static void Run(Func<Task> law) => law().GetAwaiter().GetResult();
}
