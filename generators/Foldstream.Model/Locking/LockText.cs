using System.Globalization;
using System.Text;
using Foldstream.Model;

namespace Foldstream.Locking;

/// <summary>Prints a lock: <c>docs/event-lock.md</c> is its specification.</summary>
internal static class LockText
{
    public const string Shipped = "[shipped]";
    public const string Unshipped = "[unshipped]";
    public const string Format = "format 1";

    private const string Heading = """
        # What this project writes to disk: its events and their shapes, member by member. The build keeps this file; commit it with the code.
        # Whatever is shipped may be in somebody's database, and the build holds the code to it. 'dotnet build -t:ShipEvents' ships the rest.
        """;

    private static readonly string[] Order = ["aggregate", "event", "record", "hierarchy", "enum", "identifier"];

    public static string Print(EventLock events)
    {
        StringBuilder text = new();
        text.Append(Heading.Replace("\r", "")).Append('\n').Append(Format).Append('\n');
        PrintHalf(text, Shipped, events.Shipped);
        PrintHalf(text, Unshipped, events.Unshipped);
        return text.ToString();
    }

    private static void PrintHalf(StringBuilder text, string title, IEnumerable<LockEntry> entries)
    {
        text.Append('\n').Append(title).Append('\n');
        foreach (LockEntry entry in Sort(entries))
        {
            text.Append('\n');
            PrintEntry(text, entry);
        }
    }

    private static IEnumerable<LockEntry> Sort(IEnumerable<LockEntry> entries)
        => entries.OrderBy(entry => Array.IndexOf(Order, entry.Keyword)).ThenBy(entry => entry.Name, StringComparer.Ordinal).ThenBy(entry => entry.Revision);

    /// <summary>A block of lines, each with its end.</summary>
    public static void PrintEntry(StringBuilder text, LockEntry entry)
    {
        text.Append(entry.IsRetired ? "retired " : "").Append(entry.Keyword).Append(' ').Append(entry.Name);
        if (entry is not AggregateEntry) text.Append('@').Append(Number(entry.Revision));
        switch (entry)
        {
            case EventEntry e:
                text.Append(" is ").Append(e.ClrName).Append('\n');
                PrintMembers(text, e.Members);
                break;
            case AggregateEntry aggregate:
                text.Append(" is ").Append(aggregate.ClrName).Append(", key ").Append(Print(aggregate.KeyType)).Append('\n');
                break;
            case RecordEntry record:
                text.Append('\n');
                PrintMembers(text, record.Members);
                break;
            case HierarchyEntry hierarchy:
                text.Append('\n');
                foreach (LockCase one in hierarchy.Cases) text.Append("  ").Append(Number(one.Number)).Append(": ").Append(Print(one.Record)).Append('\n');
                break;
            case EnumEntry numbers:
                text.Append(": ").Append(ShapePrinter.NameOf(numbers.Underlying)).Append('\n');
                foreach (LockNumber member in numbers.Members) text.Append("  ").Append(member.Name).Append(" = ").Append(member.Number).Append(member.IsGone ? " gone" : "").Append('\n');
                break;
            case IdentifierEntry identifier:
                text.Append(": ").Append(ShapePrinter.NameOf(identifier.Kind)).Append('\n');
                break;
        }
    }

    private static void PrintMembers(StringBuilder text, EquatableArray<LockMember> members)
    {
        foreach (LockMember member in members) text.Append("  ").Append(Print(member)).Append('\n');
    }

    /// <summary><c>Sku: str? personal = "none"</c>.</summary>
    public static string Print(LockMember member)
        => $"{member.Name}: {Print(member.Type)}{(member.IsPersonal ? " personal" : "")}{(member.Default is { } missing ? " = " + missing : "")}";

    public static string Print(LockType type)
    {
        string text = type switch
        {
            LockScalar scalar => ShapePrinter.NameOf(scalar.Kind),
            LockReference reference => $"{reference.Name}@{Number(reference.Revision)}",
            LockList list => $"[{Print(list.Element)}]",
            LockSet set => $"{{{Print(set.Element)}}}",
            LockMap map => $"{{{Print(map.Key)}: {Print(map.Value)}}}",
            LockTuple tuple => $"({string.Join(", ", tuple.Members.Select(Print))})",
            LockAny => "any",
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "A type that the lock has no text for."),
        };
        return type.IsNullable ? text + "?" : text;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
