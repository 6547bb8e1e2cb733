using Foldstream.Testing.Tests.Shop;

namespace Foldstream.Testing.Tests.Scenarios;

/// <summary>What a scenario that fails says, word for word.</summary>
public sealed class FailureTextTests
{
    private static readonly DateTimeOffset Ten = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    private static Scenario<Order> Placed => Scenario.For<Order>().Given(new OrderPlaced("anna"));

    [Fact]
    public void A_member_that_differs_is_named() => Fails(() => Placed
        .When(o =>
        {
            o.AddLine("BOOK-1", 2, "red");
            o.AddLine("PEN-1", 3);
        })
        .Then(new OrderLineAdded(1, "BOOK-1", 2, ["red"]), new OrderLineAdded(2, "PEN-1", 2, [])), """
        Order: the decision was expected to give 2 events, and gave others. Event 2: Quantity: expected 2, was 3.
            1 same      order-line-added {"Line":1,"Sku":"BOOK-1","Quantity":2,"Labels":["red"]}
            2 expected  order-line-added {"Line":2,"Sku":"PEN-1","Quantity":2,"Labels":[]}
              actual    order-line-added {"Line":2,"Sku":"PEN-1","Quantity":3,"Labels":[]}
        """);

    [Fact]
    public void An_element_that_differs_is_named() => Fails(() => Placed
        .When(o => o.AddLine("BOOK-1", 2, "red", "large"))
        .Then(new OrderLineAdded(1, "BOOK-1", 2, ["red", "small"])), """
        Order: the decision was expected to give 1 event, and gave others. Event 1: Labels[1]: expected "small", was "large".
            1 expected  order-line-added {"Line":1,"Sku":"BOOK-1","Quantity":2,"Labels":["red","small"]}
              actual    order-line-added {"Line":1,"Sku":"BOOK-1","Quantity":2,"Labels":["red","large"]}
        """);

    [Fact]
    public void Missing_and_surplus_events_do_not_hide_those_that_are_the_same() => Fails(() => Placed
        .When(o =>
        {
            o.AddLine("A", 1);
            o.Pay(5);
            o.Ship(Ten);
        })
        .Then(new OrderPaid(5), new OrderShipped(Ten, null), new OrderPaid(6)), """
        Order: the decision was expected to give 3 events, and gave others. Event 1 is surplus.
            1 surplus   order-line-added {"Line":1,"Sku":"A","Quantity":1,"Labels":[]}
            2 same      order-paid {"Amount":5}
            3 same      order-shipped {"At":"2026-11-23T10:00:00.0000000+00:00","By":null}
            3 missing   order-paid {"Amount":6}
        """);

    [Fact]
    public void Another_event_is_named() => Fails(() => Placed.When(o => o.Pay(5)).Then(new OrderShipped(Ten, "anna")), """
        Order: the decision was expected to give 1 event, and gave others. Event 1: expected order-shipped, was order-paid.
            1 expected  order-shipped {"At":"2026-11-23T10:00:00.0000000+00:00","By":"anna"}
              actual    order-paid {"Amount":5}
        """);

    [Fact]
    public void Events_that_were_not_expected_are_listed() => Fails(() => Placed.When(o => o.Pay(5)).ThenNothing(), """
        Order: the decision was expected to give no events, and gave 1 event. Event 1 is surplus.
            1 surplus   order-paid {"Amount":5}
        """);

    [Fact]
    public void Events_that_did_not_come_are_listed() => Fails(() => Placed.When(o => o.Touch()).Then(new OrderPaid(5)), """
        Order: the decision was expected to give 1 event, and gave no events. Event 1 is missing.
            1 missing   order-paid {"Amount":5}
        """);

    [Fact]
    public void A_decision_that_was_refused_says_why()
    {
        ScenarioFailedException failure = Fails(() => Placed.When(o => o.Ship(Ten)).Then(new OrderShipped(Ten, null)), """
            Order: the decision was expected to give 1 event, and it was refused: "An order is shipped once it is paid."
            """);
        Assert.IsType<RefusedException>(failure.InnerException);
    }

    [Fact]
    public void A_decision_that_threw_says_what() => Fails(() => Placed.When(o => o.Break()).ThenState(o => o.Lines, 1), """
        Order: the decision was expected to give a state to look at, and it threw InvalidOperationException: The order is broken.
        """);

    [Fact]
    public void An_event_that_can_not_be_folded_says_why() => Fails(() => Placed.When(o => o.Pay(-1)).Then(new OrderPaid(-1)), """
        Order: the decision was expected to give 1 event, and it threw FoldException: Folding 'order-paid' failed at order/00000000000000000000000000000001 version 2: ArgumentException. A fold must not fail: guard in the decision that raises the event, and let Apply accept all that was ever stored. (An amount is not negative.)
        """);

    [Fact]
    public void A_decision_that_does_not_refuse_shows_its_events() => Fails(() => Placed.When(o => o.Pay(5)).ThenRefused("too much"), """
        Order: the decision was expected to be refused with "too much" in its text, and it gave 1 event.
            1 order-paid {"Amount":5}
        """);

    [Fact]
    public void A_refusal_for_another_reason_says_it() => Fails(() => Placed.When(o => o.Ship(Ten)).ThenRefused("too much"), """
        Order: the decision was expected to be refused with "too much" in its text, and it was refused: "An order is shipped once it is paid."
        """);

