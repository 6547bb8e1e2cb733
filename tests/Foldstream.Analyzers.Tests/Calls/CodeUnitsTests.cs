using Foldstream.Calls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Foldstream.Analyzers.Tests.Calls;

/// <summary>The walker finds what code reaches: here <c>Hit.Me</c>, called from one place in each source.</summary>
public sealed class CodeUnitsTests
{
    private const string Hit = """
        public static class Hit { public static int Me() => 1; }

        """;

    [Theory]
    [InlineData("int Run() => Other(); int Other() => Hit.Me();")]
    [InlineData("int Run() => P; int P => Hit.Me();")]
    [InlineData("int Run() => P; int P { get { return Hit.Me(); } }")]
    [InlineData("void Run() => P = 1; int P { get => 0; set => Hit.Me(); }")]
    [InlineData("void Run() => P += 1; int P { get => Hit.Me(); set { } }")]
    [InlineData("void Run() => P++; int P { get => 0; set => Hit.Me(); }")]
    [InlineData("void Run() => (P, _) = (1, 2); int P { get => 0; set => Hit.Me(); }")]
    [InlineData("int Run() => this[0]; int this[int i] => Hit.Me();")]
    [InlineData("void Run() { E += () => { }; } event Action E { add => Hit.Me(); remove { } }")]
    [InlineData("void Run() { int L() => Hit.Me(); L(); }")]
    [InlineData("void Run() { Func<int> f = () => Hit.Me(); }")]
    [InlineData("void Run() { Func<int> f = Hit.Me; }")]
    [InlineData("void Run() { Func<int> f = L; int L() => Hit.Me(); }")]
    [InlineData("void Run() => new Other(); class Other { public Other() => Hit.Me(); }")]
    [InlineData("void Run() => new Other(); class Other { private readonly int _x = Hit.Me(); }")]
    [InlineData("void Run() => new Other(); class Other { public int X { get; } = Hit.Me(); }")]
    [InlineData("void Run() => new Other(); class Other { public Other() : this(1) { } private Other(int a) { } private readonly int _x = Hit.Me(); }")]
    [InlineData("void Run() => new Other(); class Other : Parent; class Parent { protected Parent() => Hit.Me(); }")]
    [InlineData("void Run() => new Other(); class Other : Parent { public Other() { } } class Parent { protected Parent() => Hit.Me(); }")]
    [InlineData("void Run() => new Other(); class Other : Parent { public Other() : base(1) { } } class Parent { protected Parent(int a) => Hit.Me(); }")]
    [InlineData("void Run() => new Other(1); class Other(int a) : Parent(a); class Parent { protected Parent(int a) => Hit.Me(); }")]
    [InlineData("void Run() => new Other(1); record Other(int A) : Parent(Hit.Me()); record Parent(int B);")]
    [InlineData("void Run() => new Other(1); record Other(int A) { public int B { get; } = Hit.Me(); }")]
    [InlineData("object Run() => new Other(1) with { A = 2 }; record Other(int A) { protected Other(Other o) { Hit.Me(); } }")]
    [InlineData("object Run() => new Other(1) with { B = 2 }; record struct Other(int A) { public int B { get => 0; init => Hit.Me(); } }")]
    [InlineData("object Run() => new Other { B = 2 }; class Other { public int B { get => 0; init => Hit.Me(); } }")]
    [InlineData("object Run() => new Other { 1 }; class Other : List<string> { public void Add(int a) => Hit.Me(); }")]
    [InlineData("object Run() { Other o = [1]; return o; } class Other : List<int> { public new void Add(int a) => Hit.Me(); }")]
    [InlineData("object Run(V a) => a + a; struct V { public static V operator +(V a, V b) { Hit.Me(); return a; } }")]
    [InlineData("void Run(V a) => a += a; struct V { public static V operator +(V a, V b) { Hit.Me(); return a; } }")]
    [InlineData("object Run(V a) => -a; struct V { public static V operator -(V a) { Hit.Me(); return a; } }")]
    [InlineData("void Run(V a) => a++; struct V { public static V operator ++(V a) { Hit.Me(); return a; } }")]
    [InlineData("int Run(V a) => a; struct V { public static implicit operator int(V a) => Hit.Me(); }")]
    [InlineData("int Run(V a) => (int)a; struct V { public static explicit operator int(V a) => Hit.Me(); }")]
    [InlineData("bool Run(V a) => a == a; class V { public static bool operator ==(V a, V b) => Hit.Me() > 0; public static bool operator !=(V a, V b) => true; }")]
    [InlineData("void Run(V a) { foreach (int i in a) { } } class V { public IEnumerator<int> GetEnumerator() { Hit.Me(); yield break; } }")]
    [InlineData("void Run(V a) { foreach (int i in a) { } } class V { public V GetEnumerator() => this; public int Current => 1; public bool MoveNext() => Hit.Me() > 0; }")]
    [InlineData("object Run(V a) { int[] all = [.. a]; return all; } class V : List<int> { public new IEnumerator<int> GetEnumerator() { Hit.Me(); return base.GetEnumerator(); } }")]
    [InlineData("void Run() { using V v = new(); } class V : IDisposable { public void Dispose() => Hit.Me(); }")]
    [InlineData("void Run() { using (new V()) { } } class V : IDisposable { public void Dispose() => Hit.Me(); }")]
    [InlineData("string Run(V v) => $\"{v}\"; class V { public override string ToString() => Hit.Me() + \"\"; }")]
    [InlineData("string Run(V v) => $\"{v:x}\"; class V : IFormattable { public string ToString(string? f, IFormatProvider? p) => Hit.Me() + \"\"; }")]
    [InlineData("string Run(V v) => \"a\" + v; struct V { public override string ToString() => Hit.Me() + \"\"; }")]
    [InlineData("void Run(string s, V v) => s += v; struct V { public override string ToString() => Hit.Me() + \"\"; }")]
    [InlineData("void Run(V v) { (int a, int b) = v; } class V { public void Deconstruct(out int a, out int b) => a = b = Hit.Me(); }")]
    [InlineData("bool Run(V v) => v is (1, 2); class V { public void Deconstruct(out int a, out int b) => a = b = Hit.Me(); }")]
    [InlineData("bool Run(V v) => v is { A: 1 }; class V { public int A => Hit.Me(); }")]
    [InlineData("bool Run(V v) => v is [1, ..]; class V { public int Length => Hit.Me(); public int this[int i] => 1; }")]
    [InlineData("int Run(V v) => v[^1]; class V { public int Length => Hit.Me(); public int this[int i] => 1; }")]
    [InlineData("async Task Run(V v) => await v; class V { public System.Runtime.CompilerServices.TaskAwaiter GetAwaiter() { Hit.Me(); return default; } }")]
    [InlineData("int Run() => S.A; static class S { public static readonly int A = Hit.Me(); }")]
    [InlineData("int Run() => S.A; static class S { public static int A { get; } = Hit.Me(); }")]
    [InlineData("int Run() => S.A; static class S { public static readonly int A; static S() { A = Hit.Me(); } }")]
    [InlineData("int Run() => S.A; static class S { public static int A { get; } static S() { A = Hit.Me(); } }")]
    [InlineData("int Run(IP p) => p.Get(); interface IP { int Get(); } class P : IP { public int Get() => Hit.Me(); }")]
    [InlineData("int Run(IP p) => p.Get(); interface IP { int Get(); } class P : IP { int IP.Get() => Hit.Me(); }")]
    [InlineData("int Run(IP<int> p) => p.Get(1); interface IP<T> { int Get(T t); } class P : IP<int> { public int Get(int t) => Hit.Me(); }")]
    [InlineData("int Run(IP p) => p.Get(); interface IP { int Get() => Hit.Me(); }")]
    [InlineData("int Run(P p) => p.Get(); abstract class P { public abstract int Get(); } class Q : P { public override int Get() => 1; } class R : Q { public override int Get() => Hit.Me(); }")]
    [InlineData("int Run(P p) => p.Get; abstract record P { public abstract int Get { get; } } record Q : P { public override int Get => Hit.Me(); }")]
    [InlineData("int Run() => Get<V>(); static int Get<T>() where T : IP => T.Get(); interface IP { static abstract int Get(); } class V : IP { public static int Get() => Hit.Me(); }")]
    [InlineData("int Run() => 1.Twice();", "static class X { public static int Twice(this int a) => Hit.Me(); }")]
    [InlineData("int Run() => 1.Twice();", "static class X { extension(int a) { public int Twice() => Hit.Me(); } }")]
    [InlineData("int Run() => 1.Twice;", "static class X { extension(int a) { public int Twice => Hit.Me(); } }")]
    [InlineData("int Run() => Other<string>(); int Other<T>() => Even(1); int Even(int i) => i == 0 ? 1 : Odd(i - 1); int Odd(int i) => i == 0 ? Hit.Me() : Even(i - 1);")]
    public void A_call_is_found(string members, string others = "") => Assert.Contains("Hit.Me()", Reached(members, others));

