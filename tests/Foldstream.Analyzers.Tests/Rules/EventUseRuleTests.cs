namespace Foldstream.Analyzers.Tests.Rules;

public sealed class EventUseRuleTests
{
    private const string Order = """[Event("placed")] public sealed partial record Placed; [Aggregate("order")] public sealed partial class Order { private Order(Placed e) { } } """;

    [Fact]
    public Task An_event_that_nobody_takes_is_pointed_out() => Verify.Message(
        Order + """[Event("e")] public sealed partial record {|#0:E|}(int A) { public static E Make() => new E(1); } public sealed record Envelope(E Inner);""",
        "FOLD123",
        "No aggregate of this project folds or ignores 'E', and nothing else takes it. Write an 'Apply' for it, or say [Ignores<E>] at the aggregate whose streams hold it, or 'Integration = true' in its [Event] if it is written for others.");

    [Theory]
    [InlineData("""[Aggregate("a")] public sealed partial class A { private void Apply(in E e) { } }""")]
    [InlineData("""[Aggregate("a")] public sealed partial class A { private A(E e) { } }""")]
    [InlineData("""[Aggregate("a"), Ignores<E>] public sealed partial class A;""")]
    [InlineData("""[Aggregate("a"), Ignores("e")] public sealed partial class A;""")]
    [InlineData("""[Aggregate("a")] public sealed partial record A(int N) { public static A Initial => new(0); private static A Apply(A a, global::E e) => a; }""")]
    [InlineData("""public sealed class Child { internal Child(in E e) { } }""")]
    [InlineData("""using Eaten = E; [Aggregate("a")] public sealed partial class A { private void Apply(in Eaten e) { } }""")]
    [InlineData("""public static class Mail { public static bool Wants(object o) => o is E; }""")]
    [InlineData("""public static class Mail { public static int Of(object o) => o switch { E { A: var a } => a, _ => 0 }; }""")]
    [InlineData("""public static class Mail { public static int Of(object o) { switch (o) { case E e: return e.A; default: return 0; } } }""")]
    [InlineData("""public static class Mail { public static Action<E> Handler => e => { }; }""")]
    [InlineData("""public static class Mail { public static void Send(object o) { } public static void Run() => Send(new E(1)); }""")]
    [InlineData("""public static class Mail { public static object[] All => [new E(1)]; }""")]
    [InlineData("""public static class Mail { public static Type Type => typeof(E); }""")]
    public Task An_event_that_something_takes_is_left_alone(string taker) => Verify.DiagnosticsOfWholeProject(Order, """[Event("e")] public sealed partial record E(int A);""", taker);

    [Fact]
    public Task An_event_for_others_is_left_alone() => Verify.DiagnosticsOfWholeProject(Order + """[Event("e", Integration = true)] public sealed partial record E(int A);""");

    [Fact]
    public Task A_project_of_events_alone_is_left_alone() => Verify.DiagnosticsOfWholeProject("""[Event("e")] public sealed partial record E(int A);""");
}
