using Foldstream.Model;

namespace Foldstream.Locking;

/// <summary>One thing that reaches the disk.</summary>
internal abstract record LockEntry
{
    /// <summary>The event name, the category, or the CLR name of a nested type: <c>order-placed</c>, <c>Orders.Line</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The schema version of an event; of a nested type the revision, which grows with each form that can't be read as the one before; 0 of an aggregate.</summary>
    public int Revision { get; init; }

    /// <summary>Whether the code has given it up, and the name must not come back.</summary>
    public bool IsRetired { get; init; }

    /// <summary>The line in the file, from 1; 0 for what was not read from one. It is no part of what the entry says.</summary>
    public LockLine Line { get; init; }

    /// <summary>What kind of thing it is, as the file writes it.</summary>
    public abstract string Keyword { get; }

    /// <summary>What it is found by.</summary>
    public LockKey Key => new(this is EventEntry or AggregateEntry ? Keyword : "type", Name, Revision);
}

/// <summary>What an entry is found by. Nested types share their names, whatever they are.</summary>
internal readonly record struct LockKey(string Kind, string Name, int Revision);

/// <summary>A place in the file, which doesn't count when entries are compared.</summary>
internal readonly record struct LockLine(int Number)
{
    public bool Equals(LockLine other) => true;

    public override int GetHashCode() => 0;
}

/// <summary>An event at a schema version.</summary>
/// <param name="ClrName">The type that stands for it.</param>
/// <param name="Members">Its members in wire order.</param>
internal sealed record EventEntry(string ClrName, EquatableArray<LockMember> Members) : LockEntry
{
    public override string Keyword => "event";
}

/// <summary>A category.</summary>
/// <param name="ClrName">The type that stands for it.</param>
/// <param name="KeyType">The type of its key.</param>
internal sealed record AggregateEntry(string ClrName, LockType KeyType) : LockEntry
{
    public override string Keyword => "aggregate";
}

/// <summary>A record within events.</summary>
internal sealed record RecordEntry(EquatableArray<LockMember> Members) : LockEntry
{
    public override string Keyword => "record";
}

/// <summary>A closed hierarchy.</summary>
internal sealed record HierarchyEntry(EquatableArray<LockCase> Cases) : LockEntry
{
    public override string Keyword => "hierarchy";
}

/// <summary>A case of a closed hierarchy: its number, and the record.</summary>
internal sealed record LockCase(int Number, LockReference Record)
{
    /// <summary>The case's own name, without what it stands in.</summary>
    public string Name => Record.Name.Substring(Record.Name.LastIndexOf('.') + 1);
}

/// <summary>An enum.</summary>
internal sealed record EnumEntry(ScalarKind Underlying, EquatableArray<LockNumber> Members) : LockEntry
{
    public override string Keyword => "enum";
}

/// <summary>A member of an enum.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Number">Its number, in decimal.</param>
/// <param name="IsGone">Whether the code has it no more; what is stored may still hold the number.</param>
internal sealed record LockNumber(string Name, string Number, bool IsGone = false);

/// <summary>An identifier, which is its plain value.</summary>
internal sealed record IdentifierEntry(ScalarKind Kind) : LockEntry
{
    public override string Keyword => "identifier";
}
