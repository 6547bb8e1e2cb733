using System.Text;

namespace Foldstream.Events;

/// <summary>A set: <c>{str}</c>. Its elements are those of an array, each once, and are never nil.</summary>
internal sealed class SetShape(ShapeType element) : ShapeType
{
    public ShapeType Element { get; } = element;

    protected override void PrintCore(StringBuilder text)
    {
        text.Append('{');
        PrintNested(Element, text);
        text.Append('}');
    }
}
