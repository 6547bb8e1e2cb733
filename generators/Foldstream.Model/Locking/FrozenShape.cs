using System.Globalization;
using Foldstream.Model;

namespace Foldstream.Locking;

/// <summary>Prints the wire shape of an entry of the lock, as <see cref="ShapePrinter"/> prints that of the code.</summary>
internal sealed class FrozenShape(LockTypes types)
{
    public string Print(IEnumerable<LockMember> members)
        => $"({string.Join(", ", members.Select(member => $"{member.Name}: {Print(member.Type)}{(member.Default is not null && !member.Type.IsNullable ? " =" : "")}"))})";

    private string Print(LockType type)
    {
        string core = type switch
        {
            LockScalar scalar => ShapePrinter.NameOf(scalar.Kind),
            LockList list => $"[{Print(list.Element)}]",
            LockSet set => $"{{{Print(set.Element)}}}",
            LockMap map => $"{{{Print(map.Key)}: {Print(map.Value)}}}",
            LockTuple tuple => Print(tuple.Members),
            LockAny => "any",
            LockReference reference => Print(types.Find(reference)),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "A type of the lock without a shape."),
        };
        return type.IsNullable ? core + "?" : core;
    }

    private string Print(LockEntry? entry) => entry switch
    {
        IdentifierEntry identifier => ShapePrinter.NameOf(identifier.Kind),
        RecordEntry record => Print(record.Members),
        EnumEntry numbers => $"{ShapePrinter.NameOf(numbers.Underlying)}{{{string.Join(", ", numbers.Members.Where(member => !member.IsGone).Select(member => $"{member.Name}={member.Number}"))}}}",
        HierarchyEntry hierarchy => $"<{string.Join(", ", hierarchy.Cases.Select(Print))}>",
        _ => "any",
    };

    private string Print(LockCase one)
        => $"{one.Number.ToString(CultureInfo.InvariantCulture)} {one.Name}: {Print((types.Find(one.Record) as RecordEntry)?.Members ?? EquatableArray<LockMember>.Empty)}";
}
