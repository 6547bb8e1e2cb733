using System.Linq;
using System.Threading;

namespace Bank;

public sealed record Transfer(TransferId Id, AccountId From, AccountId To, decimal Amount, string Purpose)
{
    public (Account.Events Sent, Account.Events Received) Decide(Account from, Account to)
        => (from.Send(Id, To, Amount, Purpose), to.Receive(Id, From, Amount, Purpose));
}

public sealed class Transfers(IRepository<Account, AccountId> accounts, TimeProvider clock)
{
    public async Task<DateTimeOffset> SendAsync(Transfer transfer, string user, CancellationToken cancel)
    {
        AppendOptions options = new() { Actor = user, Once = AppendId.From("transfer", transfer.Id.ToString()) };
        ImmutableArray<Appended> done = await UnitOfWork.ExecuteAsync((accounts, transfer.From), (accounts, transfer.To), transfer.Decide, options, cancel);
        return done.Length > 0 ? done[0].Time : clock.GetUtcNow();
    }

    /// <summary>One account pays several: together or not at all.</summary>
    public async Task PayOutAsync(AccountId from, IReadOnlyList<(AccountId To, decimal Amount)> salaries, CancellationToken cancel)
    {
        UnitOfWork unit = UnitOfWork.Begin();
        Account payer = await unit.LoadAsync(accounts, from, cancel);
        Refuse.If(salaries.Sum(salary => salary.Amount) > payer.Available, "The salaries are more than there is.");
        foreach ((AccountId to, decimal amount) in salaries)
        {
            TransferId id = TransferId.New();
            Account payee = await unit.LoadAsync(accounts, to, cancel);
            unit.Raise(accounts, from, payer.Send(id, to, amount, "salary"));
            unit.Raise(accounts, to, payee.Receive(id, from, amount, "salary"));
        }

        await unit.CommitAsync(cancel);
    }

    public async Task<decimal> PayInterestAsync(IEnumerable<AccountId> ids, decimal rate, DateOnly from, DateOnly until, CancellationToken cancel)
    {
        decimal sum = 0;
        foreach (AccountId id in ids)
        {
            Decided<decimal> paid = await accounts.ExecuteAsync(id, account => account.PayInterest(rate, from, until), cancellationToken: cancel);
            if (paid.HasValue) sum += paid.Value;
        }

        return sum;
    }

    public async Task<decimal> BalanceAtAsync(AccountId id, DateTimeOffset time, CancellationToken cancel)
    {
        Account then = await accounts.LoadAsync(id, AsOf.Time(time), cancel);
        return then.Balance;
    }
}

public sealed class Loans(IRepository<Loan, LoanId> loans, IRepository<Account, AccountId> accounts)
{
    public async Task<LoanId> RequestAsync(string applicant, decimal amount, AccountId payOutTo, CancellationToken cancel)
    {
        Account account = await accounts.LoadAsync(payOutTo, cancel);
        Refuse.If(account.IsClosed, "The account is closed.");
        LoanId id = LoanId.New();
        await loans.StartAsync(id, Loan.Request(applicant, amount, payOutTo), cancellationToken: cancel).ConfigureAwait(false);
        return id;
    }

    public async Task<OfferId> OfferAsync(LoanId id, Terms terms, int days, CancellationToken cancel)
    {
        Decided<OfferId> made = await loans.ExecuteAsync(
            id,
            (loan, decision) => loan.Make(terms, DateOnly.FromDateTime(decision.Now.UtcDateTime).AddDays(days)),
            cancellationToken: cancel);
        return made.Value;
    }

    public async Task AcceptAndPayOutAsync(LoanId id, OfferId offer, AccountId to, DateOnly today, CancellationToken cancel)
    {
        UnitOfWork unit = UnitOfWork.Begin();
        Loan loan = await unit.LoadAsync(loans, id, cancel);
        Account account = await unit.LoadAsync(accounts, to, cancel);
        loan.Accept(offer, today);
        unit.Raise(accounts, to, account.Deposit(loan.Amount, "loan"));
        await unit.CommitAsync(cancel);
    }
}
