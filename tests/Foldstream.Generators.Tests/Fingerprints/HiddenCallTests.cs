using System.Text.RegularExpressions;

namespace Foldstream.Generators.Tests.Fingerprints;

/// <summary>
/// Code that runs without being called by its name. In each row a fold runs it, and <c>[[one|other]]</c> stands somewhere in it: written either way, the fingerprint differs.
/// </summary>
public sealed partial class HiddenCallTests
{
    [Theory]
    [InlineData("X = Most(new V(1), new V(2)).N; static T Most<T>(T a, T b) where T : IComparable<T> => a.CompareTo(b) > 0 ? a : b;", "record struct V(int N) : IComparable<V> { public int CompareTo(V o) => [[N - o.N|o.N - N]]; }")]
    [InlineData("S = string.Join(',', new List<V> { new(1) });", "record struct V(int N) { public override string ToString() => [[\"a\"|\"b\"]]; }")]
    [InlineData("S = new System.Text.StringBuilder().Append(new V(1)).ToString();", "class V(int n) { public override string ToString() => [[\"a\"|\"b\"]] + n; }")]
    [InlineData("object o = new V(1); S = o.ToString()!;", "class V(int n) { public override string ToString() => [[\"a\"|\"b\"]] + n; }")]
    [InlineData("S = $\"{new KeyValuePair<int, V>(1, new(2))}\";", "record struct V(int N) { public override string ToString() => [[\"a\"|\"b\"]]; }")]
    [InlineData("S = (1, new V(2)).ToString();", "record struct V(int N) { public override string ToString() => [[\"a\"|\"b\"]]; }")]
    [InlineData("P p = new V(); S = $\"{p}\";", "abstract class P; class V : P { public override string ToString() => [[\"a\"|\"b\"]]; }")]
    [InlineData("S = $\"{new V(1)}\";", "record V(int N) { protected virtual bool PrintMembers(System.Text.StringBuilder b) { b.Append([[1|2]]); return true; } }")]
    [InlineData("S = $\"{new V(1, 2)}\";", "record V { public V(int a, int b) => (A, B) = (a, b); [[public int A { get; } public int B { get; }|public int B { get; } public int A { get; }]] }")]
    [InlineData("S = $\"{new V(new W())}\";", "record V(W N); class W { public override string ToString() => [[\"a\"|\"b\"]]; }")]
    [InlineData("W w = [1, 2]; X = w.Sum;", "class W : System.Collections.IEnumerable { public int Sum; public void Add(int n) => Sum += [[n|2 * n]]; public System.Collections.IEnumerator GetEnumerator() => throw new NotSupportedException(); }")]
    [InlineData("W w = [1, 2]; X = w.Sum;", "class W : Parent, System.Collections.IEnumerable { public System.Collections.IEnumerator GetEnumerator() => throw new NotSupportedException(); } class Parent { public int Sum; public void Add(int n) => Sum += [[n|2 * n]]; }")]
    [InlineData("int[] all = [.. new W()]; X = all.Length;", "class W : IEnumerable<int> { IEnumerator<int> IEnumerable<int>.GetEnumerator() { yield return [[1|2]]; } System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => throw new NotSupportedException(); }")]
    [InlineData("foreach (int i in new W()) X += i;", "class W : IEnumerable<int> { IEnumerator<int> IEnumerable<int>.GetEnumerator() { yield return [[1|2]]; } System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => throw new NotSupportedException(); }")]
    [InlineData("X = new W().Sum();", "class W : IEnumerable<int> { public IEnumerator<int> GetEnumerator() { yield return [[1|2]]; } System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => throw new NotSupportedException(); }")]
    [InlineData("X = (new V(1), 1) == (new V(2), 1) ? 1 : 2;", "class V(int n) { public int N => n; public static bool operator ==(V a, V b) => a.N [[==|<=]] b.N; public static bool operator !=(V a, V b) => !(a == b); public override bool Equals(object? o) => false; public override int GetHashCode() => 0; }")]
    [InlineData("X = new List<V> { new(1) }.IndexOf(new V(2));", "sealed record V(int N) { public bool Equals(V? o) => [[true|false]]; public override int GetHashCode() => 0; }")]
    [InlineData("X = new V(1) == new V(2) ? 1 : 2;", "sealed record V(int N) { public bool Equals(V? o) => [[true|false]]; public override int GetHashCode() => 0; }")]
    [InlineData("X = new R(new V(1)) == new R(new V(2)) ? 1 : 2;", "sealed record R(V Value); class V(int n) { public override bool Equals(object? o) => [[true|false]]; public override int GetHashCode() => n; }")]
    [InlineData("X = new HashSet<(int, V)> { (1, new(1)), (1, new(2)) }.Count;", "struct V(int n) { public int N = n; public override bool Equals(object? o) => [[true|false]]; public override int GetHashCode() => 0; }")]
    [InlineData("List<V> all = [new(2), new(1)]; all.Sort(); X = all[0].N;", "class V(int n) : IComparable<V> { public int N => n; public int CompareTo(V? o) => [[n - o!.N|o!.N - n]]; }")]
    [InlineData("X = new[] { new V(2), new V(1) }.OrderBy(v => v).First().N;", "class V(int n) : IComparable { public int N => n; public int CompareTo(object? o) => [[1|-1]]; }")]
    [InlineData("List<V> all = [new(2), new(1)]; all.Sort(Ordering.Of); X = all[0].N;", "record struct V(int N); static class Ordering { public static Comparer<V> Of { get; } = new Down(); } class Down : Comparer<V> { public override int Compare(V a, V b) => [[a.N - b.N|b.N - a.N]]; }")]
    [InlineData("P a = new V(1), b = a with { }; X = b is V v ? v.M : 0;", "record P; record V(int N) : P { public int M = 3; protected V(V o) : base(o) => M = [[1|2]]; }")]
    [InlineData("S = new K<V>().Text(new V());", "class K<T> { public string Text(T t) => t!.ToString()!; } class V { public override string ToString() => [[\"a\"|\"b\"]]; }")]
    [InlineData("S = new K<V>(new()).Text();", "class K<T>(T t) { public string Text() => $\"{t}\"; } class V { public override string ToString() => [[\"a\"|\"b\"]]; }")]
    [InlineData("List<V> all = [new()]; foreach (object o in all) S += o;", "class V { public override string ToString() => [[\"a\"|\"b\"]]; }")]
    [InlineData("List<V> all = [new()]; object[] some = [.. all]; S += some[0];", "class V { public override string ToString() => [[\"a\"|\"b\"]]; }")]
    [InlineData("(object o, _) = new W(); S += o;", "class W { public void Deconstruct(out V v, out int n) => (v, n) = (new(), 1); } class V { public override string ToString() => [[\"a\"|\"b\"]]; }")]
    [InlineData("(V, int) t = (new V(), 1); (object o, _) = t; S += o;", "class V { public override string ToString() => [[\"a\"|\"b\"]]; }")]
    [InlineData("if (Make() is object o) S += o; static V Make() => new();", "class V { public override string ToString() => [[\"a\"|\"b\"]]; }")]
    [InlineData("S += Make() switch { IComparable c => c.ToString() }; static V Make() => new();", "class V : IComparable { public int CompareTo(object? o) => 1; public override string ToString() => [[\"a\"|\"b\"]]; }")]
    [InlineData("Func<object> make = Make; S += make(); static V Make() => new();", "class V { public override string ToString() => [[\"a\"|\"b\"]]; }")]
    [InlineData("S += Make() ?? (object)1; static V? Make() => new();", "class V { public override string ToString() => [[\"a\"|\"b\"]]; }")]
    [InlineData("A a = new B(); S += a.Make();", "class A { public virtual object Make() => 1; } class B : A { public override V Make() => new(); } class V { public override string ToString() => [[\"a\"|\"b\"]]; }")]
    [InlineData("I<object> i = new B(); S += i.Get();", "interface I<out T> { T Get(); } class B : I<V> { public V Get() => new(); } class V { public override string ToString() => [[\"a\"|\"b\"]]; }")]
    [InlineData("X = new V(1) && new V(2) ? 1 : 2;", "class V(int n) { public int N => n; public static V operator &(V a, V b) => b; public static bool operator true(V a) => a.N == 1; public static bool operator false(V a) => [[a.N != 1|a.N == 1]]; }")]
    [InlineData("X = (new V(1) with { M = 2 }).N;", "record V(int N) { public int M { get => 0; init => N = value [[+|-]] 1; } public int N { get; set; } = N; }")]
    [InlineData("P p = new V(); X = p.Of();", "abstract class P { public abstract int Of(); } class Q : P { public override int Of() => 1; } class V : Q { public override int Of() => [[1|2]]; }")]
    [InlineData("P p = new V(); X = p.Of();", "interface P { int Of() => [[1|2]]; } class V : P;")]
    [InlineData("using V v = new(); X = 1;", "class V : IDisposable { void IDisposable.Dispose() => Seen.Log[[.Add(1)|.Clear()]]; } static class Seen { public static readonly List<int> Log = []; }")]
    [InlineData("X = Make<V>().N; static T Make<T>() where T : new() => new();", "class V { public V() => N = [[1|2]]; public int N; }")]
    [InlineData("X = Make<V>().N; static T Make<T>() where T : new() => new();", "class V { public int N = [[1|2]]; }")]
    [InlineData("X = Twice(new V(1)).N; static T Twice<T>(T v) where T : IHas<T> => v + v;", "interface IHas<T> where T : IHas<T> { static abstract T operator +(T a, T b); } record struct V(int N) : IHas<V> { public static V operator +(V a, V b) => new(a.N [[+|-]] b.N); }")]
    [InlineData("X = Twice(new V(1)).N; static T Twice<T>(T v) where T : System.Numerics.IAdditionOperators<T, T, T> => v + v;", "record struct V(int N) : System.Numerics.IAdditionOperators<V, V, V> { public static V operator +(V a, V b) => new(a.N [[+|-]] b.N); }")]
    [InlineData("X = Table.F(1);", "static class Table { public static readonly Func<int, int> F = n => n [[+|-]] 1; }")]
    [InlineData("X = Table.N;", "static class Table { public static readonly int N; static Table() => N = [[1|2]]; }")]
    [InlineData("X = Table.All.Count;", "static class Table { public static readonly List<int> All = []; static Table() => All.Add([[1|2]]); }")]
    [InlineData("X = Table.N;", "static class Table { public static int N => [[1|2]]; }")]
    [InlineData("X = Table.N;", "static class Table { public const int N = Other.N; } static class Other { public const int N = [[1|2]]; }")]
    [InlineData("X = 1.Grown;", "static class Growing { extension(int n) { public int Grown => n + [[1|2]]; } }")]
    [InlineData("V v = new(1); v += 2; X = v.N;", "class V(int n) { public int N = n; public void operator +=(int by) => N [[+|-]]= by; }")]
    [InlineData("X = new V(1) is { Even: true } ? 1 : 2;", "record V(int N) { public bool Even => N % 2 == [[0|1]]; }")]
    [InlineData("Call(new V(3)); void Call(int n) => X = n;", "record V(int N) { public static implicit operator int(V v) => v.N [[+|-]] 1; }")]
    [InlineData("foreach (W w in new V[] { new(3) }) X = w.N;", "record V(int N); record W(int N) { public static implicit operator W(V v) => new(v.N [[+|-]] 1); }")]
    [InlineData("X = Numbers.Of(3).Sum();", "static class Numbers { public static IEnumerable<int> Of(int n) { yield return n; yield return n [[+|-]] 1; } }")]
    [InlineData("X = new V().N;", "class V : Parent; class Parent { public int N { get; } = [[1|2]]; }")]
    [InlineData("X = new V().N;", "class V() : Parent([[1|2]]); class Parent(int n) { public int N => n; }")]
    [InlineData("X = new V()[^1];", "class V { public int Length => [[1|2]]; public int this[int i] => i; }")]
    [InlineData("X = e.Held.N;", "")]
    [InlineData("X = (int)e.Kind;", "enum More { A = [[1|2]] }", "(int)e.Kind", "(int)e.Kind + (int)More.A")]
    [InlineData("X = Math.Max(1, Sizes.Of());", "static class Sizes { public static unsafe int Of() => sizeof(V); } struct V { public int A; [[|public int B;]] }")]
    public void Changes(string statement, string more, string? text = null, string? by = null)
    {
        if (text is not null) statement = statement.Replace(text, by, StringComparison.Ordinal);
        string code = more.Contains("[[", StringComparison.Ordinal) ? more : "public sealed record Held(int N) { public int M { get; init; } = [[1|2]]; }";
        if (!code.Contains("record Held", StringComparison.Ordinal)) code += " public sealed record Held(int N);";

        Assert.NotEqual(HashOf(statement, Edit().Replace(code, "$1")), HashOf(statement, Edit().Replace(code, "$2")));
    }

