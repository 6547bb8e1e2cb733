namespace Parking.Decks;

[Event("deck-entered")]
public partial record struct DeckEntered(string Plate);   // FOLD102

[Aggregate("parking-deck")]
public sealed partial class Deck
{
    private readonly HashSet<string> _plates = [];

    public int Cars => _plates.Count;

    public void Enter(string plate) => Raise(new DeckEntered(plate));

    private void Apply(DeckEntered e) => _plates.Add(e.Plate);
}
