namespace Foldstream.Aot.Domain;

/// <summary>A record: its decisions return the events.</summary>
[Aggregate("permit", Key = typeof(int))]
public sealed partial record Permit(string Applicant, bool? IsGranted)
{
    private Permit(PermitAskedFor e)
        : this(e.Applicant, null)
    {
    }

    public static PermitAskedFor AskFor(string applicant, int year) => new(applicant, year);

    public (Events Events, string Answer) Grant()
    {
        Refuse.If(IsGranted is not null, "The permit has been decided.");
        return (new PermitDecided(true), $"{Applicant} may.");
    }

    private Permit Apply(in PermitDecided e) => this with { IsGranted = e.IsGranted };
}
