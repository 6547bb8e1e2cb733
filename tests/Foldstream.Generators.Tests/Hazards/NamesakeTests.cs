namespace Foldstream.Generators.Tests.Hazards;

/// <summary>Types of one name and different kinds: who turns a class into a record has both for a while. No file may be emitted twice, or all would be gone.</summary>
public sealed class NamesakeTests
{
    private static readonly string[] Attributes = ["[Event(\"a\")]", "[Identifier]", "[Aggregate(\"a\")]", "[Aggregate(\"a\", SnapshotEvery = 9)]", "[Subscription(\"a\")]", ""];

    private static readonly string[] Kinds =
        ["sealed partial class A", "partial struct A", "sealed partial record A(int X)", "readonly partial record struct A(int X)", "partial interface A", "enum A"];

    public static TheoryData<string, string> Pairs()
    {
        TheoryData<string, string> pairs = [];
        foreach (string one in Attributes)
        {
            foreach (string other in Attributes) pairs.Add(one, other);
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Only_one_of_several_namesakes_is_emitted(string one, string other)
    {
        foreach (string first in Kinds)
        {
            foreach (string second in Kinds.Where(kind => kind != first))
            {
                string[] sources = [$"{one} public {first}{End(first)}", $"{other} public {second}{End(second)}"];
                AssertDistinct(Generation.Of(sources));
                if (one == other) AssertDistinct(Generation.Of($"namespace Shop; public partial class Outer {{ {sources[0]} }} public partial struct Outer {{ {sources[1]} }}"));
            }
        }
    }

    [Fact]
    public void The_first_one_that_is_marked_is_completed()
    {
        Generation generation = Generation.Of("public sealed partial class A;", "[Event(\"a\")] public sealed partial record A(int X);", "[Event(\"a\")] public readonly partial record struct A(int Y);");

        Assert.Contains("partial record A ", generation.Files["A.Event.g.cs"]);
        Assert.Contains("(X: i32)", generation.Files["A.Event.g.cs"]);
    }

    [Fact]
    public void A_namesake_comes_and_goes_while_editing()
    {
        Generation first = Generation.Of("public sealed partial class A;", "[Event(\"a\")] public sealed partial record A(int X);");
        Generation both = first.Again(Generation.Project("[Event(\"a\")] public sealed partial class A;", "[Event(\"a\")] public sealed partial record A(int X);"));
        Generation after = both.Again(Generation.Project("public sealed partial class A;", "[Event(\"a\")] public sealed partial record A(int X);"));

        Assert.Contains("partial class A", both.Files["A.Event.g.cs"]);
        Assert.Equal(first.Files.Keys, after.Files.Keys);
        Assert.Equal(first.Files["A.Event.g.cs"], after.Files["A.Event.g.cs"]);
    }

    [Fact]
    public void A_namesake_that_is_local_to_its_file_is_another_type()
    {
        Generation generation = Generation.Of("[Event(\"a\")] file sealed partial record A(int X);", "[Event(\"b\")] public sealed partial record A(int Y);");

        Assert.Contains("(Y: i32)", generation.Files["A.Event.g.cs"]);
    }

    [Fact]
    public void Upcasters_in_namesakes_are_emitted_once()
    {
        const string Lock = """
            format 1

            [shipped]

            event order-shipped@1 is OrderShipped
              Box: str

            event ordershipped@1 is OrderShipped
              Box: str

            [unshipped]

            """;
        Generation generation = Generation.Of(
            Generation.Project(
                "public static partial class Shipping { [Upcasts(\"order-shipped\", 1)] private static void Forget(in OrderShippedV1 old) { } }",
                "public partial struct Shipping { [Upcasts(\"order-shipped\", 1)] private static void Forget(in OrderShippedV1 old) { } }",
                "public static partial class SHIPPING { [Upcasts(\"order-shipped\", 1)] private static void Forget(in OrderShippedV1 old) { } [Upcasts(\"ordershipped\", 1)] private static void Forget(in OrdershippedV1 old) { } }"),
            Lock);

        Assert.Equal(3, generation.Files.Keys.Count(name => name.EndsWith(".Upcaster.g.cs", StringComparison.Ordinal)));
        AssertDistinct(generation);
    }

    [Fact]
    public void Revisions_whose_names_would_be_one_are_two_types()
    {
        const string Lock = """
            format 1

            [shipped]

            event moved@1 is Moved
              A: Shop.Line@11
              B: Shop.Line1@1
              C: Shop.LINE@11

            record Shop.LINE@11
              Z: str

            record Shop.Line@11
              X: str

            record Shop.Line1@1
              Y: str

            [unshipped]

            """;
        Generation generation = Generation.Of(
            Generation.Project("namespace Shop; [Event(\"moved\", Version = 2)] public sealed partial record Moved(string A) { private static Moved Upcast(in V1 old) => new(old.A.X + old.B.Y + old.C.Z); }"), Lock);

        Assert.Empty(generation.Problems);
        Assert.Equal(3, generation.Files.Keys.Count(name => name.EndsWith(".Revision.g.cs", StringComparison.Ordinal)));
    }

    private static string End(string declaration) => declaration == "enum A" ? " { B }" : ";";

    // That the generator did not throw, every run asserts.
    private static void AssertDistinct(Generation generation) => Assert.Equal(generation.Files.Count, generation.Files.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
}
