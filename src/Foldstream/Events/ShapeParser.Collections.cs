namespace Foldstream.Events;

internal ref partial struct ShapeParser
{
    private ShapeType ParseSetOrMap()
    {
        Expect("{");
        Descend();
        int start = _at;
        ShapeType key = ParseType();
        if (key.IsNullable)
        {
            _at = start;
            throw Fault("a type that is not nullable");
        }

        ShapeType? value = TryRead(": ") ? ParseType() : null;
        Expect("}");
        _depth--;
        bool isNullable = TryRead("?");
        return value is null ? new SetShape(key) { IsNullable = isNullable } : new MapShape(key, value) { IsNullable = isNullable };
    }
}
