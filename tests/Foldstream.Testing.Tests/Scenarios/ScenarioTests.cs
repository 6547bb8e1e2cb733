using Foldstream.Testing.Tests.Shop;

namespace Foldstream.Testing.Tests.Scenarios;

public sealed class ScenarioTests
{
    private static readonly DateTimeOffset Ten = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_events_of_a_decision_are_exactly_these() => Scenario.For<Order>().At("2026-11-23T10:00Z")
        .Given(new OrderPlaced("anna"), new OrderPaid(9.95m))
        .When((o, decision) => o.Ship(decision.Now))
        .Then(new OrderShipped(Ten, null))
        .ThenState(o => o.Status, OrderStatus.Shipped)
        .ThenState(o => o.Customer == "anna");

    [Fact]
    public void Members_that_are_arrays_are_compared_by_content() => Scenario.For<Order>()
        .Given(new OrderPlaced("anna"))
        .When(o => o.AddLine("BOOK-1", 2, "red", "large"))
        .Then(new OrderLineAdded(1, "BOOK-1", 2, ["red", "large"]))
        .ThenState(o => o.Labels, ["red", "large"]);

    [Fact]
    public void Given_may_be_said_several_times_and_takes_a_collection() => Scenario.For<Order>()
        .Given(new OrderPlaced("anna"))
        .Given([new OrderLineAdded(1, "A", 1), new OrderLineAdded(2, "B", 1)])
        .When(o => o.AddLine("C", 1))
        .ThenReturns(3)
        .Then([new OrderLineAdded(3, "C", 1, [])]);

    [Fact]
    public void A_refusal_leads_to_no_events_and_leaves_the_state() => Scenario.For<Order>()
        .Given(new OrderPlaced("anna"))
        .When(o => o.Ship(Ten))
        .ThenRefused("once it is paid")
        .ThenNothing()
        .ThenState(o => o.Status, OrderStatus.Open);

    [Fact]
    public void What_a_decision_throws_can_be_expected() => Scenario.For<Order>()
        .Given(new OrderPlaced("anna"))
        .When(o => o.Break())
        .ThenThrows<InvalidOperationException>("broken");

    [Fact]
    public void An_event_that_can_not_be_folded_fails_the_decision() => Scenario.For<Order>()
        .Given(new OrderPlaced("anna"))
        .When(o => o.Pay(-1))
        .ThenThrows<FoldException>("order-paid")
        .ThenNothing();

    [Fact]
    public void A_decision_may_raise_nothing() => Scenario.For<Order>().Given(new OrderPlaced("anna")).When(o => o.Touch()).ThenNothing();

    [Fact]
    public void A_stream_is_begun_by_its_birth_event() => Scenario.For<Order>()
        .WhenStarted(Order.Place("anna"))
        .Then(new OrderPlaced("anna"))
        .ThenState(o => o.Customer, "anna");

    [Fact]
    public void A_birth_may_be_followed_by_a_decision_in_the_same_append() => Scenario.For<Order>()
        .WhenStarted(Order.Place("anna"), o => o.AddLine("A", 1))
        .Then(new OrderPlaced("anna"), new OrderLineAdded(1, "A", 1, []));

    [Fact]
    public void An_aggregate_with_a_state_before_its_first_event_decides_on_nothing() => Scenario.For<Counter>()
        .When(c => c.Count(2))
        .ThenReturns(2)
        .Then(new Tallied(2));

    [Fact]
    public void A_record_gives_what_its_decision_returns() => Scenario.For<Cart>()
        .Given(new ItemAdded("A"))
        .When(c => c.Add("B"))
        .Then(new ItemAdded("B"))
        .ThenState(c => c.Items, ["A", "B"]);

    [Fact]
    public void A_record_may_say_its_events_in_the_scenario_itself()
    {
        Scenario.For<Cart>().When(c => [new ItemAdded("a"), .. c.Add("b")]).Then(new ItemAdded("a"), new ItemAdded("b"));
        Scenario.For<Cart>().At(Ten).When((c, decision) => c.Items.IsEmpty ? [] : [new CheckedOut(decision.Now)]).ThenNothing();
    }

    [Fact]
    public void A_record_takes_a_command() => Scenario.For<Cart>().At(Ten)
        .Given(new ItemAdded("A"))
        .When(new CheckOut("GIFT"))
        .Then(new ItemAdded("GIFT"), new CheckedOut(Ten))
        .ThenState(c => c.IsClosed);

    [Fact]
    public void A_record_refuses_a_command() => Scenario.For<Cart>().When(new CheckOut("GIFT")).ThenRefused("empty cart").ThenNothing();

    [Fact]
    public void A_record_may_return_a_value_beside_its_events() => Scenario.For<Cart>()
        .When(c => c.AddCounted("A"))
        .ThenReturns(1)
        .Then(new ItemAdded("A"));

    [Fact]
    public void A_record_that_has_nothing_to_say_leads_to_nothing() => Scenario.For<Cart>()
        .Given(new ItemAdded("A"), new CheckedOut(Ten))
        .When(c => c.Add("B"))
        .ThenNothing();

    [Fact]
    public void Time_actor_and_key_are_those_of_the_scenario()
    {
        OrderId id = OrderId.New();
        Scenario.For<Order>().Key(id).At("2026-11-23T08:00Z").Actor("clerk")
            .Given(new OrderPlaced("anna"), new OrderPaid(1))
            .At("2026-11-23T10:00+01:00").Actor("anna")
            .When((o, decision) => o.Ship(decision.Now, $"{decision.Actor} {decision.Stream} {decision.Version}"))
            .Then(new OrderShipped(Ten.AddHours(-1), $"anna order/{id.Value:N} 2"))
            .ThenState(o => o.Seen.StartsWith("3 2026-11-23T09:00:00.0000000+00:00 ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_key_may_be_given_as_text() => Scenario.For<Counter>().Key("main").When((c, decision) => c.Count(decision.Stream.Key.Length)).ThenReturns(4);

    [Fact]
    public void Keys_have_a_default()
    {
        Scenario.For<Counter>().When((_, decision) => decision.Stream.Key).ThenReturns("1");
        Scenario.For<Cart>().When((c, decision) => c.Add(decision.Stream.Key)).Then(new ItemAdded("1"));
        Scenario.For<Order>().Given(new OrderPlaced("anna")).When((_, decision) => decision.Stream.Key).ThenReturns("00000000000000000000000000000001");
    }

    [Fact]
    public void A_decision_runs_once()
    {
        int runs = 0;
        Scenario.For<Counter>().When(c => c.Count(++runs)).ThenReturns(1).Then(new Tallied(1)).ThenState(c => c.Value, 1).ThenReturns(1);
        Assert.Equal(1, runs);
    }
}
