using System.Linq;
using System.Text;
using Insurance.Contracts;

namespace Insurance;

public enum ClaimStatus
{
    Reported,
    Assessed,
    Paid,
    Rejected,
}

[Aggregate("claim", Key = typeof(ClaimId))]
[Ignores<ClaimStatisticsSent>]
public partial class Claim
{
    private static readonly Euro Small = new(500m);

    private readonly Dictionary<string, int> _documents = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _history = [];

    protected Claim(ClaimReported e)
    {
        Policy = e.Policy;
        Damage = e.Damage;
        HappenedOn = e.HappenedOn;
        NeedsExpert = e.Damage.NeedsExpert;
        Remember("reported by", e.By);
    }

    public PolicyId Policy { get; }

    public Damage Damage { get; }

    public DateOnly HappenedOn { get; }

    public bool NeedsExpert { get; }

    public ClaimStatus Status { get; private set; }

    public string? Handler { get; private set; }

    public Euro Granted { get; private set; }

    public Euro Paid { get; private set; }

    public int Pages => _documents.Values.Sum();

    public bool IsSmall => Damage.Estimate < Small;

    public IReadOnlyList<string> History => _history;

    public ImmutableArray<string> Documents => [.. _documents.Keys.Order(StringComparer.Ordinal)];

    public static ClaimReported Report(PolicyId policy, Damage damage, DateOnly on, string by) => new(policy, damage, on, by);

    public void Assign(string handler)
    {
        if (handler != Handler) Raise(new ClaimAssigned(handler));
    }

    public void Receive(string document, int pages) => Raise(new DocumentReceived(document, pages));

    public void Assess(Policy policy)
    {
        Refuse.If(Status is not ClaimStatus.Reported, "The claim is assessed.");
        Refuse.If(!IsSmall && Handler is null, "A claim of this size has a handler.");
        Euro granted = policy.CoverFor(Damage, HappenedOn);
        if (granted > Euro.Zero)
        {
            Raise(new ClaimAssessed(granted, Reasoning(granted)));
        }
        else
        {
            Raise(new ClaimRejected("not covered"));
        }
    }

    public void Pay(string iban)
    {
        Refuse.If(Status is not ClaimStatus.Assessed, "Only what is granted is paid.");
        Raise(new ClaimPaid(Granted - Paid, iban));
    }

    public string Describe()
    {
        StringBuilder text = new();
        foreach (string line in _history) text.AppendLine(line);
        return text.ToString();
    }

    private string Reasoning(Euro granted) => Damage switch
    {
        Theft { Stolen.Length: var count } => $"{count} items stolen, {granted.Amount} granted",
        Collision { OtherPlate: null } => "no other car",
        _ => "as estimated",
    };

    private void Apply(in ClaimAssigned e)
    {
        Handler = e.Handler;
        Remember("assigned to", e.Handler);
    }

    private void Apply(in DocumentReceived e)
    {
        if (!_documents.TryAdd(e.Name, e.Pages)) _documents[e.Name] += e.Pages;
    }

    private void Apply(in ClaimAssessed e)
    {
        Status = ClaimStatus.Assessed;
        Granted = e.Granted;
        Remember("granted:", e.Reasoning);
    }

    private void Apply(in ClaimPaid e)
    {
        Paid += e.Amount;
        if (!(Paid < Granted)) Status = ClaimStatus.Paid;
    }

    private void Apply(in ClaimRejected e)
    {
        Status = ClaimStatus.Rejected;
        Remember("rejected:", e.Reason);
    }

    private void Remember(params ReadOnlySpan<string> words) => _history.Add(string.Join(' ', words));
}
