namespace Foldstream.Analyzers.Tests.Rules;

public sealed class FoldRuleTests
{
    private static string Order(string members, string others = "") => $$"""
        using System.Globalization;
        using System.Linq;
        using System.Text;
        [Event("placed")] public readonly partial record struct Placed(string Text, int Count, decimal Amount, DateTimeOffset At, Guid Id, decimal? Maybe);
        [Event("closed")] public sealed partial record Closed(string Text);

        [Aggregate("order")] public sealed partial class Order
        {
            private object? _x;
            private string _text = "";
            private decimal _sum;
            private bool _is;
            private readonly List<string> _texts = [];
            {{members}}
        }

        {{others}}
        """;

    private static string Apply(params string[] statements) => Order($$"""
        private void Apply(in Placed e)
        {
            {{string.Join('\n', statements)}}
        }
        """);

    [Fact]
    public Task What_a_culture_has_a_part_in_is_reported() => Verify.Diagnostics(Apply(
        "_text = {|FOLD222:e.Amount.ToString()|};",
        "_text = {|FOLD222:e.Amount.ToString(\"0.00\")|};",
        "_text = {|FOLD222:e.Amount.ToString((IFormatProvider?)null)|};",
        "_text = {|FOLD222:e.Count.ToString(\"N0\")|};",
        "_text = {|FOLD222:e.At.ToString()|};",
        "_text = {|FOLD222:e.At.ToString(\"d\")|};",
        "_text = {|FOLD222:e.At.DateTime.ToShortDateString()|};",
        "_text = {|FOLD222:$\"{e.Amount}\"|};",
        "_text = {|FOLD222:$\"{e.Maybe}\"|};",
        "_text = {|FOLD222:$\"{e.At:yyyy-MM-dd}\"|};",
        "_text = {|FOLD222:$\"{e.Count:C}\"|};",
        "_text = \"a\" + {|FOLD222:e.Amount|};",
        "_text += {|FOLD222:e.At|};",
        "_text = {|FOLD222:string.Format(\"{0}\", e.Amount)|};",
        "_text = {|FOLD222:string.Join(\", \", new[] { e.Amount })|};",
        "_text = {|FOLD222:Convert.ToString(e.Amount)|};",
        "_sum = {|FOLD222:Convert.ToDecimal(e.Text)|};",
        "_sum = {|FOLD222:decimal.Parse(e.Text)|};",
        "_sum = {|FOLD222:int.Parse(e.Text)|};",
        "_is = {|FOLD222:decimal.TryParse(e.Text, out _sum)|};",
        "_is = {|FOLD222:DateTimeOffset.TryParse(e.Text, out _)|};",
        "_x = {|FOLD222:new StringBuilder().Append(e.Amount)|};",
        "_text = {|FOLD222:e.Text.ToUpper()|};",
        "_text = {|FOLD222:e.Text.ToLower()|};",
        "_is = {|FOLD222:e.Text.StartsWith(\"a\")|};",
        "_is = {|FOLD222:e.Text.EndsWith(\"a\")|};",
        "_sum = {|FOLD222:e.Text.IndexOf(\"a\")|};",
        "_sum = {|FOLD222:string.Compare(e.Text, _text)|};",
        "_sum = {|FOLD222:e.Text.CompareTo(_text)|};",
        "_x = {|FOLD222:_texts.OrderBy(t => t)|};",
        "_text = {|FOLD222:_texts.Max()|}!;",
        "{|FOLD222:_texts.Sort()|};",
        "_text = {|FOLD222:$\"{new Price(e.Amount)}\"|};",
        "_text = {|FOLD222:new Price(e.Amount).ToString()|};",
        "_is = e.Text.Equals(_text, {|FOLD222:StringComparison.CurrentCulture|});",
        "_x = {|FOLD222:StringComparer.CurrentCulture|};",
        "_x = {|FOLD222:CultureInfo.CurrentCulture|};",
        "_x = {|FOLD222:Elsewhere.Show(e.Amount)|};") + "public static class Elsewhere { public static string Show(decimal a) => a.ToString(); } public sealed record Price(decimal Amount);");

