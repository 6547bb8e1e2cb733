using System.Text;
using Foldstream.Model;

namespace Foldstream.Upcasting;

/// <summary>
/// Prints what stands for the members that the bytes of an old version may lack. Its shape says that there is a default, and not which; and what is generated from
/// the lock holds it in its decoder alone, which a fingerprint does not read.
/// </summary>
internal static class FrozenDefaults
{
    public static string Of(EquatableArray<MemberModel> members)
    {
        StringBuilder text = new();
        Print(text, members);
        return text.ToString();
    }

    private static void Print(StringBuilder text, EquatableArray<MemberModel> members)
    {
        foreach (MemberModel member in members)
        {
            text.Append(member.Name).Append('=').Append(member.Default).Append('(');
            Print(text, member.Type);
            text.Append(')');
        }
    }

    private static void Print(StringBuilder text, WireType type)
    {
        switch (type)
        {
            case ArrayWire array:
                Print(text, array.Element);
                break;
            case ListWire list:
                Print(text, list.Element);
                break;
            case SetWire set:
                Print(text, set.Element);
                break;
            case MapWire map:
                Print(text, map.Key);
                Print(text, map.Value);
                break;
            case ConvertedWire converted:
                Print(text, converted.Stored);
                break;
            case RecordWire record:
                Print(text, record.Members);
                break;
            case HierarchyWire hierarchy:
                foreach (CaseModel one in hierarchy.Cases) Print(text, one.Record.Members);
                break;
        }
    }
}
