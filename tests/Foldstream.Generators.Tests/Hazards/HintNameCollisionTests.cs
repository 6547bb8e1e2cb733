using Foldstream.Generators.Emitting;

namespace Foldstream.Generators.Tests.Hazards;

public sealed class HintNameCollisionTests
{
    [Fact]
    public void Types_with_one_name_in_other_places_get_other_files()
    {
        Generation generation = Generation.Of("""
            namespace Shop
            {
                [Event("a")] public sealed partial record Happened;

                public partial class Outer
                {
                    [Event("b")] public sealed partial record Happened;

                    public partial class Inner
                    {
                        [Event("c")] public sealed partial record Happened;
                    }
                }
            }

            namespace Shop.Outer_
            {
                [Event("d")] public sealed partial record Happened;
            }
            """, """
            [Event("e")] public sealed partial record Happened;
            """);

        Assert.Empty(generation.Problems);
        Assert.Equal(
            ["FoldstreamManifest.g.cs", "FoldstreamResolver.g.cs", "Happened.Event.g.cs", "Shop.Happened.Event.g.cs", "Shop.Outer-Happened.Event.g.cs", "Shop.Outer-Inner-Happened.Event.g.cs", "Shop.Outer_.Happened.Event.g.cs"],
            generation.Files.Keys);
    }

    [Fact]
    public void Types_whose_names_differ_by_case_alone_get_files_that_differ_by_more()
    {
        Generation generation = Generation.Of("""
            namespace Shop;

            [Event("a")] public sealed partial record OrderID;

            [Event("b")] public sealed partial record OrderId;

            [Identifier] public readonly partial record struct ORDERID(Guid Value) : IParsable<ORDERID>;
            """);

        Assert.Empty(generation.Problems);
        Assert.Equal(5, generation.Files.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void A_second_type_that_differs_by_case_arrives_while_editing()
    {
        Generation first = Generation.Of("namespace Shop; [Event(\"a\")] public sealed partial record OrderId;");
        Generation second = first.Again(Generation.Project(
            "namespace Shop; [Event(\"a\")] public sealed partial record OrderId;", "namespace Shop; [Event(\"b\")] public sealed partial record OrderID;"));

        Assert.Empty(second.Problems);
        Assert.Equal(4, second.Files.Count);
    }

    [Theory]
    [InlineData("Shop.Order", "Shop.Order.Event.g.cs")]
    [InlineData("Shop.Outer+Order", "Shop.Outer-Order.Event.g.cs")]
    [InlineData("Shop.Outer`1+Order", "Shop.Outer-1-Order.Event.g.cs")]
    [InlineData("Größe", "Größe.Event.g.cs")]
    [InlineData("A\u0301B", "A,0301B.Event.g.cs")]
    public void A_file_is_named_after_its_type(string metadataName, string expected)
        => Assert.Equal(expected, HintName.Of(metadataName, "Event", sharesSpelling: false));

    [Fact]
    public void The_hash_is_the_same_in_every_build()
        => Assert.Equal("Shop.OrderID,2985c65a.Event.g.cs", HintName.Of("Shop.OrderID", "Event", sharesSpelling: true));
}
