using System.Collections.Immutable;
using System.Text;

namespace Foldstream.Events;

/// <summary>A type of the shape grammar that <c>docs/wire-format.md</c> specifies. <see cref="ToString"/> prints it as the grammar has it.</summary>
internal abstract class ShapeType
{
    /// <summary>Whether nil stands for null.</summary>
    public bool IsNullable { get; init; }

    public sealed override string ToString()
    {
        StringBuilder text = new();
        Print(text);
        return text.ToString();
    }

    protected abstract void PrintCore(StringBuilder text);

    protected void Print(StringBuilder text)
    {
        PrintCore(text);
        if (IsNullable)
        {
            text.Append('?');
        }
    }

    protected static void PrintNested(ShapeType type, StringBuilder text) => type.Print(text);
}

/// <summary>A plain value: <c>i32</c>.</summary>
internal sealed class ScalarShape(ShapeScalar scalar) : ShapeType
{
    public ShapeScalar Scalar { get; } = scalar;

    protected override void PrintCore(StringBuilder text) => text.Append(EventShape.NameOf(Scalar));
}

/// <summary>A number with names: <c>i32{Open=0, Paid=1}</c>, in order of number, then name.</summary>
internal sealed class EnumShape(ShapeScalar underlying, ImmutableArray<EnumShapeMember> members) : ShapeType
{
    public ShapeScalar Underlying { get; } = underlying;

    /// <summary>In order of number, then of name.</summary>
    public ImmutableArray<EnumShapeMember> Members { get; } = members;

    /// <summary>The first name of a number, or null. A stored shape may have very many names, and a payload very many numbers.</summary>
    public string? NameOf(Int128 number)
    {
        int from = 0, to = Members.Length;
        while (from < to)
        {
            int middle = (from + to) / 2;
            (from, to) = Members[middle].Number < number ? (middle + 1, to) : (from, middle);
        }

        return from < Members.Length && Members[from].Number == number ? Members[from].Name : null;
    }

    protected override void PrintCore(StringBuilder text)
        => text.Append(EventShape.NameOf(Underlying)).Append('{').AppendJoin(", ", Members).Append('}');
}

/// <summary>A name of an enum's number. The number is any that an underlying type can hold.</summary>
internal readonly record struct EnumShapeMember(string Name, Int128 Number)
{
    public override string ToString() => $"{Name}={Number}";
}

/// <summary>An array: <c>[str]</c>.</summary>
internal sealed class ArrayShape(ShapeType element) : ShapeType
{
    public ShapeType Element { get; } = element;

    protected override void PrintCore(StringBuilder text)
    {
        text.Append('[');
        PrintNested(Element, text);
        text.Append(']');
    }
}

/// <summary>A record, and an event itself: <c>(Sku: str, Gift: bool =)</c>.</summary>
internal sealed class RecordShape(ImmutableArray<ShapeMember> members) : ShapeType
{
    public ImmutableArray<ShapeMember> Members { get; } = members;

    protected override void PrintCore(StringBuilder text)
    {
        text.Append('(');
        for (int i = 0; i < Members.Length; i++)
        {
            text.Append(i == 0 ? "" : ", ").Append(Members[i].Name).Append(": ");
            PrintNested(Members[i].Type, text);
            text.Append(Members[i].HasDefault ? " =" : "");
        }

        text.Append(')');
    }
}

/// <summary>A member of a record.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">How it is written.</param>
/// <param name="HasDefault">Whether it is marked <c>=</c>: something stands for it where a payload ends before it.</param>
internal sealed record ShapeMember(string Name, ShapeType Type, bool HasDefault)
{
    /// <summary>Whether a payload may end before it.</summary>
    public bool MayBeMissing => HasDefault || Type.IsNullable;
}
