using MessagePack;

namespace Foldstream.Generated.Tests.Wire;

/// <summary>A user's own message, which MessagePack's resolvers know, with events and identifiers in it.</summary>
[MessagePackObject]
public sealed record Envelope(
    [property: Key(0)] string Topic,
    [property: Key(1)] Integers Event,
    [property: Key(2)] Pruned? Class,
    [property: Key(3)] Integers? Struct,
    [property: Key(4)] ItemId Item,
    [property: Key(5)] Sku? Sku,
    [property: Key(6)] LineNumber Line,
    [property: Key(7)] AccountNumber Account,
    [property: Key(8)] IReadOnlyList<Grown> More);
