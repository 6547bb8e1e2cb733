using Foldstream.Benchmarks.Rivals;

namespace Foldstream.Benchmarks.Bank;

/// <summary>The events as structs of Foldstream, ready to be written.</summary>
internal sealed class EventArrays
{
    private readonly EventKind[] _kinds;
    private readonly int[] _indexes;

    public EventArrays(IReadOnlyList<object> events)
    {
        _kinds = [.. events.Select(Recording.KindOf)];
        int[] counts = new int[6];
        _indexes = [.. _kinds.Select(kind => counts[(int)kind]++)];
        Openings = [.. events.OfType<ClassOpened>().Select(e => new Opened(e.AccountId, e.Owner, e.Overdraft, e.At))];
        Deposits = [.. events.OfType<ClassDeposited>().Select(e => new Deposited(e.TransactionId, e.Amount, e.Description, e.At))];
        Withdrawals = [.. events.OfType<ClassWithdrawn>().Select(e => new Withdrawn(e.TransactionId, e.Amount, e.Description, e.At))];
        Transfers = [.. events.OfType<ClassTransferSent>().Select(e => new TransferSent(e.TransactionId, e.Receiver, e.Amount, e.Reference, e.At))];
        Interest = [.. events.OfType<ClassInterestAccrued>().Select(e => new InterestAccrued(e.Amount, e.Days, e.At))];
        Limits = [.. events.OfType<ClassLimitChanged>().Select(e => new LimitChanged(e.Limit, e.At))];
    }

    public int Count => _kinds.Length;

    public Opened[] Openings { get; }

    public Deposited[] Deposits { get; }

    public Withdrawn[] Withdrawals { get; }

    public TransferSent[] Transfers { get; }

    public InterestAccrued[] Interest { get; }

    public LimitChanged[] Limits { get; }

    public EventKind KindAt(int index) => _kinds[index];

    /// <summary>The index among the events of the same kind.</summary>
    public int IndexAt(int index) => _indexes[index];
}
