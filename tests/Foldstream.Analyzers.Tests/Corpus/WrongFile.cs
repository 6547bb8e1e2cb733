using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers.Tests.Corpus;

/// <summary>
/// A file of wrong code. <c>// FOLD101</c> at the end of a line says what must be reported in that line, an id for each time; a CS id beside it is one that the
/// compiler can't help adding. A first line <c>// alone</c> keeps the file out of the compilation of all others, with the reason behind it;
/// <c>// on: FOLD229</c> does so too, and switches a rule on. Behind <c>// hidden</c> stands why the compiler can't but print its own error alone in a build: the rule
/// is seen in the editor. A file <c>X.cs</c> may have an event lock, <c>X/events.lock</c>, in which a line <c># FOLD302</c> stands above the line that is reported; it is
/// then compiled alone as well.
/// </summary>
internal sealed partial record WrongFile(string Name, string Path, string Text)
{
    private static readonly string Root = System.IO.Path.Combine(RepositoryRoot.Path, "tests", "Foldstream.Analyzers.Tests", "Corpus", "Wrong");

    public static IReadOnlyList<WrongFile> All { get; } =
        [.. Directory.GetFiles(Root, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => new WrongFile(System.IO.Path.GetRelativePath(Root, path).Replace('\\', '/'), path, File.ReadAllText(path)))];

    public static WrongFile Named(string name) => All.Single(file => file.Name == name);

    /// <summary>The rule that the file is about: its folder.</summary>
    public string Rule => Name[..Name.IndexOf('/', StringComparison.Ordinal)];

    public string[] SwitchedOn => FirstLine.StartsWith("// on: ", StringComparison.Ordinal) ? FirstLine["// on: ".Length..].Split(' ') : [];

    public bool IsHidden => FirstLine.StartsWith("// hidden: ", StringComparison.Ordinal);

    public bool IsAlone => IsHidden || EventLock is not null || SwitchedOn.Length > 0 || FirstLine.StartsWith("// alone: ", StringComparison.Ordinal);

    public string EventLockPath => System.IO.Path.Combine(System.IO.Path.ChangeExtension(Path, null), "events.lock");

    /// <summary>The text of its event lock, or null.</summary>
    public string? EventLock => File.Exists(EventLockPath) ? File.ReadAllText(EventLockPath) : null;

    /// <summary>All that must be reported, in order, as <c>FOLD101/Example.cs(3): FOLD101</c>.</summary>
    public IReadOnlyList<string> Expected =>
        [.. Text.Split('\n')
            .SelectMany((line, i) => Ids().Matches(Mark().Match(line).Value).Select(id => Finding(i + 1, id.Value)))
            .Concat((EventLock ?? "").Split('\n').SelectMany((line, i) => LockMark().IsMatch(line) ? Ids().Matches(line).Select(id => LockFinding(i + 2, id.Value)) : []))
            .Order(StringComparer.Ordinal)];

    /// <summary>What of it a build prints: not what is hidden, and nothing that is mere information.</summary>
    public IEnumerable<string> Printed => Expected.Where(line => IsHidden ? line.Contains(": CS", StringComparison.Ordinal) : !Information.Any(id => line.EndsWith(id, StringComparison.Ordinal)));

    private static string[] Information { get; } =
        [.. Verify.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Where(rule => rule.DefaultSeverity is DiagnosticSeverity.Info && rule.IsEnabledByDefault).Select(rule => rule.Id)];

    private string FirstLine => Text[..Text.IndexOf('\n', StringComparison.Ordinal)].TrimEnd();

    public string Finding(int line, string id) => $"{Name}({line}): {id}";

    /// <summary>What is reported in the event lock.</summary>
    public string LockFinding(int line, string id) => $"{System.IO.Path.ChangeExtension(Name, null)}/events.lock({line}): {id}";

    [GeneratedRegex(@"^#(?: FOLD\d+)+\s*$")]
    private static partial Regex LockMark();

    [GeneratedRegex(@"//(?: (?:FOLD|CS)\d+)+\s*$")]
    private static partial Regex Mark();

    [GeneratedRegex(@"(?:FOLD|CS)\d+")]
    private static partial Regex Ids();
}
