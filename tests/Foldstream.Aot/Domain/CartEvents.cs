using System.Collections.Immutable;

namespace Foldstream.Aot.Domain;

[Event("item-added")]
public readonly partial record struct ItemAdded(string Sku, int Quantity);

[Event("checked-out")]
public readonly partial record struct CheckedOut(ImmutableArray<string> Coupons, DateOnly Due, TimeSpan? Patience);
