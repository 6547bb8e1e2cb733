using System.Text;

namespace Foldstream.Generators.Tests.Pruning;

/// <summary>Writes a domain of random events and two aggregates that fold them alike: one as users write it, one that takes every event whole.</summary>
internal sealed class RandomDomain(int number, Random random)
{
    private sealed record Member(string Name, HeldType Type);

    private sealed record EventSource(string Name, bool IsClass, List<Member> Members, bool HasComputed);

    private static readonly string[] Styles = ["class", "born class", "record", "record struct"];

    private readonly string _style = Styles[random.Next(Styles.Length)];
    private readonly List<EventSource> _events = [];

    public string Write()
    {
        StringBuilder text = new();
        text.Append($"namespace Domain{number};\nusing Common;\nusing Foldstream.Aggregates;\nusing Foldstream.Events;\nusing Foldstream.Stores;\n\n");
        for (int i = random.Next(1, 5); i >= 0; i--) _events.Add(WriteEvent(text, _events.Count));
        List<string> folds = [.. _events.Select((_, i) => i == 0 && _style == "born class" ? BirthOf(_events[i]) : FoldOf(_events[i]))];
        WriteAggregate(text, "Pruned", folds);
        WriteAggregate(text, "Full", [.. folds.Select(fold => fold.Replace("/*whole*/", "Seen.Touch(e) + "))]);
        WriteRun(text);
        return text.ToString();
    }

    private EventSource WriteEvent(StringBuilder text, int index)
    {
        bool isClass = random.Next(3) == 0, hasComputed = random.Next(4) == 0;
        List<Member> members = [.. Enumerable.Range(0, random.Next(1, 8)).Select(i => new Member($"{"ABCDEFGH"[i]}{(random.Next(6) == 0 ? "e" : "")}", HeldType.All[random.Next(HeldType.All.Length)]))];
        bool hasProperty = members.Count > 1 && random.Next(4) == 0;
        List<Member> parameters = hasProperty ? members[..^1] : members;
        text.Append($"[Event(\"e{number}-{index}\")]\npublic {(isClass ? "sealed partial record" : "readonly partial record struct")} E{index}({string.Join(", ", parameters.Select(m => $"{m.Type.Name} {m.Name}"))})\n{{\n");
        if (hasProperty) text.Append($"    public required {members[^1].Type.Name} {members[^1].Name} {{ get; init; }}\n");
        if (hasComputed) text.Append($"    public string Computed => {string.Join(" + ", members.Select(m => $"Seen.Of({m.Name})"))};\n    public string Told() => Seen.Of({members[0].Name});\n");
        text.Append($"    public static E{index} Make(Random r) => new({string.Join(", ", parameters.Select(m => m.Type.Make))})");
        text.Append(hasProperty ? $" {{ {members[^1].Name} = {members[^1].Type.Make} }};\n}}\n\n" : ";\n}\n\n");
        return new EventSource($"E{index}", isClass, members, hasComputed);
    }

    private string BirthOf(EventSource e) => $"private $TYPE$(in {e.Name} e) => Trace = /*whole*/{Reading(e, mayCapture: false)};";

    private string FoldOf(EventSource e)
    {
        bool byReference = random.Next(3) > 0, hasContext = random.Next(4) == 0;
        string parameters = $"({(byReference ? "in " : "")}{e.Name} e{(hasContext ? ", in EventContext context" : "")})";
        string reading = $"/*whole*/{Reading(e, mayCapture: !byReference)}" + (hasContext ? " + context.Version + Seen.Of(context.Time)" : "");
        return _style is "class" or "born class"
            ? $"private void Apply{parameters} => Trace += {reading};"
            : $"public $TYPE$ Apply{parameters} => this with {{ Trace = Trace + {reading} }};";
    }

    /// <summary>An expression that reads some of the event's members in one of the ways that C# has.</summary>
    private string Reading(EventSource e, bool mayCapture)
    {
        List<string> parts = ["\"|\""];
        foreach (Member member in e.Members.Where(_ => random.Next(3) == 0)) parts.Add(ReadingOf(member, mayCapture));
        if (random.Next(6) == 0) parts.Add(WholeReading(e));
        return string.Join(" + ", parts);
    }

    private string ReadingOf(Member member, bool mayCapture)
    {
        string read = $"e.{member.Name}";
        string[] forms =
        [
            $"Seen.Of({read})", $"nameof({read})", $"({read} is var x{member.Name} ? Seen.Of(x{member.Name}) : \"\")", $"Seen.Of(new {{ e = {read} }}.e)",
            $"Seen.Of(({read}, 1).Item1)", .. mayCapture ? (string[])[$"new Func<string>(() => Seen.Of({read}))()"] : [],
            .. member.Type.Forms.Select(form => form.Replace("@@", read)),
        ];
        return forms[random.Next(forms.Length)];
    }

    private string WholeReading(EventSource e)
    {
        Member member = e.Members[random.Next(e.Members.Count)];
        string[] forms =
        [
            $"(e is {{ {member.Name}: var whole }} ? Seen.Of(whole) : \"\")", $"Seen.Of((e).{member.Name})", $"Seen.Of((e with {{ }}).{member.Name})",
            $"(e is var copy ? Seen.Of(copy.{member.Name}) : \"\")", .. e.HasComputed ? (string[])["e.Computed", "e.Told()"] : [],
        ];
        return forms[random.Next(forms.Length)];
    }

    private void WriteAggregate(StringBuilder text, string name, List<string> folds)
    {
        text.Append($"[Aggregate(\"{name.ToLowerInvariant()}{number}\", Key = typeof(Key))]\n");
        text.Append(_style switch
        {
            "class" or "born class" => $"public sealed partial class {name}\n{{\n    public string Trace {{ get; private set; }} = \"\";\n",
            "record" => $"public sealed partial record {name}(string Trace)\n{{\n    public static {name} Initial => new(\"\");\n",
            _ => $"public readonly partial record struct {name}(string Trace)\n{{\n    public static {name} Initial => new(\"\");\n",
        });
        foreach (string fold in folds) text.Append("    ").Append(fold.Replace("$TYPE$", name)).Append('\n');
        text.Append("}\n\n");
    }

    private void WriteRun(StringBuilder text)
    {
        int firstAny = _style == "born class" ? 1 : 0;
        text.Append("public sealed class DomainRun : Run\n{\n");
        text.Append("    public override void AddFirst(Random r, PageBuilder[] pages) => Add(r, pages, E0.Make(r));\n");
        text.Append("    public override void AddAny(Random r, PageBuilder[] pages)\n    {\n");
        text.Append($"        switch (r.Next({firstAny}, {_events.Count}))\n        {{\n");
        foreach (EventSource e in _events.Skip(firstAny)) text.Append($"            case {e.Name[1..]}: Add(r, pages, {e.Name}.Make(r)); break;\n");
        text.Append("        }\n    }\n");
        text.Append("    public override StreamId[] StreamsOf(Key key) => [Pruned.StreamOf(key), Full.StreamOf(key)];\n");
        text.Append("    public override async Task<string[]> FoldAsync(IEventStore store, Key key) =>\n");
        text.Append("        [(await new Repository<Pruned, Key>(store).LoadAsync(key)).Trace, (await new Repository<Full, Key>(store).LoadAsync(key)).Trace];\n}\n");
    }
}
