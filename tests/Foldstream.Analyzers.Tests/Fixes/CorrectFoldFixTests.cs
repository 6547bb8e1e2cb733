namespace Foldstream.Analyzers.Tests.Fixes;

public sealed class CorrectFoldFixTests
{
    private const string Events = """
        [Event("placed")] public readonly partial record struct Placed(int A);
        [Event("paid")] public sealed partial record Paid(int A);

        """;

    [Theory]
    [InlineData("private static void {|FOLD205:Apply|}(in Placed e) { }", "private void Apply(in Placed e) { }")]
    [InlineData("private void {|FOLD205:Apply|}(ref Placed e) { }", "private void Apply(in Placed e) { }")]
    [InlineData("private void {|FOLD205:Apply|}(ref readonly Placed /* why */ e) { }", "private void Apply(in Placed /* why */ e) { }")]
    [InlineData("private void {|FOLD205:Apply|}(in Placed e, EventContext context) { }", "private void Apply(in Placed e, in EventContext context) { }")]
    [InlineData("private void {|FOLD205:Apply|}(Placed e = default) { }", "private void Apply(Placed e) { }")]
    [InlineData("private void {|FOLD205:Apply|}(in EventContext context, in Placed e) { }", "private void Apply(in Placed e, in EventContext context) { }")]
    [InlineData("private {|FOLD205:Order|}(ref Placed e) { }", "private Order(in Placed e) { }")]
    public Task A_fold_gets_the_form_that_a_replay_can_call(string before, string after) => Verify.FixWithGenerators(
        Events + $$"""[Aggregate("order")] public sealed partial class Order { {{before}} private void Apply(in Paid e) { } }""",
        Events + $$"""[Aggregate("order")] public sealed partial class Order { {{after}} private void Apply(in Paid e) { } }""");

    [Fact]
    public Task A_record_keeps_its_static_fold() => Verify.FixWithGenerators(
        Events + """[Aggregate("cart")] public sealed partial record Cart(int A) { public static Cart Initial { get; } = new(0); private static Cart {|FOLD205:Apply|}(Cart cart, ref Placed e) => cart; }""",
        Events + """[Aggregate("cart")] public sealed partial record Cart(int A) { public static Cart Initial { get; } = new(0); private static Cart Apply(Cart cart, in Placed e) => cart; }""");

    [Theory]
    [InlineData("private static void {|FOLD205:Apply|}(Order order, in Placed e) { }")]
    [InlineData("private async void {|FOLD205:Apply|}(Placed e) => await Task.Yield();")]
    [InlineData("private bool {|FOLD205:Apply|}(in Placed e) => true;")]
    [InlineData("private void {|FOLD205:Apply|}(in Placed e, int x) { }")]
    public Task What_has_several_answers_is_left_to_the_user(string member)
    {
        string source = Events + $$"""[Aggregate("order")] public sealed partial class Order { {{member}} private void Apply(in Paid e) { } }""";
        return Verify.FixWithGenerators(source, source);
    }

    [Theory]
    [InlineData("private Dictionary<int, Child> {|FOLD215:_all|} = [];", "private readonly Dictionary<int, Child> _all = [];")]
    [InlineData("private System.Collections.Generic.SortedDictionary<int, Child> {|FOLD215:_all|} = [];", "private readonly System.Collections.Generic.SortedDictionary<int, Child> _all = [];")]
    [InlineData("internal Dictionary<int, Child> {|FOLD215:All|} { get; private set; } = [];", "internal Dictionary<int, Child> All { get; } = [];", "FOLD227")]
    [InlineData("private readonly ImmutableDictionary<int, Child> {|FOLD215:_all|} = ImmutableDictionary<int, Child>.Empty;", "private ImmutableDictionary<int, Child> _all = ImmutableDictionary<int, Child>.Empty;")]
    [InlineData("public ImmutableDictionary<int, Child> {|FOLD215:All|} { get; } = ImmutableDictionary<int, Child>.Empty;", "public ImmutableDictionary<int, Child> All { get; private set; } = ImmutableDictionary<int, Child>.Empty;")]
    [InlineData("public ImmutableDictionary<int, Child> {|FOLD215:All|} { get; init; } = ImmutableDictionary<int, Child>.Empty;", "public ImmutableDictionary<int, Child> All { get; private set; } = ImmutableDictionary<int, Child>.Empty;")]
    public Task A_collection_of_children_is_kept_as_it_must_be(string before, string after, string? silent = null)
    {
        string suppressed = silent is null ? "" : $"#pragma warning disable {silent}\n";
        const string child = "public sealed class Child { internal Child(in Placed e) { } }\n";
        return Verify.FixWithGenerators(
            suppressed + Events + child + $$"""[Aggregate("order")] public sealed partial class Order { [Entity("A")] {{before}} private void Apply(in Paid e) { } }""",
            suppressed + Events + child + $$"""[Aggregate("order")] public sealed partial class Order { [Entity("A")] {{after}} private void Apply(in Paid e) { } }""");
    }
}
