namespace Foldstream.Generators.Tests.Hazards;

/// <summary>An editor runs the generator over code that is being typed or was just copied. It must never throw: all emitted files would be gone.</summary>
public sealed class HalfTypedTests
{
    [Theory]
    [InlineData("[Event(\"a\")] public sealed partial record A(bool X = 1, byte Y = 300, sbyte Z = -200);")]
    [InlineData("[Event(\"a\")] public sealed partial record A(int X = \"abc\", long Y = 99999999999999999999, int Z = 1e10, int W = true);")]
    [InlineData("[Event(\"a\")] public sealed partial record A(string X = 5, char Y = \"x\", char Z = 5, string W = 'c');")]
    [InlineData("[Event(\"a\")] public sealed partial record A(decimal X = double.NaN, decimal Y = true);")]
    [InlineData("[Event(\"a\")] public sealed partial record A(int I) { public byte X { get; init; } = 999; public int Y { get; init; } = \"a\"; }")]
    [InlineData("public enum Q { A } [Event(\"a\")] public sealed partial record A(Q X = \"a\", Q Y = true);")]
    [InlineData("[Event(\"a\")] public sealed partial record A(int );")]
    [InlineData("[Event(\"a\")] public sealed partial record A(int X, string? );")]
    [InlineData("[Event(\"a\")] public sealed partial record A(L L); public sealed record L(int );")]
    [InlineData("[Event(\"a\")] public sealed partial record (int X);")]
    [InlineData("[Event(\"a\")] public sealed partial record")]
    [InlineData("public partial class { [Event(\"a\")] public sealed partial record A(int X); }")]
    [InlineData("[Identifier] public readonly partial record struct (Guid Value);")]
    [InlineData("[Identifier] public readonly partial record struct A(Guid );")]
    [InlineData("[Aggregate(\"a\")] public sealed partial class { }")]
    [InlineData("[Event( public sealed partial record A(int X);")]
    [InlineData("[Event(\"a\", Version = )] public sealed partial record A(int X);")]
    [InlineData("[Aggregate(\"a\", Key = typeof())] [Ignores<>] public sealed partial class A { void Apply(in) { } public A(,) { } }")]
    [InlineData("[Aggregate(\"a\")] public sealed partial class A { [Entity(] readonly Dictionary<int, > _a = new(); [Entity(\"X\")] Dictionary<, B> { get; } [Entity(\"X\")] int; }")]
    [InlineData("[Aggregate(\"a\")] public sealed partial class A { [Entity(\"X\")] readonly Dictionary<int, C> _a = new(); } public class C { public C(E e, ) { } void Apply(in) { } } [Event(\"e\")] public sealed partial record E(int X, );")]
    [InlineData("[Aggregate(\"a\")] public sealed partial record A { public static A Initial => new(); public static Events Decide(A a, Lis<int> b) => []; public static Events Decide(A a, List<Unknow> b) => []; }")]
    [InlineData("[Aggregate(\"a\")] public sealed partial record A([Entity(\"X\")] ImmutableDictionary<int, C> , [Entity] ); public record C(")]
    [InlineData("[Subscription(\"a\", Of = typeof(), Categories = [, Shards = )] [Ignores<>] public sealed partial class A { void Handle(in) { } Task HandleAsync(E e, ) => ; }")]
    [InlineData("[Subscription(\"a\")] public sealed partial class { }")]
    [InlineData("[Subscription(\"a\", Of = typeof(Unknow), OnFailure = FailureAction.)] public sealed partial class A(int , string? = , Unknow u = 3) { void Handle(E e, HandlerContext) { } } [Event(\"e\")] public sealed partial record E;")]
    [InlineData("[Subscription(\"a\", Categories = [null, 5])] public partial class A : { void Handle(E e) { } async void Handle(F f) => ; } [Event(\"e\")] public sealed partial record E;")]
    [InlineData("[Subscription(\"a\")] public partial struct A { void Handle(E e) { } } [Event(\"e\")] public sealed partial record E;")]
    public void Half_typed_code_leaves_no_error_in_emitted_files(string source) => AssertNoErrorIn(Generation.Of(source));

    [Theory]
    [InlineData("[Event(\"a\")] public sealed partial record A(int X);", "[Event(\"a\")] public sealed partial record A(int X);")]
    [InlineData("[Event(\"a\")] public sealed partial record A(int X);", "[Event(\"b\")] public sealed partial record A;")]
    [InlineData("[Aggregate(\"a\")] public sealed partial class A;", "[Aggregate(\"a\")] public sealed partial class A;")]
    [InlineData("[Identifier] public readonly partial record struct A(Guid Value);", "[Identifier] public readonly partial record struct A(Guid Value);")]
    [InlineData("[Subscription(\"a\")] public sealed partial class A;", "[Subscription(\"a\")] public sealed partial class A;")]
    public void A_type_that_is_marked_twice_is_emitted_once(string one, string other)
    {
        Generation copied = Generation.Of(one, other);
        AssertNoErrorIn(copied);
        Assert.Equal(Generation.Of(one).Files.Keys, copied.Files.Keys);
        AssertNoErrorIn(Generation.Of(one + " " + other));
    }

    private static void AssertNoErrorIn(Generation generation)
        => Assert.DoesNotContain(generation.Problems, problem => problem.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true);
}
