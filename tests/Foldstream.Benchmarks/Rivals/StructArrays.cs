namespace Foldstream.Benchmarks.Rivals;

/// <summary>The events as structs of the rivals, ready to be written.</summary>
internal sealed class StructArrays
{
    private readonly EventKind[] _kinds;
    private readonly int[] _indexes;

    public StructArrays(IReadOnlyList<object> events)
    {
        _kinds = [.. events.Select(Recording.KindOf)];
        int[] counts = new int[6];
        _indexes = [.. _kinds.Select(kind => counts[(int)kind]++)];
        Openings = [.. events.OfType<ClassOpened>().Select(e => new StructOpened(e.AccountId, e.Owner, e.Overdraft, e.At))];
        Deposits = [.. events.OfType<ClassDeposited>().Select(e => new StructDeposited(e.TransactionId, e.Amount, e.Description, e.At))];
        Withdrawals = [.. events.OfType<ClassWithdrawn>().Select(e => new StructWithdrawn(e.TransactionId, e.Amount, e.Description, e.At))];
        Transfers = [.. events.OfType<ClassTransferSent>().Select(e => new StructTransferSent(e.TransactionId, e.Receiver, e.Amount, e.Reference, e.At))];
        Interest = [.. events.OfType<ClassInterestAccrued>().Select(e => new StructInterestAccrued(e.Amount, e.Days, e.At))];
        Limits = [.. events.OfType<ClassLimitChanged>().Select(e => new StructLimitChanged(e.Limit, e.At))];
    }

    public int Count => _kinds.Length;

    public StructOpened[] Openings { get; }

    public StructDeposited[] Deposits { get; }

    public StructWithdrawn[] Withdrawals { get; }

    public StructTransferSent[] Transfers { get; }

    public StructInterestAccrued[] Interest { get; }

    public StructLimitChanged[] Limits { get; }

    public EventKind KindAt(int index) => _kinds[index];

    /// <summary>The index among the events of the same kind.</summary>
    public int IndexAt(int index) => _indexes[index];
}