    [Theory]
    [InlineData("[Wire(As = typeof(double))] V Value", "readonly record struct V(double N) { public static explicit operator double(V v) => v.N; public static explicit operator V(double n) => new(n [[+|-]] 1); }")]
    [InlineData("V Value", "readonly record struct V(int N) { public int M { get; } = N [[+|-]] 1; }")]
    [InlineData("V Value", "abstract record V { private protected V() { } } [Case(1)] public sealed record A(int N) : V { public int M { get; } = N [[+|-]] 1; }")]
    [InlineData("V Value", "abstract record V { private protected V() { } } [Case(1)] public sealed record A(int N) : V; [[|[Case(2)] public sealed record B(int N) : V;]]")]
    [InlineData("V Value", "enum V { A = 1, [[|[Unknown]]] B = 2 }")]
    [InlineData("V Value", "readonly record struct V(int N, int M = [[1|2]]);")]
    [InlineData("ImmutableArray<V> Values", "readonly record struct V(int N) { public int M { get; } = N [[+|-]] 1; }")]
    public void Changes_with_what_an_event_is_made_with(string member, string more)
    {
        string one = OfEvent(member, Edit().Replace(more, "$1")), other = OfEvent(member, Edit().Replace(more, "$2"));

        Assert.NotEqual(one, other);

        static string OfEvent(string member, string more) => FingerprintEditTests.HashOf(Generation.Project($$"""
            namespace Shop;

            [Event("happened")] public sealed partial record Happened({{member}});

            [Aggregate("ledger")]
            public sealed partial class Ledger
            {
                public object? X { get; private set; }

                private void Apply(Happened e) => X = 1;
            }

            public {{more}}
            """));
    }

