using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers.Tests.Rules;

public sealed class FoldAllocationRuleTests
{
    [Theory]
    [InlineData("_x = e.Count;", "e.Count")]
    [InlineData("_x = (IComparable)e.Count;", "(IComparable)e.Count")]
    [InlineData("int n = e.Count; _f = () => n;", "() => n")]
    [InlineData("_f = () => _n;", "() => _n")]
    [InlineData("_f = Get;", "Get")]
    [InlineData("_n = _all.Sum();", "_all.Sum()")]
    [InlineData("_text = $\"{e.Text} {e.Count}\";", "$\"{e.Text} {e.Count}\"")]
    [InlineData("_text = e.Text + \"a\" + e.Count;", "e.Text + \"a\" + e.Count")]
    [InlineData("_text += e.Text;", "_text += e.Text")]
    [InlineData("_n = Sum(e.Count, 2);", "Sum(e.Count, 2)")]
    [InlineData("foreach (int i in _list) _n += i;", "_list")]
    public async Task What_allocates_is_reported_once_the_rule_is_on(string statement, string place)
    {
        Diagnostic found = Assert.Single(await Review(statement));
        Assert.Equal(place, found.Location.SourceTree!.ToString().Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length));
    }

    [Theory]
    [InlineData("_n += e.Count; _all.Add(e.Count); _text = e.Text; _f = static () => 1; _f = () => 2;")]
    [InlineData("foreach (int i in _all) _n += i; _x = e.Text; _x = new object(); _text = \"a\" + \"b\"; _x = null;")]
    public async Task What_does_not_is_left_alone(string statements) => Assert.Empty(await Review(statements));

    private static async Task<IEnumerable<Diagnostic>> Review(string statements)
    {
        string source = $$"""
            using System.Linq;
            [Event("placed")] public readonly partial record struct Placed(string Text, int Count);
            [Aggregate("order")] public sealed partial class Order
            {
                private readonly List<int> _all = [];
                private IReadOnlyList<int> _list = [];
                private object? _x;
                private string _text = "";
                private Func<int>? _f;
                private int _n;
                private int Get() => _n;
                private static int Sum(params int[] all) => all.Length;
                private void Apply(in Placed e) { {{statements}} }
            }
            """;
        return (await Reviewed.DiagnosticsOf(Reviewed.Compile([("Order.cs", source)], switchedOn: "FOLD229"))).Where(diagnostic => diagnostic.Id == "FOLD229");
    }
}
