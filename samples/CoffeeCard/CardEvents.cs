using Foldstream;

namespace CoffeeCard;

[Event("card-issued")]
public readonly partial record struct CardIssued(string Owner);

[Event("coffee-bought")]
public readonly partial record struct CoffeeBought(string Kind, decimal Price);

[Event("free-coffee-taken")]
public readonly partial record struct FreeCoffeeTaken(string Kind);
