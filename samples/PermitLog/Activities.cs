using System.Collections.Frozen;

namespace PermitLog;

/// <summary>What the activities of the log mean: each is one decision about a case.</summary>
internal static class Activities
{
    /// <summary>The activity that every case begins with, once.</summary>
    public const string Birth = "Confirmation of receipt";

    private static readonly FrozenDictionary<string, Action<Permit, Official>> Decisions = new Dictionary<string, Action<Permit, Official>>
    {
        ["T02 Check confirmation of receipt"] = (permit, by) => permit.CheckReceipt(by),
        ["T03 Adjust confirmation of receipt"] = (permit, by) => permit.AdjustReceipt(by),
        ["T04 Determine confirmation of receipt"] = (permit, by) => permit.DetermineReceipt(by),
        ["T05 Print and send confirmation of receipt"] = (permit, by) => permit.SendReceipt(by),
        ["T06 Determine necessity of stop advice"] = (permit, by) => permit.AssessStopAdvice(by),
        ["T07-1 Draft intern advice aspect 1"] = (permit, by) => permit.DraftInternalAdvice(1, by),
        ["T07-2 Draft intern advice aspect 2"] = (permit, by) => permit.DraftInternalAdvice(2, by),
        ["T07-3 Draft intern advice hold for aspect 3"] = (permit, by) => permit.DraftHoldAdvice(3, by),
        ["T07-4 Draft internal advice to hold for type 4"] = (permit, by) => permit.DraftHoldAdvice(4, by),
        ["T07-5 Draft intern advice aspect 5"] = (permit, by) => permit.DraftInternalAdvice(5, by),
        ["T08 Draft and send request for advice"] = (permit, by) => permit.RequestExternalAdvice(by),
        ["T09-1 Process or receive external advice from party 1"] = (permit, by) => permit.ReceiveExternalAdvice(1, by),
        ["T09-2 Process or receive external advice from party 2"] = (permit, by) => permit.ReceiveExternalAdvice(2, by),
        ["T09-3 Process or receive external advice from party 3"] = (permit, by) => permit.ReceiveExternalAdvice(3, by),
        ["T09-4 Process or receive external advice from party 4"] = (permit, by) => permit.ReceiveExternalAdvice(4, by),
        ["T10 Determine necessity to stop indication"] = (permit, by) => permit.AssessStopIndication(by),
        ["T11 Create document X request unlicensed"] = (permit, by) => permit.CreateUnlicensedDocument(by),
        ["T12 Check document X request unlicensed"] = (permit, by) => permit.CheckUnlicensedDocument(by),
        ["T13 Adjust document X request unlicensed"] = (permit, by) => permit.AdjustUnlicensedDocument(by),
        ["T14 Determine document X request unlicensed"] = (permit, by) => permit.DetermineUnlicensedDocument(by),
        ["T15 Print document X request unlicensed"] = (permit, by) => permit.PrintUnlicensedDocument(by),
        ["T16 Report reasons to hold request"] = (permit, by) => permit.ReportHoldReasons(by),
        ["T17 Check report Y to stop indication"] = (permit, by) => permit.CheckStopReport(by),
        ["T18 Adjust report Y to stop indicition"] = (permit, by) => permit.AdjustStopReport(by), // spelt so in the log
        ["T19 Determine report Y to stop indication"] = (permit, by) => permit.DetermineStopReport(by),
        ["T20 Print report Y to stop indication"] = (permit, by) => permit.PrintStopReport(by),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether the log may name this activity.</summary>
    public static bool IsKnown(string activity) => activity == Birth || Decisions.ContainsKey(activity);

    /// <summary>The event that begins the case of a row.</summary>
    public static ReceiptConfirmed Confirmed(LogRow row) => new(row.Channel, row.Department, row.Responsible, row.Deadline, By(row));

    /// <summary>Does with a case what a row says was done.</summary>
    public static void Decide(Permit permit, LogRow row) => Decisions[row.Activity](permit, By(row));

    private static Official By(LogRow row) => new(row.Group, row.Resource);
}
