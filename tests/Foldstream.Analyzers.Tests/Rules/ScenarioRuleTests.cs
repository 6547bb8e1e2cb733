namespace Foldstream.Analyzers.Tests.Rules;

public sealed class ScenarioRuleTests
{
    private const string Order = """
        using Foldstream.Testing;

        public sealed class Order;

        public static class Decisions
        {
            public static ScenarioResult<Order> When(this Scenario<Order> scenario, Action<Order> decide) => throw null!;

            public static ScenarioResult<Order, int> When(this Scenario<Order> scenario, Func<Order, int> decide) => throw null!;

            public static ScenarioResult<Order> MustBePaid(this ScenarioResult<Order> result) => result.ThenState(o => o is not null);
        }
        """;

    [Fact]
    public Task A_scenario_that_ends_before_Then_is_reported() => Verify.Diagnostics(Order, """
        using Foldstream.Testing;

        public sealed class Tests(Scenario<Order> scenario)
        {
            public void Undecided() => scenario.{|FOLD501:At|}("2026-11-23T10:00Z");

            public void Decided()
            {
                scenario.Key(7).{|FOLD501:When|}(o => { });
                scenario.{|FOLD501:When|}(o => 7);
                Decisions.{|FOLD501:When|}(scenario, o => { });
            }

            public void InALambda() => Run(() => scenario.{|FOLD501:GivenRecorded|}(""));

            private static void Run(Action action) => action();
        }
        """);

    [Fact]
    public Task A_scenario_that_is_kept_for_nothing_or_returned_to_a_runner_is_reported() => Verify.Diagnostics(Order, """
        using Foldstream.Testing;

        public sealed class FactAttribute : Attribute;

        public sealed class Tests(Scenario<Order>? scenario)
        {
            public void Maybe() => scenario?.Key(7).{|FOLD501:When|}(o => { });

            public void MaybeExtended() => scenario?.{|FOLD501:When|}(o => { });

            public void Kept()
            {
                ScenarioResult<Order> result = scenario!.{|FOLD501:When|}(o => { });
                var given = scenario!.{|FOLD501:GivenRecorded|}("");
            }

            public void KeptOnce()
            {
                Scenario<Order> given = scenario!.GivenRecorded("");
                ScenarioResult<Order, int> result = given.{|FOLD501:When|}(o => 7);
            }

            [Fact] public ScenarioResult<Order> Returned() => scenario!.{|FOLD501:When|}(o => { });

            [Fact] public Scenario<Order> ReturnedEarly() { return scenario!.{|FOLD501:Key|}(7); }
        }
        """);

    [Fact]
    public Task A_scenario_that_asserts_is_not_reported() => Verify.Diagnostics(Order, """
        using Foldstream.Testing;

        public sealed class Tests(Scenario<Order> scenario)
        {
            public void Nothing() => scenario.When(o => { }).ThenNothing();

            public void Several() => scenario.When(o => 7).ThenReturns(7).ThenState(o => o is not null);

            public void Refused() => scenario.When(o => { }).ThenRefused();

            public void ByAnExtension() => scenario.When(o => { }).MustBePaid();

            public ScenarioResult<Order> GoesOn() => scenario.When(o => { });

            public void Kept()
            {
                ScenarioResult<Order> result = scenario.When(o => { });
                result.ThenNothing();
                _ = scenario.GivenRecorded("");
            }

            public void Discarded()
            {
                var _ = scenario.GivenRecorded("");
            }

            public void KeptForLater()
            {
                ScenarioResult<Order> result = scenario.When(o => { });
                Run(() => result.ThenNothing());
                Scenario<Order> given = scenario.Key(7);
                given.When(o => { }).ThenNothing();
                Func<ScenarioResult<Order>> later = () => scenario.When(o => { });
                later().ThenNothing();
            }

            public void Asserted() => scenario?.When(o => { }).ThenNothing();

            private static void Run(Action action) => action();
        }
        """);

    [Fact]
    public Task It_is_told_what_to_write() => Verify.Message(Order + """

        public sealed class Tests(Scenario<Order> scenario)
        {
            public void Decided() => scenario.{|#0:When|}(o => { });
        }
        """, "FOLD501", "This scenario of 'Order' asserts nothing: it ends with 'When'. Say what is expected: Then, ThenNothing, ThenRefused, ThenThrows, ThenReturns or ThenState.");
}
