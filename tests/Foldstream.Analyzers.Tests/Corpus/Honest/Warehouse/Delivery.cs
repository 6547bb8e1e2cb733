using System.Linq;

namespace Warehouse;

[Identifier]
public readonly partial record struct DeliveryId(string Value) : IParsable<DeliveryId>;

[Identifier]
public readonly partial record struct PalletId(string Value) : IParsable<PalletId>;

/// <summary>A delivery of a supplier, pallet by pallet.</summary>
[Aggregate("delivery", Key = typeof(DeliveryId))]
[Ignores("delivery-noted")]
public sealed partial class Delivery
{
    [Entity(nameof(PalletAnnounced.Pallet))]
    private readonly Dictionary<PalletId, Pallet> _pallets = [];

    [Entity(nameof(SampleTaken.Sample))]
    private ImmutableSortedDictionary<int, Sample> _samples = ImmutableSortedDictionary<int, Sample>.Empty;

    private Delivery(Announced e) => (Supplier, Due) = (e.Supplier, e.Due);

    public string Supplier { get; }

    public DateOnly Due { get; private set; }

    public DateTimeOffset? ArrivedAt { get; private set; }

    public string? Gate { get; private set; }

    public int Unloaded { get; private set; }

    public bool IsDone => ArrivedAt is not null && Unloaded == _pallets.Count && _samples.Values.All(sample => sample.Passed is not null);

    public IReadOnlyDictionary<PalletId, Pallet> Pallets => _pallets;

    public IEnumerable<Sample> Samples => _samples.Values;

    public static Announced Announce(string supplier, DateOnly due) => new(supplier, due);

    public void Add(PalletId pallet, ArticleId article, int quantity)
    {
        Refuse.If(ArrivedAt is not null, "The truck is here.");
        Refuse.If(_pallets.ContainsKey(pallet), "The pallet is announced.");
        Raise(new PalletAnnounced(pallet, article, quantity));
    }

    public void Arrive(string gate, DateTimeOffset at) => Raise(new Arrived(gate, at));

    public void Unload(PalletId id, int counted, Bin bin)
    {
        Refuse.If(ArrivedAt is null, "The truck is not here yet.");
        Refuse.Unless(_pallets.TryGetValue(id, out Pallet? pallet), $"There is no pallet {id}.");
        Refuse.If(pallet!.Bin is not null, "The pallet is unloaded.");
        Raise(new PalletUnloaded(id, counted, bin));
        if (counted != pallet.Announced) Raise(new SampleTaken(_samples.Count + 1, id));
    }

    public void Check(int sample, bool passed) => Raise(new SampleChecked(sample, passed));

    public void Postpone(DateOnly due)
    {
        if (due > Due) Raise(new Postponed(due));
    }

    private void Apply(in Arrived e)
    {
        ArrivedAt = e.At;
        Gate = e.Gate;
    }

    private void Apply(in Postponed e) => Due = e.Due;

    private void Apply(in PalletUnloaded e) => Unloaded = _pallets.Values.Count(pallet => pallet.Bin is not null);

    [Event("delivery-announced")]
    public sealed partial record Announced(string Supplier, DateOnly Due);

    [Event("delivery-arrived")]
    public readonly partial record struct Arrived(string Gate, DateTimeOffset At);

    [Event("delivery-postponed")]
    public readonly partial record struct Postponed(DateOnly Due);

    [Event("pallet-announced")]
    public readonly partial record struct PalletAnnounced(PalletId Pallet, ArticleId Article, int Quantity);

    [Event("pallet-unloaded")]
    public readonly partial record struct PalletUnloaded(PalletId Pallet, int Counted, Bin Bin);

    [Event("sample-taken")]
    public readonly partial record struct SampleTaken(int Sample, PalletId From);

    [Event("sample-checked")]
    public readonly partial record struct SampleChecked(int Sample, bool Passed);
}

public sealed class Pallet
{
    internal Pallet(in Delivery.PalletAnnounced e)
    {
        Article = e.Article;
        Announced = e.Quantity;
    }

    public ArticleId Article { get; }

    public int Announced { get; }

    public int? Counted { get; private set; }

    public Bin? Bin { get; private set; }

    public int Difference => (Counted ?? Announced) - Announced;

    internal void Apply(in Delivery.PalletUnloaded e)
    {
        Counted = e.Counted;
        Bin = e.Bin;
    }
}

public sealed record Sample(PalletId From, bool? Passed)
{
    internal Sample(in Delivery.SampleTaken e)
        : this(e.From, Passed: null)
    {
    }

    internal Sample Apply(in Delivery.SampleChecked e) => this with { Passed = e.Passed };
}
