namespace Library.Desk;

public static class DeskEvents
{
    [Event("reader-came")]
    public sealed partial record ReaderCame(string Name);   // FOLD101

    public partial class Fees
    {
        [Event("fee-paid-at-desk")]
        public sealed partial record FeePaid(decimal Amount);   // FOLD101
    }
}

[Aggregate("library-desk")]
public sealed class Desk   // FOLD201
{
    public int Readers { get; private set; }

    private void Apply(DeskEvents.ReaderCame e) => Readers++;

    private void Apply(DeskEvents.Fees.FeePaid e) { }
}
