namespace Foldstream.Benchmarks.Bank;

/// <summary>Folds that cost next to nothing, so that what is measured is decoding: no decimal is added.</summary>
[Aggregate("account", Key = typeof(Guid))]
public sealed partial class CountingAccount
{
    public long Movements { get; private set; }

    public long Ticks { get; private set; }

    private void Apply(in Opened e) => Count(e.At);

    private void Apply(in Deposited e) => Count(e.At);

    private void Apply(in Withdrawn e) => Count(e.At);

    private void Apply(in TransferSent e) => Count(e.At);

    private void Apply(in InterestAccrued e) => Count(e.At);

    private void Apply(in LimitChanged e) => Count(e.At);

    private void Count(DateTimeOffset at)
    {
        Movements++;
        Ticks += at.UtcTicks;
    }
}
