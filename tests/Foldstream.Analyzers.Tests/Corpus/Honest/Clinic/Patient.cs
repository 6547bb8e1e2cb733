using System.Linq;

namespace Clinic;

[Identifier]
public readonly partial record struct PatientId(string Value) : IParsable<PatientId>;

[Identifier]
public readonly partial record struct PrescriptionId(int Value) : IParsable<PrescriptionId>;

public enum Severity : byte
{
    Mild = 1,
    Moderate = 2,
    Severe = 3,
}

public readonly record struct Dose(decimal Milligrams, int TimesADay)
{
    public decimal PerDay => Milligrams * TimesADay;
}

public readonly record struct BloodPressure(short Systolic, short Diastolic)
{
    public bool IsHigh => Systolic >= 140 || Diastolic >= 90;
}

public abstract record Finding
{
    [Case(0)]
    public sealed record Pressure(BloodPressure Value) : Finding;

    [Case(1)]
    public sealed record Temperature(double Celsius) : Finding;

    [Case(2)]
    public sealed record Laboratory(string Test, decimal Value, string Unit, decimal? Low, decimal? High) : Finding
    {
        public bool IsNormal => (Low is null || Value >= Low) && (High is null || Value <= High);
    }

    [Case(3)]
    public sealed record Note(string Text) : Finding;
}

[Event("patient-registered")]
public sealed partial record PatientRegistered(string Name, DateOnly Born, string? InsuranceNumber);

[Event("allergy-recorded")]
public readonly partial record struct AllergyRecorded(string Substance, Severity Severity);

[Event("allergy-disproved")]
public readonly partial record struct AllergyDisproved(string Substance);

[Event("findings-recorded")]
public sealed partial record FindingsRecorded(ImmutableArray<Finding> Findings, DateTimeOffset At, string By);

[Event("drug-prescribed")]
public readonly partial record struct DrugPrescribed(PrescriptionId Prescription, string Drug, Dose Dose, int Days);

[Event("dose-changed")]
public readonly partial record struct DoseChanged(PrescriptionId Prescription, Dose Dose);

[Event("drug-stopped")]
public readonly partial record struct DrugStopped(PrescriptionId Prescription, string Reason);

public sealed record Prescription(string Drug, Dose Dose, DateOnly Until, string? StoppedBecause = null)
{
    internal Prescription(in DrugPrescribed e, in EventContext context)
        : this(e.Drug, e.Dose, DateOnly.FromDateTime(context.Time.UtcDateTime).AddDays(e.Days))
    {
    }

    public bool IsActiveOn(DateOnly day) => StoppedBecause is null && day <= Until;

    internal Prescription Apply(in DoseChanged e) => this with { Dose = e.Dose };

    internal Prescription Apply(in DrugStopped e) => this with { StoppedBecause = e.Reason };
}

[Aggregate("patient", Key = typeof(PatientId))]
public sealed partial record Patient
{
    private static readonly ImmutableDictionary<string, Severity> NoAllergies = ImmutableDictionary.Create<string, Severity>(StringComparer.OrdinalIgnoreCase);

    private Patient(PatientRegistered e) => (Name, Born) = (e.Name, e.Born);

    public string Name { get; }

    public DateOnly Born { get; }

    public ImmutableDictionary<string, Severity> Allergies { get; private init; } = NoAllergies;

    public ImmutableArray<Finding> Findings { get; private init; } = [];

    public BloodPressure? LastPressure { get; private init; }

    public int Alerts { get; private init; }

    [Entity(nameof(DrugPrescribed.Prescription))]
    public ImmutableSortedDictionary<PrescriptionId, Prescription> Prescriptions { get; private init; } =
        ImmutableSortedDictionary.Create<PrescriptionId, Prescription>(Comparer<PrescriptionId>.Create(static (x, y) => x.Value - y.Value));

    public static PatientRegistered Register(string name, DateOnly born, string? insurance) => new(name, born, insurance);

    public Events Record(string substance, Severity severity)
        => Allergies.TryGetValue(substance, out Severity known) && known >= severity ? [] : [new AllergyRecorded(substance, severity)];

    public Events Record(IEnumerable<Finding> findings, string by, DateTimeOffset now)
    {
        ImmutableArray<Finding> all = [.. findings];
        return all is [] ? [] : [new FindingsRecorded(all, now, by)];
    }

    public (Events Events, PrescriptionId Id) Prescribe(string drug, Dose dose, int days)
    {
        Refuse.If(Allergies.TryGetValue(drug, out Severity severity) && severity > Severity.Mild, $"{Name} is allergic to {drug}.");
        Refuse.If(days is < 1 or > 90, "A prescription is for 1 to 90 days.");
        PrescriptionId id = new(Prescriptions.Count + 1);
        return (new DrugPrescribed(id, drug, dose, days), id);
    }

    public Events StopAll(string reason, DateOnly today)
        => [.. Prescriptions.Where(p => p.Value.IsActiveOn(today)).Select(p => new DrugStopped(p.Key, reason))];

    public Events Change(PrescriptionId id, Dose dose)
    {
        Refuse.Unless(Prescriptions.TryGetValue(id, out Prescription? prescription), "There is no such prescription.");
        return prescription!.Dose == dose ? [] : new DoseChanged(id, dose);
    }

    private Patient Apply(in AllergyRecorded e) => this with { Allergies = Allergies.SetItem(e.Substance, e.Severity) };

    private Patient Apply(in AllergyDisproved e) => this with { Allergies = Allergies.Remove(e.Substance) };

    private Patient Apply(FindingsRecorded e)
    {
        BloodPressure? pressure = e.Findings.OfType<Finding.Pressure>().LastOrDefault()?.Value;
        return this with
        {
            Findings = Findings.AddRange(e.Findings),
            LastPressure = pressure ?? LastPressure,
            Alerts = Alerts + e.Findings.Count(IsAlarming),
        };
    }

    private static bool IsAlarming(Finding finding) => finding switch
    {
        Finding.Pressure { Value.IsHigh: true } => true,
        Finding.Temperature { Celsius: >= 39.5 or < 35 } => true,
        Finding.Laboratory laboratory => !laboratory.IsNormal,
        Finding.Note note => note.Text.Contains("urgent", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };
}
