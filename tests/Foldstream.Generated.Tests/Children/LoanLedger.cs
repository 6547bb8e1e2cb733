using Foldstream.Events;
using Foldstream.Generated.Tests.Repositories;
using Foldstream.Stores;

namespace Foldstream.Generated.Tests.Children;

/// <summary>A store with a loan, and a hand to write what no decision would.</summary>
internal sealed class LoanLedger
{
    public static readonly OfferId First = new(1), Second = new(2);

    private LoanLedger() => Loans = new Repository<Loan, LoanId>(Store, Clock);

    public InMemoryEventStore Store { get; } = new();

    public TestClock Clock { get; } = new();

    public Repository<Loan, LoanId> Loans { get; }

    public LoanId Id { get; } = LoanId.New();

    public Repository<TLoan, LoanId> As<TLoan>()
        where TLoan : Aggregates.IAggregate<TLoan, LoanId>
        => new(Store, Clock);

    public static async Task<LoanLedger> WithOffersAsync(params OfferId[] offers)
    {
        LoanLedger ledger = new();
        await ledger.Loans.StartAsync(ledger.Id, Loan.Request("anna", 1_000m), loan =>
        {
            foreach (OfferId offer in offers) loan.Make(offer, 100m * offer.Value, "the usual");
        });
        return ledger;
    }

    public async Task WriteAsync<TEvent>(params TEvent[] events)
        where TEvent : IEvent<TEvent>
    {
        PageBuilder page = new();
        foreach (TEvent e in events) page.Add(in e);
        await Store.AppendAsync([new StreamAppend { Stream = Loan.StreamOf(Id), Page = page, AppendId = AppendId.New(), Time = Clock.GetUtcNow() }]);
    }
}
