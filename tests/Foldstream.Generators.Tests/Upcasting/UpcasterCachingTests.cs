using Foldstream.Generators.Tests.Hazards;
using Microsoft.CodeAnalysis.CSharp;

namespace Foldstream.Generators.Tests.Upcasting;

/// <summary>What an edit of the lock, of an upcaster or of something else prints anew.</summary>
public sealed class UpcasterCachingTests
{
    private const string Source = """
        namespace Shop;

        [Event("order-placed", Version = 2)]
        public readonly partial record struct OrderPlaced(string Customer, Currency Currency)
        {
            private static OrderPlaced Upcast(in V1 old) => new(old.Customer, old.Currency);
        }

        public enum Currency { Euro = 1 }

        [Event("order-paid", Version = 2)]
        public readonly partial record struct OrderPaid(int Amount)
        {
            private static OrderPaid Upcast(in V1 old) => new(old.Cents / 100);
        }

        public static partial class Formerly
        {
            [Upcasts("order-viewed", 1)]
            private static void Forget(in OrderViewedV1 old) { }
        }

        [Aggregate("order")]
        public sealed partial class Order
        {
            public string Customer { get; private set; } = "";

            private void Apply(in OrderPlaced e) => Customer = e.Customer;
        }

        [Aggregate("bill")]
        public sealed partial class Bill
        {
            private void Apply(in OrderPaid e) { }
        }
        """;

    private const string Lock = """
        format 1

        [shipped]

        event order-paid@1 is Shop.OrderPaid
          Cents: i32

        event order-placed@1 is Shop.OrderPlaced
          Customer: str
          Currency: Shop.Currency@1

        event order-viewed@1 is Shop.OrderViewed
          By: str

        enum Shop.Currency@1: i32
          Euro = 1

        [unshipped]

        """;

    [Fact]
    public void A_line_of_the_lock_that_concerns_no_old_version_prints_no_code()
    {
        Generation edited = Shop().AgainWithLock(Lock + "event order-gone@7 is Shop.OrderGone\n  Cents: i32\n");
        Assert.Equal([], Code(edited));
    }

    [Fact]
    public void A_line_of_one_old_version_prints_its_event_and_the_fingerprint_alone()
    {
        Generation edited = Shop().AgainWithLock(Lock.Replace("Cents: i32", "Cents: i32\n  Tip: str?", StringComparison.Ordinal));
        Assert.Equal(["Shop.OrderPaid.Versions.g.cs"], Code(edited));
        Assert.Contains("string? Tip", edited.Files["Shop.OrderPaid.Versions.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void An_old_version_whose_nested_type_changes_gets_a_revision_which_the_upcaster_must_convert()
    {
        CSharpCompilation project = Generation.Project(Source);
        Generation edited = Generation.Of(project, Lock).Again(Replace(project, "{ Euro = 1 }", "{ Euro = 2 }"));
        Assert.Equal(["Shop.Order.Aggregate.g.cs", "Shop.OrderPlaced.Event.g.cs", "Shop.OrderPlaced.Versions.g.cs", "Shop.Revisions.Currency1.Revision.g.cs"], Code(edited));
        Assert.Contains("global::Shop.Revisions.Currency1 Currency", edited.Files["Shop.OrderPlaced.Versions.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void An_upcaster_that_does_more_is_handed_all_members()
    {
        CSharpCompilation project = Generation.Project(Source);
        Generation before = Generation.Of(project, Lock);
        Assert.Contains("OrderPlaced.V1.DecodePayload(payload, 0x1UL,", before.Files["Shop.Order.Aggregate.g.cs"], StringComparison.Ordinal);

        Generation edited = before.Again(Replace(project, "=> new(old.Customer, old.Currency)", "=> new(old.Customer.Trim(), old.Currency)"));
        Assert.Contains("OrderPlaced.V1.DecodePayload(payload, ulong.MaxValue,", edited.Files["Shop.Order.Aggregate.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain(CachingTests.Printed(edited), file => file.StartsWith("Shop.Bill", StringComparison.Ordinal));
    }

    [Fact]
    public void An_edit_elsewhere_prints_nothing()
    {
        CSharpCompilation project = Generation.Project(Source, "namespace Shop; internal static class Elsewhere { public static int Answer() => 41; }");
        Assert.Empty(CachingTests.Printed(Generation.Of(project, Lock).Again(Replace(project, "41", "42"))));
    }

    [Fact]
    public void Old_versions_that_upcasters_take_stay_in_the_lock_though_they_were_never_shipped()
    {
        string unshipped = Lock.Replace("[shipped]\n", "[shipped]\n\n[unshipped]\n", StringComparison.Ordinal).Replace("Euro = 1\n\n[unshipped]\n", "Euro = 1\n", StringComparison.Ordinal);
        string written = Generation.Of(Generation.Project(Source), unshipped).EventLock!;
        foreach (string entry in (string[])["event order-paid@1 is", "event order-placed@1 is", "event order-viewed@1 is", "event order-placed@2 is"])
        {
            Assert.Contains(entry, written, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_type_that_happens_to_be_called_so_is_not_taken_for_an_old_version()
    {
        Generation generation = Generation.Of(Generation.Project(Source, "namespace Shop; public sealed class V1; public sealed class OrderViewedV1;"), Lock);
        Assert.Empty(generation.Problems);
        Assert.Equal(Shop().Files, generation.Files);
    }

    private static Generation Shop()
    {
        Generation generation = Generation.Of(Generation.Project(Source), Lock);
        Assert.Empty(generation.Problems);
        return generation;
    }

    /// <summary>Without what only a build needs: a fingerprint follows every type that its fold sees.</summary>
    private static IEnumerable<string> Code(Generation generation) => CachingTests.Printed(generation).Where(file => file != "FoldstreamEventLock.g.cs" && !file.EndsWith(".Fingerprint.g.cs", StringComparison.Ordinal));

    private static CSharpCompilation Replace(CSharpCompilation project, string old, string changed)
    {
        var tree = project.SyntaxTrees.Single(tree => tree.ToString().Contains(old, StringComparison.Ordinal));
        return project.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(tree.ToString().Replace(old, changed, StringComparison.Ordinal), (CSharpParseOptions)tree.Options, tree.FilePath));
    }
}
