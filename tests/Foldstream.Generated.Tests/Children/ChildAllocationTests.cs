using Foldstream.Aggregates;

namespace Foldstream.Generated.Tests.Children;

public sealed class ChildAllocationTests
{
    private const int PageSize = 10_000;

    [Fact]
    public async Task An_event_that_is_folded_into_a_child_allocates_nothing()
    {
        (LoanLedger few, LoanLedger many) = (await SentAsync(1), await SentAsync(11));
        Assert.Equal(11 * PageSize, (await many.Loans.LoadAsync(many.Id)).Offers[LoanLedger.First].TimesSent);

        Assert.Equal(Measure<Loan>(few), Measure<Loan>(many));
    }

    [Fact]
    public async Task Nor_does_one_that_is_folded_into_a_child_that_is_a_value()
    {
        (LoanLedger few, LoanLedger many) = (await SentAsync(1), await SentAsync(11));
        Assert.Equal(11 * PageSize, (await many.As<LoanSheets>().LoadAsync(many.Id)).Sheets[LoanLedger.First].TimesSent);

        Assert.Equal(Measure<LoanSheets>(few), Measure<LoanSheets>(many));
    }

    [Fact]
    public async Task A_member_that_the_child_reads_is_seen_by_the_measurement()
    {
        (LoanLedger few, LoanLedger many) = (await SentAsync(1, "c"), await SentAsync(2, "c"));

        Assert.True(Measure<UnprunedLoan>(many) - Measure<UnprunedLoan>(few) >= PageSize * 24);
    }

    private static async Task<LoanLedger> SentAsync(int pages, string channel = "a channel that nobody reads")
    {
        LoanLedger ledger = await LoanLedger.WithOffersAsync(LoanLedger.First, LoanLedger.Second);
        OfferSent[] page = [.. Enumerable.Repeat(new OfferSent(LoanLedger.First, channel), PageSize)];
        for (int i = 0; i < pages; i++) await ledger.WriteAsync(page);
        return ledger;
    }

    // The least of several: the first may compile, and the runtime may allocate on this thread for reasons of its own.
    private static long Measure<TLoan>(LoanLedger ledger)
        where TLoan : class, IAggregate<TLoan, LoanId>
    {
        Repository<TLoan, LoanId> loans = ledger.As<TLoan>();
        long least = long.MaxValue;
        for (int i = 0; i < 20; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Task<TLoan> load = loans.LoadAsync(ledger.Id);
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(load.IsCompletedSuccessfully);
            least = Math.Min(least, bytes);
        }

        return least;
    }
}
