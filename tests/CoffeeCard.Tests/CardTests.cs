using Foldstream.Testing;
using Xunit;

namespace CoffeeCard.Tests;

public sealed class CardTests
{
    [Fact]
    public void A_coffee_is_a_stamp() => Scenario.For<Card>()
        .Given(new CardIssued("Anna"))
        .When(card => card.Buy("espresso", 2.40m))
        .Then(new CoffeeBought("espresso", 2.40m))
        .ThenState(card => card.Stamps, 1);

    [Fact]
    public void Ten_stamps_are_a_free_coffee() => Scenario.For<Card>()
        .Given(new CardIssued("Anna"))
        .Given([.. Enumerable.Repeat(new CoffeeBought("espresso", 2.40m), 10)])
        .When(card => card.TakeFreeCoffee("flat white"))
        .Then(new FreeCoffeeTaken("flat white"));

    [Fact]
    public void Nine_are_not() => Scenario.For<Card>()
        .Given(new CardIssued("Anna"))
        .Given([.. Enumerable.Repeat(new CoffeeBought("espresso", 2.40m), 9)])
        .When(card => card.TakeFreeCoffee("flat white"))
        .ThenRefused("this card has 9");

    [Fact]
    public void A_card_is_issued_to_somebody() => Scenario.For<Card>()
        .WhenStarted(Card.Issue("Anna"))
        .Then(new CardIssued("Anna"));

    [Fact]
    public void Events_keep_their_laws() => EventLaws.Of(typeof(Card).Assembly).Check();
}
