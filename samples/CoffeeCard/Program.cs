using CoffeeCard;
using Foldstream;
using Foldstream.Sqlite;
using Foldstream.Stores;

await using SqliteEventStore store = SqliteEventStore.Open("cards.db");
Repository<Card, string> cards = new(store);

if (!(await cards.FindAsync("anna")).Exists)
{
    await cards.StartAsync("anna", Card.Issue("Anna"));
}

for (int i = 0; i < 4; i++)
{
    await cards.ExecuteAsync("anna", card => card.Buy("espresso", 2.40m));
}

try
{
    await cards.ExecuteAsync("anna", card => card.TakeFreeCoffee("flat white"));
    Console.WriteLine("One coffee was free.");
}
catch (RefusedException refusal)
{
    Console.WriteLine(refusal.Message);
}

Card now = await cards.LoadAsync("anna");
Console.WriteLine($"{now.Owner} has {now.Stamps} stamps and has spent {now.Spent}.");
await store.DumpAsync(Card.StreamOf("anna"), Console.Out);
