using System.Collections.Immutable;
using System.Text;

namespace Foldstream.Events;

/// <summary>A closed hierarchy: <c>&lt;1 Card: (Number: str), 2 Cash: ()&gt;</c>, in order of number.</summary>
internal sealed class HierarchyShape(ImmutableArray<ShapeCase> cases) : ShapeType
{
    /// <summary>At least one, in order of number.</summary>
    public ImmutableArray<ShapeCase> Cases { get; } = cases;

    /// <summary>The case of a number, or null. A stored shape may have very many cases, and a payload very many values.</summary>
    public ShapeCase? Find(int number)
    {
        int from = 0, to = Cases.Length;
        while (from < to)
        {
            int middle = (from + to) / 2;
            (from, to) = Cases[middle].Number < number ? (middle + 1, to) : (from, middle);
        }

        return from < Cases.Length && Cases[from].Number == number ? Cases[from] : null;
    }

    protected override void PrintCore(StringBuilder text)
    {
        text.Append('<');
        for (int i = 0; i < Cases.Length; i++)
        {
            text.Append(i == 0 ? "" : ", ").Append(Cases[i].Number).Append(' ').Append(Cases[i].Name).Append(": ");
            PrintNested(Cases[i].Record, text);
        }

        text.Append('>');
    }
}

/// <summary>A case of a closed hierarchy.</summary>
/// <param name="Number">The case on the wire, from 0.</param>
/// <param name="Name">Its name, which may change.</param>
/// <param name="Record">Its members; never nullable.</param>
internal sealed record ShapeCase(int Number, string Name, RecordShape Record);
