using static Foldstream.Generated.Tests.Children.LoanLedger;

namespace Foldstream.Generated.Tests.Children;

public sealed class ChildTests
{
    [Fact]
    public async Task Each_child_has_a_life_of_its_own()
    {
        LoanLedger ledger = await WithOffersAsync(First, Second);
        await ledger.Loans.ExecuteAsync(ledger.Id, loan =>
        {
            loan.Send(Second, "post");
            loan.Improve(First, 150m, "ben");
            loan.Send(Second, "mail");
            loan.Accept(Second);
        });

        Loan loan = await ledger.Loans.LoadAsync(ledger.Id);
        Assert.Equal((150m, 0, false), (loan.Offers[First].Amount, loan.Offers[First].TimesSent, loan.Offers[First].IsAccepted));
        Assert.Equal((200m, 2, true), (loan.Offers[Second].Amount, loan.Offers[Second].TimesSent, loan.Offers[Second].IsAccepted));
    }

    [Fact]
    public async Task The_next_line_of_a_decision_sees_the_changed_child()
    {
        LoanLedger ledger = await WithOffersAsync(First);
        Decided<int> sent = await ledger.Loans.ExecuteAsync(ledger.Id, loan =>
        {
            loan.Send(First, "post");
            return loan.Offers[First].TimesSent;
        });

        Assert.Equal(1, sent.Value);
    }

    [Fact]
    public async Task The_aggregate_sees_its_children_as_they_are_after_the_event()
    {
        LoanLedger ledger = await WithOffersAsync(First);
        await ledger.WriteAsync(new OfferAccepted(First));
        Watcher watcher = await ledger.As<Watcher>().LoadAsync(ledger.Id);
        Assert.Equal((1, true), (watcher.OffersAtBirth, watcher.WasAcceptedAlready));
    }

    [Fact]
    public async Task A_child_is_told_the_version_of_its_event()
    {
        LoanLedger ledger = await WithOffersAsync(First, Second);
        long raised = 0;
        await ledger.Loans.ExecuteAsync(ledger.Id, loan =>
        {
            loan.Make(new OfferId(3), 1m, "");
            raised = loan.Offers[new OfferId(3)].MadeAt;
        });

        Loan loan = await ledger.Loans.LoadAsync(ledger.Id);
        Assert.Equal([2, 3, 4], loan.Offers.Values.Select(offer => offer.MadeAt));
        Assert.Equal(4, raised);
    }

    [Fact]
    public async Task A_child_ends_when_the_aggregate_removes_it_and_its_key_is_free_again()
    {
        LoanLedger ledger = await WithOffersAsync(First, Second);
        await ledger.Loans.ExecuteAsync(ledger.Id, loan => loan.Withdraw(First, "too low"));
        Assert.Equal([Second], (await ledger.Loans.LoadAsync(ledger.Id)).Offers.Keys);

        await ledger.Loans.ExecuteAsync(ledger.Id, loan => loan.Make(First, 500m, "better"));
        Assert.Equal(500m, (await ledger.Loans.LoadAsync(ledger.Id)).Offers[First].Amount);
    }

    [Fact]
    public async Task The_past_has_the_children_of_the_past()
    {
        LoanLedger ledger = await WithOffersAsync(First);
        await ledger.Loans.ExecuteAsync(ledger.Id, loan =>
        {
            loan.Make(Second, 200m, "");
            loan.Send(First, "post");
            loan.Withdraw(First, "");
        });

        string[] states = new string[6];
        for (int version = 1; version < states.Length; version++)
        {
            Loan then = await ledger.Loans.LoadAsync(ledger.Id, AsOf.Version(version));
            states[version] = string.Join(' ', then.Offers.OrderBy(offer => offer.Key).Select(offer => $"{offer.Key}:{offer.Value.TimesSent}"));
        }

        Assert.Equal(["", "1:0", "1:0 2:0", "1:1 2:0", "2:0"], states[1..]);
    }

