using Foldstream;

namespace Orders;

[Identifier]
public readonly partial record struct OrderId(Guid Value) : IParsable<OrderId>;
