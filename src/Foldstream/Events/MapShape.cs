using System.Text;

namespace Foldstream.Events;

/// <summary>A map: <c>{str: i32}</c>. Each key is there once, and never nil.</summary>
internal sealed class MapShape(ShapeType key, ShapeType value) : ShapeType
{
    public ShapeType Key { get; } = key;

    public ShapeType Value { get; } = value;

    /// <summary>Whether each key has a text of its own, so that JSON shows the map as an object.</summary>
    public bool HasTextKeys => Key is EnumShape or ScalarShape { Scalar: not ShapeScalar.Any };

    protected override void PrintCore(StringBuilder text)
    {
        text.Append('{');
        PrintNested(Key, text);
        text.Append(": ");
        PrintNested(Value, text);
        text.Append('}');
    }
}
