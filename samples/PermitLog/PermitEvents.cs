using Foldstream;

namespace PermitLog;

/// <summary>Who did a step of a case.</summary>
/// <param name="Group">The group that the step was given to.</param>
/// <param name="Resource">The person or account that did it.</param>
public readonly record struct Official(string Group, string Resource);

// The receipt: every case begins with its confirmation, and the applicant is sent one.

[Event("receipt-confirmed")]
public readonly partial record struct ReceiptConfirmed(string Channel, string Department, string Responsible, DateTimeOffset Deadline, Official By);

[Event("receipt-checked")]
public readonly partial record struct ReceiptChecked(Official By);

[Event("receipt-adjusted")]
public readonly partial record struct ReceiptAdjusted(Official By);

[Event("receipt-determined")]
public readonly partial record struct ReceiptDetermined(Official By);

[Event("receipt-sent")]
public readonly partial record struct ReceiptSent(Official By);

// The advice: whether one is needed before the case may go on, who drafts it, which outside party gives it.

[Event("stop-advice-assessed")]
public readonly partial record struct StopAdviceAssessed(Official By);

[Event("internal-advice-drafted")]
public readonly partial record struct InternalAdviceDrafted(int Aspect, Official By);

[Event("hold-advice-drafted")]
public readonly partial record struct HoldAdviceDrafted(int Aspect, Official By);

[Event("external-advice-requested")]
public readonly partial record struct ExternalAdviceRequested(Official By);

[Event("external-advice-received")]
public readonly partial record struct ExternalAdviceReceived(int Party, Official By);

// The decision whether to stop the case, and the report that stops it.

[Event("stop-indication-assessed")]
public readonly partial record struct StopIndicationAssessed(Official By);

[Event("hold-reasons-reported")]
public readonly partial record struct HoldReasonsReported(Official By);

[Event("stop-report-checked")]
public readonly partial record struct StopReportChecked(Official By);

[Event("stop-report-adjusted")]
public readonly partial record struct StopReportAdjusted(Official By);

[Event("stop-report-determined")]
public readonly partial record struct StopReportDetermined(Official By);

[Event("stop-report-printed")]
public readonly partial record struct StopReportPrinted(Official By);

// The document for a request that stays without a licence.

[Event("unlicensed-document-created")]
public readonly partial record struct UnlicensedDocumentCreated(Official By);

[Event("unlicensed-document-checked")]
public readonly partial record struct UnlicensedDocumentChecked(Official By);

[Event("unlicensed-document-adjusted")]
public readonly partial record struct UnlicensedDocumentAdjusted(Official By);

[Event("unlicensed-document-determined")]
public readonly partial record struct UnlicensedDocumentDetermined(Official By);

[Event("unlicensed-document-printed")]
public readonly partial record struct UnlicensedDocumentPrinted(Official By);
