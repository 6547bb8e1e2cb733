namespace Foldstream.Generators.Tests.Pruning;

/// <summary>A type that a random event may hold.</summary>
/// <param name="Name">The type in source.</param>
/// <param name="Make">An expression that makes a value from the random numbers <c>r</c>.</param>
/// <param name="Forms">Ways to read a member of this type, <c>@@</c> standing for <c>e.Member</c>.</param>
internal sealed record HeldType(string Name, string Make, params string[] Forms)
{
    public static HeldType[] All { get; } =
    [
        new("int", "Any.Number(r)", "@@ + 1", "(@@ > 0 ? \"+\" : \"-\")"),
        new("long", "Any.Long(r)"),
        new("bool", "Any.Bool(r)"),
        new("double", "Any.Double(r)"),
        new("decimal", "Any.Decimal(r)", "Seen.Of(decimal.Truncate(@@))"),
        new("Guid", "Any.Guid(r)"),
        new("DateTimeOffset", "Any.Time(r)", "@@.Year"),
        new("Colour", "Any.Colour(r)"),
        new("int?", "Any.Bool(r) ? null : Any.Number(r)", "(@@ ?? 7)", "@@.GetValueOrDefault()"),
        new("string", "Any.Text(r)", "@@.Length", "@@", "(@@ is { Length: > 3 } ? \"long\" : \"short\")", "$\"<{@@}>\"", "@@[..(@@.Length / 2)]"),
        new("string?", "Any.Bool(r) ? null : Any.Text(r)", "@@?.Length", "(@@ ?? \"none\")", "(@@ is null ? \"no\" : @@!)", "@@?.ToUpperInvariant()"),
        new("Label", "Any.Label(r)", "@@.Value", "@@.Value.Length"),
        new("ReadOnlyMemory<byte>", "Any.Bytes(r)", "@@.Length"),
        new("ImmutableArray<string>", "Any.Array(r, Any.Text)", "(@@.IsDefault ? -1 : @@.Length)"),
        new("ImmutableArray<int>", "Any.Array(r, Any.Number)", "(@@.IsDefault ? -1 : @@.Length)"),
        new("ImmutableArray<Note>", "Any.Array(r, Any.Note)", "(@@.IsDefaultOrEmpty ? \"\" : @@[0].Text)"),
        new("Note", "Any.Note(r)", "@@.Text", "@@.Weight", "(@@ is { Weight: > 0, Text: var t } ? t : \"\")"),
        new("Note?", "Any.Bool(r) ? null : Any.Note(r)", "@@?.Text", "@@?.Tags.IsDefault"),
        new("Money", "Any.Money(r)", "@@.Currency", "Seen.Of(@@.Amount)"),
        new("ImmutableList<Note>", "Any.List(r, Any.Note)", "@@.Count", "(@@.Count > 0 ? @@[0].Text : \"\")"),
        new("ImmutableList<int>?", "Any.Bool(r) ? null : Any.List(r, Any.Number)", "@@?.Count"),
        new("ImmutableHashSet<int>", "Any.List(r, Any.Number).ToImmutableHashSet()", "@@.Contains(3)"),
        new("ImmutableSortedDictionary<string, Money>", "Any.Map(r, Any.Money)", "@@.Count", "@@.Keys.FirstOrDefault()"),
        new("System.Collections.Frozen.FrozenDictionary<string, Note>", "System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary(Any.Map(r, Any.Note))", "@@.Count"),
        new("IReadOnlyList<string>", "Any.List(r, Any.Text)", "@@.Count"),
        new("(string Name, int Count)", "(Any.Text(r), Any.Number(r))", "@@.Name", "@@.Count"),
        new("System.Numerics.BigInteger", "Any.Long(r)", "@@.IsEven"),
        new("Uri", "new Uri(\"https://example.org/\" + Any.Text(r))", "@@.AbsolutePath"),
        new("Payment", "Any.Payment(r)", "(@@ switch { Card card => card.Number, Cash cash => Seen.Of(cash.Coins), _ => \"?\" })", "(@@ is Card ? \"card\" : \"cash\")"),
    ];
}
