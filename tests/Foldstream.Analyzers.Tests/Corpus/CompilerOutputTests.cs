using System.Text.RegularExpressions;

namespace Foldstream.Analyzers.Tests.Corpus;

/// <summary>
/// What a person reads who builds the wrong code: the compiler of the SDK prints the rules that are marked, where they are marked, with the address of their page. A wall
/// of its own errors about what could not be generated would hide them, since it asks no analyzer once a declaration is wrong.
/// </summary>
public sealed partial class CompilerOutputTests : IClassFixture<CompilerOutputTests.Compiler>
{
    private readonly Csc _csc;

    public CompilerOutputTests(Compiler compiler) => _csc = compiler.Csc;

    public static TheoryData<string> Alone => [.. WrongFile.All.Where(file => file.IsAlone).Select(file => file.Name)];

    [Fact]
    public async Task A_build_of_all_the_wrong_code_prints_what_is_marked_and_nothing_else()
    {
        WrongFile[] files = [.. WrongFile.All.Where(file => !file.IsAlone)];
        Same(files.SelectMany(file => file.Printed), await _csc.CompileAsync(files));
    }

    [Theory]
    [MemberData(nameof(Alone), DisableDiscoveryEnumeration = true)]
    public async Task A_build_of_a_file_by_itself_prints_what_is_marked_and_nothing_else(string name)
    {
        WrongFile file = WrongFile.Named(name);
        Same(file.Printed, await _csc.CompileAsync([file], file.SwitchedOn));
    }

    private static void Same(IEnumerable<string> expected, IReadOnlyList<Csc.Line> printed)
    {
        string[] marked = [.. expected.Order(StringComparer.Ordinal)], found = [.. printed.Select(line => line.Finding).Order(StringComparer.Ordinal)];
        IEnumerable<string> missing = marked.Except(found), unmarked = printed.Where(line => !marked.Contains(line.Finding)).Select(line => line.Text);
        Assert.True(marked.SequenceEqual(found), $"Marked and not printed:\n{string.Join('\n', missing)}\nPrinted and not marked:\n{string.Join('\n', unmarked)}");
        Assert.All(printed.Where(line => Rule().IsMatch(line.Finding)), line => Assert.EndsWith($"/docs/rules/{Rule().Match(line.Finding)}.md)", line.Text, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"FOLD\d+$")]
    private static partial Regex Rule();

    /// <summary>One for all tests of the class: it has a folder with the references.</summary>
    public sealed class Compiler : IDisposable
    {
        internal Csc Csc { get; } = new();

        public void Dispose() => Csc.Dispose();
    }
}
