using Foldstream.Encoding;
using Foldstream.Events;

namespace Foldstream.Testing;

/// <summary>How the values of a payload are chosen.</summary>
internal enum PayloadStyle
{
    /// <summary>Few small values, which come again: what one event names, another one may mean.</summary>
    Usual,

    /// <summary>The ends of all ranges among them, and whatever lies between.</summary>
    Edges,
}

/// <summary>Writes random payloads by their shape alone, so that it takes no code of the event to make one.</summary>
internal sealed class RandomPayload
{
    private readonly PayloadBuffer _buffer = new();
    private readonly LawRandom _random;
    private readonly PayloadStyle _style;
    private string _path = "";

    private RandomPayload(LawRandom random, PayloadStyle style) => (_random, _style) = (random, style);

    /// <param name="shape">The event's shape.</param>
    /// <param name="random">Chooses the values.</param>
    /// <param name="style">How it does.</param>
    /// <param name="mayEndEarly">Whether last members that may be missing sometimes are.</param>
    /// <exception cref="OpaqueMemberException">A formatter of the user's own writes a member.</exception>
    public static byte[] Of(RecordShape shape, LawRandom random, PayloadStyle style, bool mayEndEarly = false)
    {
        RandomPayload payload = new(random, style);
        int count = shape.Members.Length;
        while (mayEndEarly && count > 0 && shape.Members[count - 1].MayBeMissing && random.OneIn(3)) count--;

        payload.Write(shape, count, isKey: false);
        return payload._buffer.Written.ToArray();
    }

    private void Write(RecordShape shape, int count, bool isKey)
    {
        string outer = _path;
        _buffer.WriteArrayHeader(count);
        foreach (ShapeMember member in shape.Members.AsSpan()[..count])
        {
            _path = outer.Length == 0 ? member.Name : $"{outer}.{member.Name}";
            Write(member.Type, isKey);
        }

        _path = outer;
    }

    private void Write(ShapeType type, bool isKey)
    {
        if (type.IsNullable && _random.Choice(4) == 0)
        {
            _buffer.WriteNil();
            return;
        }

        switch (type)
        {
            case RecordShape record:
                Write(record, record.Members.Length, isKey);
                break;
            case ArrayShape array:
                int count = Count(array.Element);
                _buffer.WriteArrayHeader(count);
                for (; count > 0; count--) Write(array.Element, isKey);
                break;
            case SetShape set:
                WriteEach(set.Element, value: null);
                break;
            case MapShape map:
                WriteEach(map.Key, map.Value);
                break;
            case HierarchyShape hierarchy:
                ShapeCase one = hierarchy.Cases[_random.Choice(hierarchy.Cases.Length)];
                _buffer.WriteArrayHeader(2);
                _buffer.Write(WireWriter.WriteInt32, one.Number);
                Write(one.Record, one.Record.Members.Length, isKey);
                break;
            case EnumShape numbers:
                Write(numbers);
                break;
            case ScalarShape { Scalar: ShapeScalar.Any }:
                throw new OpaqueMemberException(_path);
            case ScalarShape scalar:
                // Of two keys that are equal and have other bytes, as 1.0 and 1.00, one would be lost: keys are chosen among few.
                RandomScalar.Write(_buffer, scalar.Scalar, _random, isKey ? PayloadStyle.Usual : _style);
                break;
        }
    }

    /// <summary>A number without a name is nothing that the type has to know.</summary>
    private void Write(EnumShape shape)
    {
        Int128 number = shape.Members.IsEmpty ? 0 : shape.Members[_random.Choice(shape.Members.Length)].Number;
        if (shape.Underlying == ShapeScalar.U64) _buffer.Write(WireWriter.WriteUInt64, (ulong)number);
        else _buffer.Write(WireWriter.WriteInt64, (long)number);
    }

    /// <summary>Elements of a set, or keys with their values: each once.</summary>
    private void WriteEach(ShapeType key, ShapeType? value)
    {
        List<byte[]> keys = [];
        for (int left = Count(key); left > 0; left--)
        {
            RandomPayload one = new(_random, PayloadStyle.Usual) { _path = _path };
            one.Write(key, isKey: true);
            byte[] bytes = one._buffer.Written.ToArray();
            if (!keys.Exists(other => other.AsSpan().SequenceEqual(bytes))) keys.Add(bytes);
        }

        if (value is null) _buffer.WriteArrayHeader(keys.Count);
        else _buffer.WriteMapHeader(keys.Count);

        foreach (byte[] bytes in keys)
        {
            _buffer.Write(static (destination, ref position, bytes) => Append(destination, ref position, bytes), bytes, bytes.Length);
            if (value is not null) Write(value, isKey: false);
        }
    }

    private static void Append(Span<byte> destination, ref int position, byte[] bytes)
    {
        bytes.CopyTo(destination[position..]);
        position += bytes.Length;
    }

    // Beyond 15 a header has another form.
    private int Count(ShapeType element) => _style == PayloadStyle.Edges && element is ScalarShape && _random.OneIn(8) ? 17 : _random.Below(4);
}

/// <summary>A member can't be made up, since nothing but its own formatter knows what it may hold.</summary>
internal sealed class OpaqueMemberException(string member) : Exception($"'{member}' is written by a formatter of its own, so no value of it can be made up.");