    [Theory]
    [InlineData("void Run() { int L() => Hit.Me(); }")]
    [InlineData("string Run() => nameof(Hit.Me);")]
    [InlineData("void Run() => P = 1; int P { get => Hit.Me(); set { } }")]
    [InlineData("int Run() => base.GetHashCode(); public override int GetHashCode() => Hit.Me();")]
    [InlineData("object Run(Other o) => o with { A = 2 }; record Other(int A) { public int B { get; } = Hit.Me(); }")]
    [InlineData("int Run() => 1; int Other() => Hit.Me();")]
    public void What_does_not_run_is_not_found(string members) => Assert.DoesNotContain("Hit.Me()", Reached(members, ""));

    [Fact]
    public void The_order_is_that_of_the_source_breadth_first()
        => Assert.Equal(
            ["C.Run()", "C.B()", "C.A()", "C.Deep()", "Hit.Me()"],
            Reached("void Run() { B(); A(); B(); } int A() => Hit.Me(); int B() => Deep() + A(); int Deep() => 1;", ""));

    [Fact]
    public void Generated_code_is_known_and_not_read()
    {
        CSharpCompilation compilation = Compiled.Source("partial class C { int Run() => Made(); }")
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText("partial class C { int Made() => 1; }", new CSharpParseOptions(LanguageVersion.CSharp14), "Made.g.cs"));
        CodeUnit made = new CodeUnits(compilation).Closure([Run(compilation)], TestContext.Current.CancellationToken)[1];
        Assert.Equal(("Made", CodeOrigin.Generated, 0), (made.Symbol.Name, made.Origin, made.Calls.Count));
    }

    [Fact]
    public void Threads_that_start_inside_a_cycle_of_calls_all_find_the_same()
    {
        const int Length = 60;
        string members = string.Join('\n', Enumerable.Range(0, Length).Select(i => $"int M{i}() => M{(i + 1) % Length}() + M{(i + 7) % Length}(){(i == 31 ? " + Hit.Me()" : "")};"));
        for (int round = 0; round < 10; round++)
        {
            CSharpCompilation compilation = Compiled.Source(Hit, $"class C {{ void Run() {{ }} {members} }}");
            Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
            CodeUnits units = new(compilation);
            INamedTypeSymbol type = compilation.GetTypeByMetadataName("C")!;
            int[] sizes = new int[Length];
            Parallel.For(0, Length, i => sizes[i] = units.Closure(type.GetMembers("M" + i), TestContext.Current.CancellationToken).Count);
            Assert.All(sizes, size => Assert.Equal(Length + 1, size));
        }
    }

    private static string[] Reached(string members, string others)
    {
        CSharpCompilation compilation = Compiled.Source(Hit, "partial class C { " + members + " } " + others);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return
        [
            .. new CodeUnits(compilation).Closure([Run(compilation)], TestContext.Current.CancellationToken)
                .Where(unit => unit.Origin != CodeOrigin.Foreign)
                .Select(unit => unit.Symbol.ToDisplayString()),
        ];
    }

    private static ISymbol Run(Compilation compilation) => compilation.GetTypeByMetadataName("C")!.GetMembers("Run").Single();
}