    [Fact]
    public async Task An_event_for_a_child_that_is_not_there_is_a_typed_error_that_names_the_collection()
    {
        LoanLedger ledger = await WithOffersAsync(First);
        await ledger.WriteAsync(new OfferSent(Second, "secret channel"));
        FoldException error = await Assert.ThrowsAsync<FoldException>(() => ledger.Loans.LoadAsync(ledger.Id));
        Assert.Equal((3, "offer-sent"), (error.Version, error.EventName));
        Assert.Equal(
            "'_offers' has no child 2 to fold 'offer-sent'. Guard in the decision that raises it, and look after removals.",
            Assert.IsType<KeyNotFoundException>(error.InnerException).Message);
    }

    [Fact]
    public async Task An_event_that_begins_a_child_twice_is_a_typed_error()
    {
        LoanLedger ledger = await WithOffersAsync(First);
        await ledger.WriteAsync(new OfferMade(First, 1m, ""));
        FoldException error = await Assert.ThrowsAsync<FoldException>(() => ledger.Loans.LoadAsync(ledger.Id));
        Assert.Equal((3, "offer-made"), (error.Version, error.EventName));
        Assert.Equal(
            "'_offers' already has a child 1, and 'offer-made' can only begin one. Guard in the decision that raises it.",
            Assert.IsType<InvalidOperationException>(error.InnerException).Message);
    }

    [Fact]
    public async Task A_careless_decision_fails_before_anything_is_stored()
    {
        LoanLedger ledger = await WithOffersAsync(First);
        FoldException missing = await Assert.ThrowsAsync<FoldException>(() => ledger.Loans.ExecuteAsync(ledger.Id, loan => loan.Send(Second, "post")));
        Assert.Equal((3, "offer-sent"), (missing.Version, missing.EventName));
        await Assert.ThrowsAsync<FoldException>(() => ledger.Loans.ExecuteAsync(ledger.Id, loan => loan.MakeAgain(First, 1m)));
        Assert.Equal(2, (await ledger.Loans.LoadAsync(ledger.Id)).Version);
    }

    [Fact]
    public async Task A_text_that_is_a_key_is_not_shown()
    {
        LoanLedger ledger = await WithOffersAsync();
        Repository<Register, string> registers = new(ledger.Store, ledger.Clock);
        FoldException error = await Assert.ThrowsAsync<FoldException>(() => registers.StartAsync("r", new RegisterBegun("zoe"), register => register.Note("anna@example.org")));
        Assert.StartsWith("'Notes' has no child to fold 'noted'.", error.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_decides_and_its_children_are_values()
    {
        LoanLedger ledger = await WithOffersAsync(First, Second);
        Repository<LoanFile, LoanId> files = ledger.As<LoanFile>();
        LoanFile before = await files.LoadAsync(ledger.Id);
        await files.ExecuteAsync(ledger.Id, file => file.Send(Second, "post"));
        await files.ExecuteAsync(ledger.Id, file => new OfferAccepted(Second));

        LoanFile after = await files.LoadAsync(ledger.Id);
        Assert.Equal(new OfferSheet(200m, 3, TimesSent: 0), before.Offers[Second]);
        Assert.Equal(new OfferSheet(200m, 3, TimesSent: 2, IsAccepted: true), after.Offers[Second]);
        Assert.Equal((before.Offers[First], 200m), (after.Offers[First], after.Granted));
    }

    [Fact]
    public async Task A_record_without_the_child_stores_nothing_either()
    {
        LoanLedger ledger = await WithOffersAsync(First);
        FoldException error = await Assert.ThrowsAsync<FoldException>(() => ledger.As<LoanFile>().ExecuteAsync(ledger.Id, file => file.Send(Second, "post")));
        Assert.Equal((3, "offer-sent"), (error.Version, error.EventName));
        Assert.StartsWith("'Offers' has no child 2", Assert.IsType<KeyNotFoundException>(error.InnerException).Message, StringComparison.Ordinal);
        Assert.Equal(2, (await ledger.Loans.LoadAsync(ledger.Id)).Version);
    }
}
