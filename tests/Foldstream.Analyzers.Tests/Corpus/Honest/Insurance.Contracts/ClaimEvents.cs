namespace Insurance.Contracts;

[Event("claim-reported")]
public sealed partial record ClaimReported(PolicyId Policy, Damage Damage, DateOnly HappenedOn, string By);

[Event("claim-assigned")]
public readonly partial record struct ClaimAssigned(string Handler);

[Event("document-received")]
public readonly partial record struct DocumentReceived(string Name, int Pages);

[Event("claim-assessed")]
public readonly partial record struct ClaimAssessed(Euro Granted, string Reasoning);

[Event("claim-paid")]
public readonly partial record struct ClaimPaid(Euro Amount, string Iban);

[Event("claim-rejected")]
public readonly partial record struct ClaimRejected(string Reason);

/// <summary>Told to other systems; nothing in this one folds it.</summary>
[Event("claim-statistics-sent")]
public readonly partial record struct ClaimStatisticsSent(int Year, int Count);
