using System.Collections.Immutable;

namespace Foldstream.Generated.Tests.Children;

[Event("filed")]
public readonly partial record struct Filed(string Person, int Shelf);

[Event("noted")]
public readonly partial record struct Noted(string Person);

[Event("register-begun")]
public readonly partial record struct RegisterBegun(string Person);

/// <summary>Two collections whose children fold the same events, one of them begun or changed by the same event.</summary>
[Aggregate("register")]
public sealed partial class Register
{
    [Entity(nameof(Filed.Person))]
    public ImmutableSortedDictionary<string, Note> Notes { get; private set; } = ImmutableSortedDictionary<string, Note>.Empty;

    [field: Entity(nameof(Filed.Shelf))]
    private SortedDictionary<int, Shelf> Kept { get; } = [];

    public IReadOnlyDictionary<int, Shelf> Shelves => Kept;

    private Register(in RegisterBegun e) => By = e.Person;

    public string By { get; }

    public void File(string person, int shelf) => Raise(new Filed(person, shelf));

    public void Note(string person) => Raise(new Noted(person));
}

public sealed class Note
{
    internal Note(in RegisterBegun e) => Shelf = 1;

    internal Note(Filed e) => Shelf = e.Shelf;

    public int Shelf { get; }

    public int Times { get; private set; }

    internal void Apply(in Noted e) => Times++;
}

public sealed record Shelf(int Files, long LastVersion)
{
    internal Shelf(in Filed e, in EventContext context)
        : this(1, context.Version)
    {
    }

    internal static Shelf Apply(Shelf state, Filed e, in EventContext context) => new(state.Files + 1, context.Version);
}