    [Fact]
    public void Changes_with_a_converter_that_the_assembly_names()
    {
        Assert.NotEqual(Of("+"), Of("-"));

        static string Of(string sign) => FingerprintEditTests.HashOf(Generation.Project($$"""
            [assembly: Wire(typeof(Version), Converter = typeof(Shop.VersionWire))]

            namespace Shop;

            public static class VersionWire
            {
                public static int ToWire(Version value) => value.Major;
                public static Version FromWire(int value) => new(value {{sign}} 1, 0);
            }

            [Event("happened")] public sealed partial record Happened(Version Value);

            [Aggregate("ledger")]
            public sealed partial class Ledger
            {
                public int X { get; private set; }

                private void Apply(Happened e) => X = 1;
            }
            """));
    }

    [Fact]
    public void Changes_with_a_condition_that_leaves_out_a_call()
    {
        const string Statement = "Notes.Take(this);", Taken = "static class Notes { [Condition] public static void Take(Ledger ledger) { } } public sealed record Held;";

        Assert.NotEqual(
            HashOf(Statement, Taken.Replace("[Condition]", "", StringComparison.Ordinal)),
            HashOf(Statement, Taken.Replace("Condition", "System.Diagnostics.Conditional(\"NEVER\")", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("public static Ledger Initial => new([[1|2]]);")]
    [InlineData("public static Ledger Initial { get; } = new([[1|2]]);")]
    [InlineData("public static readonly Ledger Initial = new([[1|2]]);")]
    [InlineData("public static Ledger Initial { get { return First(); } } private static Ledger First() => new([[1|2]]);")]
    [InlineData("public static Ledger Initial => new(1); public int M { get; init; } = [[1|2]];")]
    public void Changes_with_the_state_that_a_record_begins_with(string initial)
    {
        Assert.NotEqual(Of(Edit().Replace(initial, "$1")), Of(Edit().Replace(initial, "$2")));

        static string Of(string initial) => FingerprintEditTests.HashOf(Generation.Project($$"""
            namespace Shop;

            [Event("happened")] public sealed partial record Happened(int N);

            [Aggregate("ledger")]
            public sealed partial record Ledger(int N)
            {
                {{initial}}

                private Ledger Apply(Happened e) => this with { N = N + 1 };
            }
            """));
    }

    private static string HashOf(string statement, string more)
    {
        var project = Generation.Project($$"""
            namespace Shop;

            public enum Kind { A, B }

            [Event("happened")] public sealed partial record Happened(Held Held, Kind Kind);

            [Aggregate("ledger")]
            public sealed partial class Ledger
            {
                public int X { get; private set; }

                public string S { get; private set; } = "";

                private void Apply(Happened e) { {{statement}} }
            }

            {{more}}
            """);
        return FingerprintEditTests.HashOf(project.WithOptions(project.Options.WithAllowUnsafe(true)));
    }

    [GeneratedRegex(@"\[\[(.*?)\|(.*?)\]\](?!\])")]
    private static partial Regex Edit();
}
