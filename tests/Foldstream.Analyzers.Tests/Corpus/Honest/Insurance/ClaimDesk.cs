using System.Linq;
using System.Threading;
using Insurance.Contracts;

namespace Insurance;

public interface IPayments
{
    Task<bool> PayAsync(string iban, Euro amount, CancellationToken cancel);
}

public sealed class ClaimDesk(IRepository<Claim, ClaimId> claims, IRepository<Policy, PolicyId> policies, IPayments payments)
{
    public async Task<ClaimId> ReportAsync(PolicyId policy, Damage damage, DateOnly on, string by, CancellationToken cancel)
    {
        await policies.LoadAsync(policy, cancel);
        ClaimId id = ClaimId.New();
        await claims.StartAsync(id, Claim.Report(policy, damage, on, by), new AppendOptions { Actor = by }, cancel);
        return id;
    }

    public async Task AssessAsync(ClaimId id, string handler, CancellationToken cancel)
    {
        Claim claim = await claims.LoadAsync(id, cancel);
        Policy policy = await policies.LoadAsync(claim.Policy, cancel);
        await claims.ExecuteAsync(
            id,
            c =>
            {
                c.Assign(handler);
                c.Assess(policy);
            },
            new AppendOptions { Actor = handler },
            cancel);
    }

    public async Task<bool> PayAsync(ClaimId id, string iban, CancellationToken cancel)
    {
        Claim claim = await claims.LoadAsync(id, cancel);
        claim.Pay(iban);
        if (!await payments.PayAsync(iban, claim.Granted, cancel)) return false;

        await claims.SaveAsync(claim, cancel);
        return true;
    }

    public async Task<Euro> PremiumAsync(PolicyId id, DateOnly? on, CancellationToken cancel)
    {
        AsOf? asOf = on is { } day ? AsOf.Time(new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)) : null;
        Policy policy = asOf is { } then ? await policies.LoadAsync(id, then, cancel) : await policies.LoadAsync(id, cancel);
        return policy.Premium;
    }

    public async Task CancelManyAsync(IEnumerable<PolicyId> ids, DateOnly on, string reason, CancellationToken cancel)
    {
        var cancelled = ids.Select(id => policies.ExecuteAsync(id, policy => policy.Cancel(on, reason), cancellationToken: cancel)).ToList();
        await Task.WhenAll(cancelled);
    }
}
