namespace Identifiers;

[Identifier]
public readonly record struct GuestId(Guid Value);   // FOLD121

public static class Ids
{
    [Identifier]
    public readonly partial record struct TableId(int Value);   // FOLD121
}

[Event("table-taken")]
public sealed partial record TableTaken(GuestId Guest, Ids.TableId Table);
