namespace PermitLog;

/// <summary>
/// What may be done with a case. The log tells what was done, so none of these refuses: a rule that the office did not keep would
/// turn its history away.
/// </summary>
public sealed partial class Permit
{
    public void CheckReceipt(Official by) => Raise(new ReceiptChecked(by));

    public void AdjustReceipt(Official by) => Raise(new ReceiptAdjusted(by));

    public void DetermineReceipt(Official by) => Raise(new ReceiptDetermined(by));

    public void SendReceipt(Official by) => Raise(new ReceiptSent(by));

    public void AssessStopAdvice(Official by) => Raise(new StopAdviceAssessed(by));

    public void DraftInternalAdvice(int aspect, Official by) => Raise(new InternalAdviceDrafted(aspect, by));

    public void DraftHoldAdvice(int aspect, Official by) => Raise(new HoldAdviceDrafted(aspect, by));

    public void RequestExternalAdvice(Official by) => Raise(new ExternalAdviceRequested(by));

    public void ReceiveExternalAdvice(int party, Official by) => Raise(new ExternalAdviceReceived(party, by));

    public void AssessStopIndication(Official by) => Raise(new StopIndicationAssessed(by));

    public void ReportHoldReasons(Official by) => Raise(new HoldReasonsReported(by));

    public void CheckStopReport(Official by) => Raise(new StopReportChecked(by));

    public void AdjustStopReport(Official by) => Raise(new StopReportAdjusted(by));

    public void DetermineStopReport(Official by) => Raise(new StopReportDetermined(by));

    public void PrintStopReport(Official by) => Raise(new StopReportPrinted(by));

    public void CreateUnlicensedDocument(Official by) => Raise(new UnlicensedDocumentCreated(by));

    public void CheckUnlicensedDocument(Official by) => Raise(new UnlicensedDocumentChecked(by));

    public void AdjustUnlicensedDocument(Official by) => Raise(new UnlicensedDocumentAdjusted(by));

    public void DetermineUnlicensedDocument(Official by) => Raise(new UnlicensedDocumentDetermined(by));

    public void PrintUnlicensedDocument(Official by) => Raise(new UnlicensedDocumentPrinted(by));
}
