namespace Foldstream.Aot.Domain;

[Event("permit-asked-for")]
public sealed partial record PermitAskedFor(string Applicant, int Year);

[Event("permit-decided")]
public readonly partial record struct PermitDecided(bool IsGranted);
