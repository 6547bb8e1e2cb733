namespace Identifiers.Shapes;

[Identifier]
public partial record struct LaneId(Guid Value);   // FOLD122

[Identifier]
public readonly partial record struct SlotId(Guid Lane, int Slot);   // FOLD122

[Identifier]
public readonly partial record struct ShoeId(short Value);   // FOLD122

[Identifier]
public readonly partial record struct BallId(string? Value);   // FOLD122

[Identifier]
public readonly partial struct PinId;   // FOLD122

[Identifier]
public readonly partial record struct GameId;   // FOLD122

[Event("lane-opened")]
public readonly partial record struct LaneOpened(LaneId Lane, ShoeId Shoes);

[Aggregate("lane", Key = typeof(LaneId))]
public sealed partial class Lane
{
    public bool IsOpen { get; private set; }

    private void Apply(in LaneOpened e) => IsOpen = true;
}
