using System.Collections.Immutable;
using System.Globalization;

namespace Foldstream.Events;

/// <summary>Reads a shape exactly as it is printed, and nothing else.</summary>
internal ref partial struct ShapeParser(ReadOnlySpan<char> text)
{
    /// <summary>How deeply shapes may be nested. Payload readers descend as deeply as the shape does, and no further.</summary>
    public const int MaxDepth = 64;

    private readonly ReadOnlySpan<char> _text = text;
    private int _at;
    private int _depth;

    /// <summary>Reads the shape of an event.</summary>
    /// <exception cref="FormatException">The text is not a shape; the message says at which column.</exception>
    public RecordShape ParseShape()
    {
        RecordShape shape = new(ParseMembers());
        return _at == _text.Length ? shape : throw Fault("the end");
    }

    private ImmutableArray<ShapeMember> ParseMembers()
    {
        Expect("(");
        Descend();
        ImmutableArray<ShapeMember>.Builder members = ImmutableArray.CreateBuilder<ShapeMember>();
        HashSet<string> names = new(StringComparer.Ordinal);
        while (!TryRead(")"))
        {
            if (members.Count > 0)
            {
                Expect(", ");
            }

            int start = _at;
            string name = ParseName();
            if (!names.Add(name))
            {
                _at = start;
                throw Fault("a name that has not been used");
            }

            Expect(": ");
            members.Add(new ShapeMember(name, ParseType(), TryRead(" =")));
        }

        _depth--;
        return members.ToImmutable();
    }

    private ShapeType ParseType()
    {
        switch (Peek())
        {
            case '(':
                ImmutableArray<ShapeMember> members = ParseMembers();
                return new RecordShape(members) { IsNullable = TryRead("?") };
            case '[':
                Expect("[");
                Descend();
                ShapeType element = ParseType();
                Expect("]");
                _depth--;
                return new ArrayShape(element) { IsNullable = TryRead("?") };
            case '{':
                return ParseSetOrMap();
            case '<':
                ImmutableArray<ShapeCase> cases = ParseCases();
                return new HierarchyShape(cases) { IsNullable = TryRead("?") };
            default:
                ShapeScalar scalar = ParseScalar();
                if (Peek() != '{')
                {
                    return new ScalarShape(scalar) { IsNullable = TryRead("?") };
                }

                ImmutableArray<EnumShapeMember> numbers = ParseEnum(scalar);
                return new EnumShape(scalar, numbers) { IsNullable = TryRead("?") };
        }
    }

    private ShapeScalar ParseScalar()
    {
        int start = _at;
        while (_at < _text.Length && char.IsAsciiLetterOrDigit(_text[_at]))
        {
            _at++;
        }

        if (EventShape.ScalarOf(_text[start.._at]) is { } scalar)
        {
            return scalar;
        }

        _at = start;
        throw Fault("a type");
    }

    private ImmutableArray<EnumShapeMember> ParseEnum(ShapeScalar underlying)
    {
        if (underlying is < ShapeScalar.I8 or > ShapeScalar.U64)
        {
            throw Fault("no names, which only integers have");
        }

        Expect("{");
        ImmutableArray<EnumShapeMember>.Builder members = ImmutableArray.CreateBuilder<EnumShapeMember>();
        HashSet<string> names = new(StringComparer.Ordinal);
        while (!TryRead("}"))
        {
            if (members.Count > 0)
            {
                Expect(", ");
            }

            int start = _at;
            string name = ParseName();
            Expect("=");
            EnumShapeMember member = new(name, ParseNumber());
            if (!names.Add(name) || (members.Count > 0 && !InOrder(members[^1], member)))
            {
                _at = start;
                throw Fault("each name once, in order of number, then name");
            }

            members.Add(member);
        }

        return members.ToImmutable();
    }

    private static bool InOrder(EnumShapeMember first, EnumShapeMember second)
        => first.Number < second.Number || (first.Number == second.Number && string.CompareOrdinal(first.Name, second.Name) < 0);

    private Int128 ParseNumber()
    {
        int start = _at;
        TryRead("-");
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
        {
            _at++;
        }

        ReadOnlySpan<char> digits = _text[start.._at];
        if (Int128.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out Int128 number)
            && number >= long.MinValue && number <= ulong.MaxValue
            && digits.SequenceEqual(number.ToString(CultureInfo.InvariantCulture)))
        {
            return number;
        }

        _at = start;
        throw Fault("a number");
    }

    private string ParseName()
    {
        int start = _at;
        while (_at < _text.Length && IsPartOfName(_text[_at], isFirst: _at == start))
        {
            _at++;
        }

        return _at > start ? _text[start.._at].ToString() : throw Fault("a name");
    }

    /// <summary>The characters of C# identifiers.</summary>
    private static bool IsPartOfName(char c, bool isFirst) => c == '_' || char.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber => true,
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format => !isFirst,
        _ => false,
    };

    private readonly char Peek() => _at < _text.Length ? _text[_at] : '\0';

    private void Descend()
    {
        if (++_depth > MaxDepth)
        {
            throw Fault($"no more than {MaxDepth} levels");
        }
    }

    private bool TryRead(string expected)
    {
        bool found = _text[_at..].StartsWith(expected, StringComparison.Ordinal);
        _at += found ? expected.Length : 0;
        return found;
    }

    private void Expect(string expected)
    {
        if (!TryRead(expected))
        {
            throw Fault($"'{expected}'");
        }
    }

    private readonly FormatException Fault(string expected) => new($"The shape '{_text}' has an error at column {_at + 1}: expected {expected}.");
}