    [Fact]
    public Task What_looks_the_same_in_every_culture_is_not() => Verify.Diagnostics(Apply(
        "_text = $\"{e.Text} {e.Id} {e.Count} {e.Count:D4} {_is} {e.At:O} {DayOfWeek.Monday} {'c'} {TimeSpan.FromDays(1)} {e.Count.ToString()} {(byte)1:X2}\";",
        "_text = \"a\" + e.Count + e.Text + e.Id + 'c' + _is + nameof(e.Amount) + 1.5m.ToString(CultureInfo.InvariantCulture);",
        "_text = e.Amount.ToString(CultureInfo.InvariantCulture) + e.At.ToString(\"yyyy\", CultureInfo.InvariantCulture) + e.At.ToString(\"O\");",
        "_text = string.Create(CultureInfo.InvariantCulture, $\"{e.Amount}\") + FormattableString.Invariant($\"{e.Amount}\");",
        "_text = string.Format(CultureInfo.InvariantCulture, \"{0}\", e.Amount) + string.Format(\"{0}\", e.Text) + string.Join(',', e.Text, e.Id) + string.Concat(e.Text, \"a\");",
        "_x = new StringBuilder().Append(e.Text).Append(e.Count).Append(CultureInfo.InvariantCulture, $\"{e.Amount}\").Append($\"{e.Text}\");",
        "_sum = decimal.Parse(e.Text, CultureInfo.InvariantCulture) + Convert.ToDecimal(e.Count);",
        "_is = Guid.TryParse(e.Text, out _) || bool.Parse(e.Text) || Enum.TryParse(e.Text, out DayOfWeek _) || byte.TryParse(e.Text, out _);",
        "_is = e.Text.Contains(\"a\") || e.Text.Equals(_text) || e.Text.StartsWith('a') || e.Text.IndexOf('a') > 0 || e.Text.EndsWith(\"a\", StringComparison.Ordinal) || e.Text == _text;",
        "_x = _texts.OrderBy(t => t, StringComparer.Ordinal).ThenBy(t => t.Length).Select(t => t.Length).Max(); _texts.Sort(string.CompareOrdinal);",
        "_text = $\"{new Named(e.Text, e.Id)}\" + new Named(e.Text, e.Id);",
        "_text = e.Text.ToUpperInvariant() + e.Text.Replace(\"a\", \"b\") + e.Text.Trim() + string.CompareOrdinal(e.Text, _text);") + "public sealed record Named(string Name, Guid Id);");

    [Fact]
    public Task The_culture_is_named() => Verify.Fix(
        Apply(
            "_text = {|FOLD222:e.Amount.ToString()|}; // kept",
            "_text = {|FOLD222:e.Amount.ToString( \"0.00\" )|};",
            "_text = {|FOLD222:$\"{e.Amount} and {e.Text}\"|};",
            "_text = \"a\" + {|FOLD222:e.Amount|} + /* here */ \"b\";",
            "_text = {|FOLD222:string.Format(\"{0}\", e.Amount)|};",
            "_sum = {|FOLD222:decimal.Parse(e.Text)|};",
            "_text = {|FOLD222:e.Text.ToUpper()|};",
            "_is = {|FOLD222:e.Text.StartsWith(\"a\")|};",
            "_x = {|FOLD222:_texts.OrderBy(t => t)|};",
            "_sum = {|FOLD222:string.Compare(e.Text, _text)|};"),
        Apply(
            "_text = e.Amount.ToString(CultureInfo.InvariantCulture); // kept",
            "_text = e.Amount.ToString( \"0.00\" , CultureInfo.InvariantCulture);",
            "_text = string.Create(CultureInfo.InvariantCulture, $\"{e.Amount} and {e.Text}\");",
            "_text = \"a\" + e.Amount.ToString(CultureInfo.InvariantCulture) + /* here */ \"b\";",
            "_text = string.Format(CultureInfo.InvariantCulture, \"{0}\", e.Amount);",
            "_sum = decimal.Parse(e.Text, CultureInfo.InvariantCulture);",
            "_text = e.Text.ToUpperInvariant();",
            "_is = e.Text.StartsWith(\"a\", StringComparison.Ordinal);",
            "_x = _texts.OrderBy(t => t, StringComparer.Ordinal);",
            "_sum = string.Compare(e.Text, _text, StringComparison.Ordinal);"));

