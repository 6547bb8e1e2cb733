namespace Hospital;

[Event("bed-set-up")]
public readonly partial record struct BedSetUp(int Bed, int Ward);

[Event("bed-taken")]
public readonly partial record struct BedTaken(string By);

[Event("bed-cleaned")]
public readonly partial record struct BedCleaned(int? Bed);

[Event("bed-moved")]
public readonly partial record struct BedMoved(long Bed, int Ward);

public sealed class Bed
{
    internal Bed(in BedSetUp e) => Ward = e.Ward;

    public int Ward { get; private set; }

    public string? By { get; private set; }

    internal void Apply(in BedTaken e) => By = e.By;

    internal void Apply(in BedCleaned e) => By = null;

    internal void Apply(in BedMoved e) => Ward = e.Ward;
}

[Aggregate("hospital-ward")]
public sealed partial class Ward
{
    [Entity(nameof(BedSetUp.Bed))]   // FOLD216 FOLD216 FOLD216
    private readonly Dictionary<int, Bed> _beds = [];
}
