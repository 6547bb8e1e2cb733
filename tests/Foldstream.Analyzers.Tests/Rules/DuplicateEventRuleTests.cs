namespace Foldstream.Analyzers.Tests.Rules;

public sealed class DuplicateEventRuleTests
{
    [Fact]
    public Task Two_events_of_one_name_and_version_are_reported_at_both() => Verify.Diagnostics(
        """[Event({|FOLD109:"order-placed"|})] public sealed partial record A;""",
        """namespace Old { [Event({|FOLD109:"order-placed"|}, Version = 1)] public sealed partial record A; }""",
        """[Event("order-placed", Version = 2)] public sealed partial record B;""");

    [Fact]
    public Task One_event_in_two_parts_is_one_event() => Verify.Diagnostics(
        """[Event("order-placed")] public sealed partial record A(int X);""",
        """[Obsolete] partial record A { public int Twice => X * 2; }""");

    [Fact]
    public Task Two_referenced_assemblies_that_a_host_puts_together_are_reported_there() => Verify.DiagnosticsAgainst(
        [
            Compiled.Reference("Shop", """namespace Shop; [Event("order-placed")] public sealed partial record A; [Event("order-paid")] public sealed partial record B;"""),
            Compiled.Reference("Web", """namespace Web; [Event("order-placed")] public sealed partial record A; [Event("order-paid", Version = 2)] public sealed partial record B;"""),
        ],
        """
        static class Host
        {
            static void Run(Services services) => services.{|FOLD109:AddFoldstream|}();
            static void AddFoldstream(this Services services) => services.Add();
        }

        sealed class Services { public void Add() { } }
        """);

    [Fact]
    public Task An_event_of_a_reference_counts() => Verify.DiagnosticsAgainst(
        Compiled.Reference("Shop", """namespace Shop; public static partial class Events { [Event("order-placed")] public sealed partial record A; }"""),
        """
        [Event({|FOLD109:"order-placed"|})] public sealed partial record A;
        [Event("order-paid")] public sealed partial record B;
        """);
}
