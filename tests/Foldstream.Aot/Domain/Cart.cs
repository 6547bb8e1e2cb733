namespace Foldstream.Aot.Domain;

/// <summary>A struct: its state lies in the reader's own variable while its stream is replayed.</summary>
[Aggregate("cart", SnapshotEvery = 2)]
public readonly partial record struct Cart(int Items, int Coupons, bool IsDone)
{
    public static Cart Initial => new(0, 0, false);

    public static Events Decide(Cart state, AddItem command)
    {
        Refuse.If(state.IsDone, "The cart is checked out.");
        return new ItemAdded(command.Sku, command.Quantity);
    }

    public Events CheckOut(DateOnly due, params ReadOnlySpan<string> coupons)
    {
        Refuse.If(Items == 0, "The cart is empty.");
        return [new CheckedOut([.. coupons], due, null)];
    }

    private Cart Apply(in ItemAdded e) => this with { Items = Items + e.Quantity };

    private Cart Apply(in CheckedOut e) => this with { Coupons = e.Coupons.Length, IsDone = true };
}

public readonly record struct AddItem(string Sku, int Quantity);
