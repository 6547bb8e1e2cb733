using System.Globalization;
using Foldstream.Model;

namespace Foldstream.Locking;

/// <summary>A line of a lock on its way through the reader.</summary>
internal sealed class LockTokens(string text)
{
    // As deep as a shape may be.
    private const int MaxNesting = 64;

    private int _at, _depth;

    public bool Take(string token)
    {
        if (string.CompareOrdinal(text, _at, token, 0, token.Length) != 0) return false;

        _at += token.Length;
        return true;
    }

    public void Expect(string token)
    {
        if (!Take(token)) throw new LockFormatException($"'{token.Trim()}' is missing after '{text.Substring(0, _at)}'");
    }

    public void End()
    {
        if (_at < text.Length) throw new LockFormatException($"'{text.Substring(_at)}' is more than an entry holds");
    }

    public string Rest()
    {
        string rest = text.Substring(_at);
        _at = text.Length;
        return rest.Length > 0 ? rest : throw new LockFormatException($"a name is missing after '{text}'");
    }

    public string Word()
    {
        string word = Name();
        Expect(" ");
        return word;
    }

    /// <summary>A name as the CLR, an event or a category has it; <c>@</c> stands in front of a part that C# would take for a keyword.</summary>
    public string Name()
    {
        int start = _at;
        while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || (text[_at] == '@' && (_at == start || text[_at - 1] == '.')) || text[_at] is '_' or '.' or '-' || char.GetUnicodeCategory(text[_at]) is
            UnicodeCategory.ConnectorPunctuation or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format or UnicodeCategory.LetterNumber))
        {
            _at++;
        }

        return _at > start ? text.Substring(start, _at - start) : throw new LockFormatException($"a name is missing after '{text.Substring(0, start)}'");
    }

    public string Digits()
    {
        int start = _at;
        Take("-");
        while (_at < text.Length && text[_at] is >= '0' and <= '9') _at++;
        return _at > start && text[_at - 1] != '-' ? text.Substring(start, _at - start) : throw new LockFormatException($"a number is missing after '{text.Substring(0, start)}'");
    }

    public int Integer()
        => int.TryParse(Digits(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : throw new LockFormatException("a number is too large");

    public (string Name, int Revision) Versioned()
    {
        string name = Name();
        Expect("@");
        return (name, Integer());
    }

    public ScalarKind ScalarAfterColon()
    {
        Expect(": ");
        string name = Name();
        End();
        return ShapePrinter.KindOf(name) ?? throw new LockFormatException($"'{name}' is no plain value");
    }

    public LockMember Member()
    {
        string name = Name();
        Expect(": ");
        LockType type = Type();
        bool isPersonal = Take(" personal");
        return new LockMember(name, type, Take(" = ") ? Literal() : null, isPersonal);
    }

    public LockType Type()
    {
        if (++_depth > MaxNesting) throw new LockFormatException("a type is nested too deeply");

        LockType type = Core();
        _depth--;
        return Take("?") ? type with { IsNullable = true } : type;
    }

    private LockType Core()
    {
        if (Take("["))
        {
            LockType element = Type();
            Expect("]");
            return new LockList(element);
        }

        if (Take("{"))
        {
            LockType key = Type();
            LockType? value = Take(": ") ? Type() : null;
            Expect("}");
            return value is null ? new LockSet(key) : new LockMap(key, value);
        }

        if (Take("(")) return Tuple();

        string name = Name();
        if (Take("@")) return new LockReference(name, Integer());
        if (name == "any") return new LockAny();
        return ShapePrinter.KindOf(name) is { } kind ? new LockScalar(kind) : throw new LockFormatException($"'{name}' is no plain value, and has no revision");
    }

    private LockTuple Tuple()
    {
        List<LockMember> members = [];
        do
        {
            members.Add(Member());
        }
        while (Take(", "));

        Expect(")");
        return new LockTuple(members.ToEquatableArray());
    }

    /// <summary>A default: a text or a character in quotes, or whatever stands up to the next comma or bracket.</summary>
    private string Literal()
    {
        int start = _at;
        if (_at < text.Length && text[_at] is '"' or '\'')
        {
            char quote = text[_at++];
            while (_at < text.Length && text[_at] != quote) _at += text[_at] == '\\' ? 2 : 1;
            if (_at >= text.Length) throw new LockFormatException("a text has no end");
            _at++;
        }
        else
        {
            while (_at < text.Length && text[_at] is not (',' or ')' or ' ')) _at++;
        }

        return _at > start ? text.Substring(start, _at - start) : throw new LockFormatException("a default is missing");
    }
}