    [Fact]
    public void Another_exception_is_named() => Fails(() => Placed.When(o => o.Break()).ThenThrows<ArgumentException>(), """
        Order: the decision was expected to throw ArgumentException, and it threw InvalidOperationException: The order is broken.
        """);

    [Fact]
    public void A_value_that_differs_is_shown() => Fails(() => Placed.When(o => o.AddLine("A", 1)).ThenReturns(3), """
        Order: the decision was expected to return 3, and it returned 1.
        """);

    [Fact]
    public void A_state_that_differs_is_shown_with_the_expression() => Fails(() => Placed.When(o => o.AddLine("A", 1, "red")).ThenState(o => o.Labels, ["blue"]), """
        Order: o => o.Labels was expected to be ["blue"], and it is ["red"].
        """);

    [Fact]
    public void A_predicate_that_does_not_hold_is_shown() => Fails(() => Placed.When(o => o.Pay(5)).ThenState(o => o.Status == OrderStatus.Shipped), """
        Order: o => o.Status == OrderStatus.Shipped was expected to hold, and it does not.
        """);

    [Fact]
    public void A_stream_that_was_not_begun_has_no_state() => Fails(
        () => Scenario.For<Order>().WhenStarted(Order.Place("anna"), o => o.Ship(Ten)).ThenRefused().ThenState(o => o.Lines, 0), """
        Order: there is no state to look at: its stream has no events.
        """);

    [Fact]
    public void A_decision_before_the_birth_event_is_told_how_to_be_born() => Fails(() => Scenario.For<Order>().When(o => o.Touch()).ThenNothing(), """
        Order is born by an event, and nothing has happened yet. Say with Given that 'order-placed' has happened, or begin the stream with WhenStarted.
        """);

    [Fact]
    public void Events_without_the_birth_event_fail_where_they_are_given() => Fails(() => _ = Scenario.For<Order>().Given(new OrderPaid(5)), """
        Order can't be replayed from what is given. Folding 'order-paid' failed at order/00000000000000000000000000000001 version 1: InvalidOperationException. A fold must not fail: guard in the decision that raises the event, and let Apply accept all that was ever stored. (The event stands before the aggregate's birth event.)
        """);

    [Fact]
    public void An_event_that_can_not_be_folded_fails_where_it_is_given() => Fails(() => _ = Placed.Given(new OrderPaid(-1)), """
        Order can't be replayed from what is given. Folding 'order-paid' failed at order/00000000000000000000000000000001 version 2: ArgumentException. A fold must not fail: guard in the decision that raises the event, and let Apply accept all that was ever stored. (An amount is not negative.)
        """);

    [Fact]
    public void An_event_that_begins_nothing_says_what_does() => Fails(() => Scenario.For<Order>().WhenStarted(new OrderPaid(5)).ThenNothing(), """
        'order-paid' does not begin Order; 'order-placed' does.
        """);

    [Fact]
    public void A_stream_begins_once() => Fails(() => Placed.WhenStarted(Order.Place("anna")).ThenNothing(), """
        WhenStarted begins the stream, and 1 event was given already. Use When.
        """);

    [Fact]
    public void No_event_begins_an_aggregate_with_an_initial_state() => Fails(() => Scenario.For<Counter>().WhenStarted(new Tallied(1)).ThenNothing(), """
        Counter has a state before its first event, so no event begins it. Use When.
        """);

    [Fact]
    public void A_key_of_another_kind_is_refused()
    {
        Fails(() => _ = Scenario.For<Order>().Key("seven"), "'seven' is no key of Order, whose keys are OrderId.");
        Fails(() => _ = Scenario.For<Order>().Key(7), "The keys of Order are OrderId, and Key was given Int32.");
        Fails(() => _ = Placed.Key(OrderId.New()), "Key stands before what is given: the events belong to a stream already.");
    }

    [Fact]
    public void A_scenario_decides_once()
    {
        const string Text = "This scenario has decided already. A scenario has one When; make a new one with Scenario.For.";
        Scenario<Order> scenario = Placed;
        scenario.When(o => o.Touch()).ThenNothing();
        Fails(() => scenario.When(o => o.Touch()).ThenNothing(), Text);
        Fails(() => scenario.WhenStarted(Order.Place("anna")).ThenNothing(), Text);
        Fails(() => _ = scenario.Given(new OrderPaid(5)), Text);
        Fails(() => _ = scenario.Key(OrderId.New()), Text);
    }

    [Fact]
    public void A_decision_that_is_a_task_is_told_to_be_synchronous() => Fails(() => Placed.When(o => (object)Task.Run(o.Touch)).ThenNothing(), """
        Order: the decision was expected to give no events, and it threw InvalidOperationException: The decision returns a task, and its events would be appended before the task is done. Nothing was written. Fetch first, then decide: a decision is synchronous, since it runs again after a version conflict.
        """);

    private static ScenarioFailedException Fails(Action scenario, string text)
    {
        ScenarioFailedException failure = Assert.Throws<ScenarioFailedException>(scenario);
        Assert.Equal(text, failure.Message, ignoreLineEndingDifferences: true);
        return failure;
    }
}
