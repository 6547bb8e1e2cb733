namespace Foldstream.Analyzers.Tests.Rules;

public sealed class ConstructionRuleTests
{
    [Theory]
    [InlineData("public string A { get; init; } = {|#0:A.Trim()|};", "change it")]
    [InlineData("public string A { get; init; } = {|#0:A ?? System.Globalization.CultureInfo.CurrentCulture.Name|};", "change it")]
    [InlineData("public string A { get; } = {|#0:A ?? throw new ArgumentNullException()|};", "refuse it")]
    [InlineData("public string A { get; init; } = {|#0:A.Length > 3 ? A : \"none\"|};", "change it")]
    [InlineData("public string A { get; init; } = {|#0:None|}; private const string None = \"\";", "change it")]
    [InlineData("public string A { get; init {|#0:=> field = value.Trim()|}; } = A;", "change it")]
    [InlineData("public string A { get; init {|#0:{ ArgumentException.ThrowIfNullOrEmpty(value); field = value; }|} } = A;", "refuse it")]
    [InlineData("public string A { get; init {|#0:{ field = value; System.Console.WriteLine(value); }|} } = A;", "change it")]
    public Task Code_that_runs_on_old_events_is_reported(string member, string effect) => Verify.Message(
        $$"""[Event("e")] public sealed partial record E(string A) { {{member}} }""",
        "FOLD117",
        $"This runs whenever a stored 'E' is read, and can {effect}: 'A' must come back as it was written. Check or change the value where the event is made, in the decision.");

    [Fact]
    public Task Records_inside_and_cases_are_looked_at_where_they_stand() => Verify.Diagnostics("""
        [Event("e")] public sealed partial record E(ImmutableArray<Line> A, Payment B);
        public sealed record Line(Money Price) { public string? Note { get; init {|FOLD117:=> field = value?.Trim()|}; } }
        public readonly record struct Money(decimal Amount) { public decimal Amount { get; } = {|FOLD117:Amount < 0 ? throw new ArgumentException() : Amount|}; }
        public abstract record Payment(string Name);
        [Case(1)] public sealed record Card(string Number) : Payment{|FOLD117:(Number ?? throw new ArgumentNullException())|} { private readonly bool _ok = {|FOLD117:Number.Length > 3 ? true : throw new ArgumentException()|}; }
        """);

    [Theory]
    [InlineData("public string A { get; } = A;")]
    [InlineData("public string A { get; init; } = (A!);")]
    [InlineData("public string A { get; init; } = A ?? \"\";")]
    [InlineData("public string A { get => field; init => field = value; } = A;")]
    [InlineData("public string A { get; init; } = A ?? None; private const string None = \"none\";")]
    [InlineData("public string A { get; init; } = A ?? System.Environment.NewLine; public string V { get; init => field = value ?? Names.First; } = Names.First; private static class Names { public static string First { get; } = string.Concat(1, 2); }")]
    [InlineData("public string A { get; init { field = value ?? string.Empty; } } = A ?? string.Empty;")]
    [InlineData("public string A { get; init; } = A; public ImmutableArray<int> B { get => field; init => field = value.IsDefault ? [] : value; } = [1, 2];")]
    [InlineData("public string Upper { get; } = A.ToUpperInvariant(); private readonly int _length = A.Length; public Guid B { get; init; } = Guid.NewGuid();")]
    [InlineData("public string B { get; init; } = \"\".Trim(); public static string C { get; } = Environment.NewLine ?? throw new ArgumentException();")]
    [InlineData("public string Upper => A.ToUpperInvariant() ?? throw new ArgumentException(); public E() : this(\"\".Trim()) { }")]
    public Task What_stores_the_members_as_they_are_is_left_alone(string members)
        => Verify.Diagnostics($$"""[Event("e")] public sealed partial record E(string A) { {{members}} }""");

    [Fact]
    public Task A_record_that_no_event_holds_may_check_what_it_is_given() => Verify.Diagnostics("""
        public sealed record Query(string Text) { public string Text { get; init; } = Text ?? throw new ArgumentNullException(); }
        [Identifier] public readonly partial record struct Sku(string Value) { public string Value { get; } = Value.ToUpperInvariant(); }
        [Event("e")] public sealed partial record E(Sku Sku);
        """);
}
