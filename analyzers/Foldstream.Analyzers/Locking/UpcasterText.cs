using Foldstream.Locking;
using Foldstream.Model;
using Foldstream.Parsing;

namespace Foldstream.Analyzers.Locking;

/// <summary>
/// What an upcaster gives each member of an event, from what is shipped: what is there, what converts, and for the rest a <c>switch</c> that throws until somebody has
/// said what it is.
/// </summary>
internal sealed class UpcasterText(EventEntry shipped, LockTypes shippedTypes, EventEntry entry, LockTypes types, EventModel model, RecordSyntax record)
{
    private readonly HashSet<(string Type, string Namespace)> _needs = [];

    public List<string> Arguments { get; } = [];

    public List<string> Initializers { get; } = [];

    /// <summary>A type that must be in sight, or stands for the extension methods that must be, and its namespace.</summary>
    public IEnumerable<(string Type, string Namespace)> Needs => _needs;

    public UpcasterText Write()
    {
        bool isAlone = model.Members.Count(member => member.IsParameter) == 1, namesTheRest = false;
        for (int i = 0; i < model.Members.Count; i++)
        {
            MemberModel member = model.Members[i];
            LockMember? old = OldOf(i);
            if (old is null && member.Default is not null && HasOwnDefault(member))
            {
                namesTheRest = true;
                continue;
            }

            string name = TypeNames.Escaped(member.Name);
            string? known = old is not null ? Convert(old, i) : member.Type.IsNullable ? "null" : null;
            string value = known ?? Unknown(member, old);
            if (!member.IsParameter) Initializers.Add($"{name} = {value}");

            // What has no type of its own could be meant for the copy constructor, where it is the only argument.
            else Arguments.Add(known is null || namesTheRest || (isAlone && known.EndsWith("null", StringComparison.Ordinal)) ? $"{name}: {value}" : value);
        }

        return this;
    }

    /// <summary>The member of the same name; or the one whose place it has taken, which is called otherwise and has the same type.</summary>
    private LockMember? OldOf(int place)
    {
        string name = entry.Members[place].Name;
        if (shipped.Members.FirstOrDefault(member => member.Name == name) is { } same) return same;
        if (place >= shipped.Members.Count || entry.Members.Any(member => member.Name == shipped.Members[place].Name)) return null;

        return Conversions.IsSame(shipped.Members[place].Type, entry.Members[place].Type, shippedTypes, types) ? shipped.Members[place] : null;
    }

    /// <summary>Whether it may be left out: C# knows no other default of a parameter than the one that is written.</summary>
    private bool HasOwnDefault(MemberModel member)
        => !member.IsParameter || record.Serialised.FirstOrDefault(written => written.Name == member.Name).Default is not null;

    private string? Convert(LockMember old, int place)
    {
        MemberModel member = model.Members[place];
        string written = record.Serialised.First(one => one.Name == member.Name).Type.ToString().TrimEnd('?');
        Conversions conversions = new(shippedTypes, types, _needs);
        string variable = TypeNames.Escaped(char.ToLowerInvariant(old.Name[0]) + old.Name.Substring(1));
        if (variable == "old") variable = "value";
        (LockType type, string ofNull) = (entry.Members[place].Type, $"What is '{member.Name}' where version {shipped.Revision} holds null?");

        // Null is then not what was meant, whether or not the code could hold it.
        if (old.HasConvertedDefault) (type, ofNull) = (type with { IsNullable = false }, $"What was the default of '{old.Name}' in version {shipped.Revision}, whose bytes may lack it?");
        return conversions.Convert("old." + TypeNames.Escaped(old.Name), variable, old.FrozenType, type, member.Type, written, ofNull);
    }

    private string Unknown(MemberModel member, LockMember? old)
    {
        _needs.Add(("NotImplementedException", "System"));
        string question = old is null
            ? $"What is '{member.Name}' in an event of version {shipped.Revision}, which doesn't have it?"
            : $"What is '{member.Name}' in an event of version {shipped.Revision}, which holds '{old.Name}: {LockText.Print(old.Type)}'?";
        return $"{(old is null ? "old" : "old." + TypeNames.Escaped(old.Name))} switch {{ _ => {Conversions.Throw(question)} }}";
    }
}