    [Fact]
    public Task The_namespace_of_cultures_is_imported_where_it_is_not_in_sight() => Verify.Fix(
        """
        [Event("placed")] public readonly partial record struct Placed(decimal Amount, string Text);
        [Aggregate("order")] public sealed partial class Order
        {
            private string? _a;
            private void Apply(in Placed e) => _a = {|FOLD222:e.Amount.ToString()|} + {|FOLD222:e.Amount|} + {|FOLD222:e.Text.ToLower()|};
        }
        """,
        """
        using System.Globalization;

        [Event("placed")] public readonly partial record struct Placed(decimal Amount, string Text);
        [Aggregate("order")] public sealed partial class Order
        {
            private string? _a;
            private void Apply(in Placed e) => _a = e.Amount.ToString(CultureInfo.InvariantCulture) + e.Amount.ToString(CultureInfo.InvariantCulture) + e.Text.ToLowerInvariant();
        }
        """);

    [Theory]
    [InlineData("private Func<int, int>? {|FOLD228:_f|}; private void Apply(in Placed e) => _x = {|FOLD223:_f!(1)|};")]
    [InlineData("private Func<int, int>? {|FOLD228:F|} { get; set; } private void Apply(in Placed e) => _x = {|FOLD223:F!.Invoke(1)|};")]
    [InlineData("private readonly Dictionary<int, Func<int>> _all = []; private void Apply(in Placed e) => _x = {|FOLD223:_all[1]()|};")]
    [InlineData("private dynamic _d = 1; private void Apply(in Placed e) => _x = {|FOLD223:_d.Foo(1)|};")]
    [InlineData("private void Apply(in Placed e) => _x = {|FOLD223:Elsewhere.getpid()|};")]
    [InlineData("private IUnknown? _u; private void Apply(in Placed e) => _x = {|FOLD223:_u!.Get()|};")]
    [InlineData("private void Apply(in Placed e) => _x = {|FOLD223:Through(null!)|}; private static int Through(IUnknown u) => u.Get();")]
    public Task What_can_not_be_followed_is_reported(string members) => Verify.Diagnostics(Order(members, """
        public interface IUnknown { int Get(); }
        public static class Elsewhere { [System.Runtime.InteropServices.DllImport("libc")] public static extern int getpid(); }
        """));

    [Theory]
    [InlineData("private static readonly Dictionary<int, Func<int>> s_all = new() { [1] = () => 2 }; private void Apply(in Placed e) => _x = s_all[1]();")]
    [InlineData("private static int Twice(Func<int, int> f) => f(f(1)); private void Apply(in Placed e) => _x = Twice(i => i + 1);")]
    [InlineData("private void Apply(in Placed e) { Func<int> f = () => 1; _x = f(); }")]
    [InlineData("private readonly IKnown _k = new Known(); private void Apply(in Placed e) => _x = _k.Get();")]
    [InlineData("private void Apply(in Placed e) => _x = Get(e.Text); private static int Get<T>(T a) where T : IComparable<T> => a.Equals(a) ? 1 : 2;")]
    public Task What_can_be_followed_is_not(string members) => Verify.Diagnostics(Order(members, """
        public interface IKnown { int Get(); }
        public sealed class Known : IKnown { public int Get() => 1; }
        """));

