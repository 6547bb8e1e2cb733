using System.Collections.Immutable;
using Foldstream;

namespace PermitLog;

/// <summary>A permit case: the state that its events add up to. What may be done with it is in Permit.Decisions.cs.</summary>
[Aggregate("permit", Key = typeof(string))]
public sealed partial class Permit
{
    private Permit(in ReceiptConfirmed e, in EventContext context)
    {
        (Channel, Department, Responsible, Deadline) = (e.Channel, e.Department, e.Responsible, e.Deadline);
        (ReceivedAt, LastStepAt, LastStepBy) = (context.Time, context.Time, e.By);
        Receipt = Stage.Created;
    }

    /// <summary>How the request came in: Internet, Desk, Post ...</summary>
    public string Channel { get; }

    /// <summary>The department that the case belongs to.</summary>
    public string Department { get; }

    /// <summary>The person who answers for the case.</summary>
    public string Responsible { get; }

    /// <summary>When the case should be done.</summary>
    public DateTimeOffset Deadline { get; }

    /// <summary>When the receipt was confirmed.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>When the last step was taken.</summary>
    public DateTimeOffset LastStepAt { get; private set; }

    /// <summary>Who took the last step.</summary>
    public Official LastStepBy { get; private set; }


    /// <summary>How often a step was taken by somebody else than the step before.</summary>
    public int Handovers { get; private set; }

    /// <summary>The longest time between two steps.</summary>
    public TimeSpan LongestPause { get; private set; }

    /// <summary>How often a paper of the case had to be changed.</summary>
    public int Adjustments { get; private set; }

    /// <summary>How far the receipt has come.</summary>
    public Stage Receipt { get; private set; }

    /// <summary>How far the report that stops the case has come.</summary>
    public Stage StopReport { get; private set; }

    /// <summary>How far the document for an unlicensed request has come.</summary>
    public Stage UnlicensedDocument { get; private set; }

    /// <summary>How often it was assessed whether an advice is needed, or whether the case is to be stopped.</summary>
    public int Assessments { get; private set; }

    /// <summary>Whether it was decided if the case is to be stopped.</summary>
    public bool StopIsAssessed { get; private set; }

    /// <summary>How many internal advices were drafted, those to hold the case included.</summary>
    public int InternalAdvices { get; private set; }

    /// <summary>How many of <see cref="InternalAdvices"/> say to hold the case.</summary>
    public int HoldAdvices { get; private set; }

    /// <summary>The aspects that <see cref="InternalAdvices"/> are about.</summary>
    public ImmutableSortedSet<int> Aspects { get; private set; } = [];

    /// <summary>How often advice was asked for outside.</summary>
    public int ExternalRequests { get; private set; }

    /// <summary>How often advice came from outside.</summary>
    public int ExternalAdvices { get; private set; }

    /// <summary>The outside parties that <see cref="ExternalAdvices"/> came from.</summary>
    public ImmutableSortedSet<int> Parties { get; private set; } = [];

    /// <summary>How the case stands.</summary>
    public Standing Standing => this switch
    {
        { StopReport: Stage.Issued } => Standing.Stopped,
        { StopReport: > Stage.None } => Standing.StopUnderWay,
        { UnlicensedDocument: Stage.Issued } => Standing.Unlicensed,
        { UnlicensedDocument: > Stage.None } => Standing.UnlicensedUnderWay,
        { StopIsAssessed: true } => Standing.NotStopped,
        { Receipt: Stage.Issued } => Standing.ReceiptSent,
        _ => Standing.ReceiptUnderWay,
    };

    private void Apply(in ReceiptChecked e, in EventContext context) => Receipt = Step(e.By, in context, Stage.Checked);

    private void Apply(in ReceiptAdjusted e, in EventContext context) => Receipt = Step(e.By, in context, Stage.Adjusted);

    private void Apply(in ReceiptDetermined e, in EventContext context) => Receipt = Step(e.By, in context, Stage.Determined);

    private void Apply(in ReceiptSent e, in EventContext context) => Receipt = Step(e.By, in context, Stage.Issued);

    private void Apply(in HoldReasonsReported e, in EventContext context) => StopReport = Step(e.By, in context, Stage.Created);

    private void Apply(in StopReportChecked e, in EventContext context) => StopReport = Step(e.By, in context, Stage.Checked);

    private void Apply(in StopReportAdjusted e, in EventContext context) => StopReport = Step(e.By, in context, Stage.Adjusted);

    private void Apply(in StopReportDetermined e, in EventContext context) => StopReport = Step(e.By, in context, Stage.Determined);

    private void Apply(in StopReportPrinted e, in EventContext context) => StopReport = Step(e.By, in context, Stage.Issued);

    private void Apply(in UnlicensedDocumentCreated e, in EventContext context) => UnlicensedDocument = Step(e.By, in context, Stage.Created);

    private void Apply(in UnlicensedDocumentChecked e, in EventContext context) => UnlicensedDocument = Step(e.By, in context, Stage.Checked);

    private void Apply(in UnlicensedDocumentAdjusted e, in EventContext context) => UnlicensedDocument = Step(e.By, in context, Stage.Adjusted);

    private void Apply(in UnlicensedDocumentDetermined e, in EventContext context) => UnlicensedDocument = Step(e.By, in context, Stage.Determined);

    private void Apply(in UnlicensedDocumentPrinted e, in EventContext context) => UnlicensedDocument = Step(e.By, in context, Stage.Issued);

    private void Apply(in StopAdviceAssessed e, in EventContext context)
    {
        Step(e.By, in context);
        Assessments++;
    }

    private void Apply(in StopIndicationAssessed e, in EventContext context)
    {
        Step(e.By, in context);
        Assessments++;
        StopIsAssessed = true;
    }

    private void Apply(in InternalAdviceDrafted e, in EventContext context)
    {
        Step(e.By, in context);
        InternalAdvices++;
        Aspects = Aspects.Add(e.Aspect);
    }

    private void Apply(in HoldAdviceDrafted e, in EventContext context)
    {
        Step(e.By, in context);
        InternalAdvices++;
        HoldAdvices++;
        Aspects = Aspects.Add(e.Aspect);
    }

    private void Apply(in ExternalAdviceRequested e, in EventContext context)
    {
        Step(e.By, in context);
        ExternalRequests++;
    }

    private void Apply(in ExternalAdviceReceived e, in EventContext context)
    {
        Step(e.By, in context);
        ExternalAdvices++;
        Parties = Parties.Add(e.Party);
    }

    // What every step adds; it hands the stage back, so that a step of a paper is one line.
    private Stage Step(Official by, in EventContext context, Stage reached = Stage.None)
    {
        TimeSpan pause = context.Time - LastStepAt;
        LongestPause = pause > LongestPause ? pause : LongestPause;
        Handovers += by == LastStepBy ? 0 : 1;
        Adjustments += reached is Stage.Adjusted ? 1 : 0;
        (LastStepAt, LastStepBy) = (context.Time, by);
        return reached;
    }
}
