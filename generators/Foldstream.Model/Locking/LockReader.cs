using System.Globalization;
using Foldstream.Model;
using Foldstream.Parsing;

namespace Foldstream.Locking;

/// <summary>Reads a lock's text. Whatever can't be read is a problem with its line, and left out.</summary>
internal sealed class LockReader
{
    private readonly List<LockProblem> _problems = [];
    private readonly List<LockEntry> _shipped = [], _unshipped = [];
    private readonly string[] _lines;
    private int _at;

    private LockReader(string text) => _lines = text.Split('\n');

    /// <summary>Reads a file's text; an empty one is an empty lock.</summary>
    public static (EventLock Lock, EquatableArray<LockProblem> Problems) Read(string text)
    {
        LockReader reader = new(text.TrimStart('\uFEFF'));
        reader.Read();
        if (reader._problems.Count == 0) reader._problems.AddRange(LockReferences.Check(reader._shipped, reader._unshipped));
        return (new EventLock(reader._shipped.ToEquatableArray(), reader._unshipped.ToEquatableArray()), reader._problems.ToEquatableArray());
    }

    private string Current => _lines[_at].TrimEnd();

    private void Read()
    {
        List<LockEntry>? half = null;
        bool isKnown = false;
        for (; _at < _lines.Length; _at++)
        {
            string line = Current;
            if (line.Length == 0 || line[0] == '#') continue;

            if (line.StartsWith("format ", StringComparison.Ordinal))
            {
                isKnown = line == LockText.Format;
                if (isKnown) continue;

                Add($"'{line}' is newer than this build, which reads '{LockText.Format}': update Foldstream");
                return;
            }

            if (line == LockText.Shipped) half = _shipped;
            else if (line == LockText.Unshipped) half = _unshipped;
            else if (IsConflict(line)) AddConflict(line);
            else if (!isKnown)
            {
                // Said once: it holds for all that follows.
                Add($"the line '{LockText.Format}' must stand before all entries");
                return;
            }
            else if (half is null)
            {
                Add($"entries stand below '{LockText.Shipped}' or '{LockText.Unshipped}'");
                return;
            }
            else if (line[0] is ' ' or '\t') Add("it belongs to no entry");
            else ReadEntry(line, half);
        }
    }

    /// <summary>What of an entry's lines follows a mark belongs to an entry that the mark has cut.</summary>
    private void AddConflict(string line)
    {
        Add($"'{line.Substring(0, 7)}' was left by a merge: keep the entries of both sides, each once");
        while (_at + 1 < _lines.Length && _lines[_at + 1].Length > 0 && _lines[_at + 1][0] == ' ') _at++;
    }

    private static bool IsConflict(string line)
        => line.StartsWith("<<<<<<<", StringComparison.Ordinal) || line.StartsWith("=======", StringComparison.Ordinal)
            || line.StartsWith(">>>>>>>", StringComparison.Ordinal) || line.StartsWith("|||||||", StringComparison.Ordinal);

    private void ReadEntry(string header, List<LockEntry> half)
    {
        int line = _at + 1;
        List<(int Line, string Text)> body = [];
        while (_at + 1 < _lines.Length && _lines[_at + 1].StartsWith("  ", StringComparison.Ordinal) && _lines[_at + 1].Trim().Length > 0)
        {
            _at++;
            body.Add((_at + 1, Current.Trim()));
        }

        try
        {
            bool isRetired = header.StartsWith("retired ", StringComparison.Ordinal);
            LockEntry entry = ReadEntry(new LockTokens(isRetired ? header.Substring(8) : header), body) with { IsRetired = isRetired, Line = new LockLine(line) };
            if (half.Exists(other => other.Key == entry.Key))
            {
                _problems.Add(new LockProblem(line, $"{entry.Keyword} {entry.Name} stands there twice: keep the one that the code has"));
            }
            else
            {
                half.Add(entry);
            }
        }
        catch (LockFormatException error)
        {
            _problems.Add(new LockProblem(error.Line ?? line, error.Message));
        }
    }

    private static LockEntry ReadEntry(LockTokens header, List<(int Line, string Text)> body)
    {
        string keyword = header.Word();
        switch (keyword)
        {
            case "event":
            {
                (string name, int version) = header.Versioned();
                if (!Names.IsEventName(name)) throw new LockFormatException($"'{name}' is no event name");
                header.Expect(" is ");
                return new EventEntry(header.Rest(), Members(body)) { Name = name, Revision = version };
            }

            case "aggregate":
            {
                string name = header.Name();
                header.Expect(" is ");
                string clr = header.Name();
                header.Expect(", key ");
                LockType key = header.Type();
                header.End();
                NoBody(body);
                return new AggregateEntry(clr, key) { Name = name };
            }

            case "record":
            {
                (string name, int revision) = header.Versioned();
                header.End();
                return new RecordEntry(Members(body)) { Name = name, Revision = revision };
            }

            case "hierarchy":
            {
                (string name, int revision) = header.Versioned();
                header.End();
                return new HierarchyEntry(Each(body, Case, one => one.Number.ToString(CultureInfo.InvariantCulture))) { Name = name, Revision = revision };
            }

            case "enum":
            {
                (string name, int revision) = header.Versioned();
                ScalarKind underlying = header.ScalarAfterColon();
                return new EnumEntry(underlying, Each(body, Numbered, member => member.Name)) { Name = name, Revision = revision };
            }

            case "identifier":
            {
                (string name, int revision) = header.Versioned();
                ScalarKind kind = header.ScalarAfterColon();
                NoBody(body);
                return new IdentifierEntry(kind) { Name = name, Revision = revision };
            }

            default:
                throw new LockFormatException($"'{keyword}' is no kind of entry");
        }
    }

    private static EquatableArray<LockMember> Members(List<(int Line, string Text)> body) => Each(body, tokens =>
    {
        LockMember member = tokens.Member();
        tokens.End();
        return member;
    }, member => member.Name);

    private static LockCase Case(LockTokens tokens)
    {
        int number = tokens.Integer();
        tokens.Expect(": ");
        LockReference record = tokens.Type() as LockReference ?? throw new LockFormatException("a case is a record");
        tokens.End();
        return new LockCase(number, record);
    }

    private static LockNumber Numbered(LockTokens tokens)
    {
        string name = tokens.Name();
        tokens.Expect(" = ");
        string number = tokens.Digits();
        bool isGone = tokens.Take(" gone");
        tokens.End();
        return new LockNumber(name, number, isGone);
    }

    private static EquatableArray<T> Each<T>(List<(int Line, string Text)> body, Func<LockTokens, T> read, Func<T, string> nameOf)
        where T : IEquatable<T>
    {
        List<T> items = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach ((int line, string text) in body)
        {
            try
            {
                T item = read(new LockTokens(text));
                if (!names.Add(nameOf(item))) throw new LockFormatException($"'{nameOf(item)}' stands there twice");

                items.Add(item);
            }
            catch (LockFormatException error)
            {
                throw new LockFormatException(error.Message, line);
            }
        }

        return items.ToEquatableArray();
    }

    private static void NoBody(List<(int Line, string Text)> body)
    {
        if (body.Count > 0) throw new LockFormatException("nothing stands below such an entry", body[0].Line);
    }

    private void Add(string text) => _problems.Add(new LockProblem(_at + 1, text));
}