    [Fact]
    public Task A_service_of_another_project_can_not_be_followed() => Verify.DiagnosticsAgainst(
        Compiled.Reference("Kernel", """
            namespace Kernel;
            public static class Clock { public static DateTime Now => DateTime.Now; public static decimal Rate(int year) => year; }
            public interface IClock { DateTime Now { get; } }
            public sealed class Service { public int Get() => 1; }
            """),
        """
        using Kernel;
        [Event("paid")] public readonly partial record struct Paid(int Year);
        [Aggregate("account")] public sealed partial class Account
        {
            private object? _x;
            private IClock _clock = null!;
            private void Apply(in Paid e)
            {
                _x = {|FOLD223:Clock.Now|};
                _x = {|FOLD223:Clock.Rate(e.Year)|};
                _x = {|FOLD223:_clock.Now|};
                _x = {|FOLD223:new Service().Get()|};
            }
        }
        """);

    [Theory]
    [InlineData("private void Apply(in Placed e) { if (e.Count < 0) {|FOLD224:throw new InvalidOperationException();|} }")]
    [InlineData("private void Apply(in Placed e) => _x = e.Text ?? {|FOLD224:throw new InvalidOperationException()|};")]
    [InlineData("private void Apply(in Placed e) => {|FOLD224:Refuse.If(e.Count < 0, \"a\")|};")]
    [InlineData("private void Apply(in Placed e) => {|FOLD224:ArgumentException.ThrowIfNullOrEmpty(e.Text)|};")]
    [InlineData("private void Apply(in Placed e) => {|FOLD224:ArgumentNullException.ThrowIfNull(e.Text)|};")]
    [InlineData("private void Apply(in Placed e) => {|FOLD224:Check(e.Count)|}; private static void Check(int count) => Refuse.If(count < 0, \"a\");")]
    [InlineData("private Order(in Placed e) => {|FOLD224:ArgumentOutOfRangeException.ThrowIfNegative(e.Count)|};")]
    [InlineData("private void Apply(in Placed e) => _x = e.Count switch { 1 => 1, 2 => {|FOLD224:throw new InvalidOperationException()|}, _ => 2 };")]
    public Task A_fold_that_refuses_is_reported(string members) => Verify.Diagnostics(Order(members));

    [Theory]
    [InlineData("private void Apply(in Placed e) => _x = e.Count switch { 1 => 1, _ => throw new InvalidOperationException() };")]
    [InlineData("private void Apply(in Placed e) { switch (e.Count) { case 1: break; default: throw new InvalidOperationException(); } }")]
    [InlineData("private void Apply(in Placed e) { if (e.Count < 0) throw new System.Diagnostics.UnreachableException(); }")]
    [InlineData("private readonly Dictionary<int, string> _lines = []; private void Apply(in Placed e) => _x = _lines.GetValueOrDefault(e.Count) ?? throw new KeyNotFoundException();")]
    [InlineData("private void Apply(Closed e) => ArgumentNullException.ThrowIfNull(e);")]
    [InlineData("private void Apply(in Placed e) => _x = new V(1) + new V(2); private readonly record struct V(int A) { public static V operator +(V a, V b) => a.A > 0 ? a : throw new InvalidOperationException(); }")]
    [InlineData("private void Apply(in Placed e) { } public void Decide() => Refuse.If(true, \"a\");")]
    public Task A_guard_elsewhere_is_not(string members) => Verify.Diagnostics(Order(members));

    [Fact]
    public Task A_fold_that_raises_is_reported() => Verify.DiagnosticsWithGenerators(Order("""
        private void Apply(in Placed e) => {|FOLD225:Raise(new Closed("a"))|};
        private void Apply(in Closed e) => {|FOLD225:Close()|};
        public void Close()
        {
            Refuse.If(_is, "It is closed.");
            Raise(new Closed("a"));
        }
        """));
}
