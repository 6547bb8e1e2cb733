using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Foldstream.Generators.Tests.Fingerprints;

/// <summary>The fingerprint of a program that runs: which builds of other assemblies have a say in it.</summary>
public sealed class FingerprintRunTests
{
    private const string Order = "Shop.Order";

    private static readonly byte[] Plain = RunningProject.Image(Generation.Project(Sources.Shop));

    [Fact]
    public void The_same_code_gives_the_same_in_every_build()
    {
        byte[] again = RunningProject.Image(Generation.Project([.. Sources.Shop, "namespace Shop; public static class Unrelated { public static int Answer() => 42; }"]));

        FoldFingerprint fingerprint = RunningProject.FingerprintOf(Order, Plain);

        Assert.False(fingerprint.IsEmpty);
        Assert.Equal(fingerprint, RunningProject.FingerprintOf(Order, Plain));
        Assert.Equal(fingerprint, RunningProject.FingerprintOf(Order, again));
    }

    [Fact]
    public void Two_aggregates_differ()
    {
        string other = Sources.Order.Replace("class Order", "class Copy", StringComparison.Ordinal).Replace("private Order(", "private Copy(", StringComparison.Ordinal).Replace("\"order\"", "\"copy\"", StringComparison.Ordinal);
        byte[] image = RunningProject.Image(Generation.Project([.. Sources.Shop, other]));

        Assert.NotEqual(RunningProject.FingerprintOf(Order, image), RunningProject.FingerprintOf("Shop.Copy", image));
    }

    [Theory]
    [InlineData("order-line-added\"", "order-line-booked\"")]
    [InlineData("order-line-added\"", "order-line-added\", Version = 2")]
    [InlineData("int Quantity", "long Quantity")]
    [InlineData("decimal UnitPrice)", "decimal UnitPrice, string? Note = null)")]
    public void An_event_s_name_version_and_shape_take_part(string text, string by)
        => Assert.NotEqual(
            RunningProject.FingerprintOf(Order, Plain),
            RunningProject.FingerprintOf(Order, RunningProject.Image(Generation.Project([.. Sources.Shop.Select(source => source.Replace(text, by, StringComparison.Ordinal))]))));

    [Fact]
    public void The_build_of_an_assembly_that_the_fold_calls_takes_part()
    {
        CSharpCompilation one = Prices("=> 1m;"), other = Prices("=> 2m;");
        byte[] shop = RunningProject.Image(Calling(one.EmitToImageReference()));

        FoldFingerprint before = RunningProject.FingerprintOf(Order, shop, Image(one)), after = RunningProject.FingerprintOf(Order, shop, Image(other));

        Assert.NotEqual(before, after);
        Assert.Equal(before, RunningProject.FingerprintOf(Order, shop, Image(one)));
    }

    [Theory]
    [InlineData("the commit", "[assembly: System.Reflection.AssemblyInformationalVersion(\"1.0.0+0a1b2c\")]", "[assembly: System.Reflection.AssemblyInformationalVersion(\"1.0.0+3d4e5f\")]", true)]
    [InlineData("the version without it", "[assembly: System.Reflection.AssemblyInformationalVersion(\"1.0.0\")]", "[assembly: System.Reflection.AssemblyInformationalVersion(\"1.0.0\")]", false)]
    [InlineData("what another generator adds", "namespace Prices { static class Generated { const int Answer = 1; } }", "namespace Prices { static class Generated { const int Answer = 2; } }", true)]
    public void It_is_told_by_all_that_the_compiler_wrote(string what, string first, string second, bool changes)
    {
        CSharpCompilation one = Prices("=> 1m;"), other = one.AddSyntaxTrees(CSharpSyntaxTree.ParseText(second, (CSharpParseOptions)one.SyntaxTrees[0].Options));
        byte[] shop = RunningProject.Image(Calling(one.EmitToImageReference()));
        one = one.AddSyntaxTrees(CSharpSyntaxTree.ParseText(first, (CSharpParseOptions)one.SyntaxTrees[0].Options));

        Assert.True(RunningProject.FingerprintOf(Order, shop, Image(one)) != RunningProject.FingerprintOf(Order, shop, Image(other)) == changes, what);
    }

    [Fact]
    public void Whoever_stands_in_one_project_with_the_events_asks_no_other_build()
        => Assert.DoesNotContain("AddAssembly", Generation.Of(Sources.Shop).Files["Shop.Order.Fingerprint.g.cs"], StringComparison.Ordinal);

    [Fact]
    public void So_does_one_that_it_stands_on()
    {
        CSharpCompilation one = Library("Rates", Rates("1m")), other = Library("Rates", Rates("2m"));
        CSharpCompilation prices = Prices("=> Rates.Rate.Of();", one.EmitToImageReference());
        byte[] shop = RunningProject.Image(Calling(prices.EmitToImageReference(), one.EmitToImageReference()));

        Assert.NotEqual(RunningProject.FingerprintOf(Order, shop, Image(prices), Image(one)), RunningProject.FingerprintOf(Order, shop, Image(prices), Image(other)));
    }

    [Fact]
    public void So_does_one_that_the_declarations_which_were_compiled_against_say_nothing_of()
    {
        CSharpCompilation one = Library("Rates", Rates("1m")), other = Library("Rates", Rates("2m"));
        CSharpCompilation prices = Prices("=> Rates.Rate.Of();", one.EmitToImageReference());
        byte[] shop = RunningProject.Image(Calling(RunningProject.Declarations(prices), one.EmitToImageReference()));

        Assert.NotEqual(RunningProject.FingerprintOf(Order, shop, Image(prices), Image(one)), RunningProject.FingerprintOf(Order, shop, Image(prices), Image(other)));
    }

    [Fact]
    public void One_that_only_decisions_call_takes_no_part()
    {
        CSharpCompilation one = Prices("=> 1m;"), other = Prices("=> 2m;");
        byte[] shop = RunningProject.Image(Generation.Project([.. Sources.Shop.Select(source => source.Replace("quantity, unitPrice));", "quantity, Prices.Price.Of(unitPrice)));", StringComparison.Ordinal))])
            .AddReferences(one.EmitToImageReference()));

        Assert.Equal(RunningProject.FingerprintOf(Order, shop, Image(one)), RunningProject.FingerprintOf(Order, shop, Image(other)));
    }

    [Fact]
    public void One_that_is_missing_is_told_from_one_that_is_there()
    {
        CSharpCompilation prices = Prices("=> 1m;");
        byte[] shop = RunningProject.Image(Calling(prices.EmitToImageReference()));

        FoldFingerprint without = RunningProject.FingerprintOf(Order, shop);

        Assert.False(without.IsEmpty);
        Assert.NotEqual(without, RunningProject.FingerprintOf(Order, shop, Image(prices)));
    }

    [Fact]
    public void One_that_is_known_by_an_alias_takes_part()
    {
        CSharpCompilation one = Prices("=> 1m;"), other = Prices("=> 2m;");
        string[] sources = [.. Sources.Shop.Select(source => source.Contains("class Order", StringComparison.Ordinal)
            ? "extern alias money;\n" + source.Replace("e.UnitPrice;", "money::Prices.Price.Of(e.UnitPrice);", StringComparison.Ordinal)
            : source)];
        byte[] shop = RunningProject.Image(Generation.Project(sources).AddReferences(one.EmitToImageReference().WithAliases(["money"])));

        Assert.NotEqual(RunningProject.FingerprintOf(Order, shop, Image(one)), RunningProject.FingerprintOf(Order, shop, Image(other)));
    }

    [Theory]
    [InlineData("Total += (dynamic)e.Quantity", "a call that is bound while the program runs")]
    [InlineData("Total += (int)typeof(Order).GetMethod(\"Later\")!.Invoke(null, null)!", "reflection")]
    [InlineData("Total += Native()", "code in another language")]
    public void Where_the_source_does_not_tell_all_each_build_differs(string code, string why)
    {
        CSharpCompilation one = Reading(code, 1), other = Reading(code, 2);

        Assert.Contains("parts.AddAssembly(\"Shop\", static () => typeof(global::Shop.Order));", Generation.Of(one).Files["Shop.Order.Fingerprint.g.cs"], StringComparison.Ordinal);
        Assert.True(RunningProject.FingerprintOf(Order, RunningProject.Image(one)) != RunningProject.FingerprintOf(Order, RunningProject.Image(other)), $"The fingerprint misses {why}.");

        static CSharpCompilation Reading(string code, int answer) => Generation.Project([.. Sources.Shop.Select(source => source
            .Replace("Total += e.Quantity", code, StringComparison.Ordinal)
            .Replace("class Order\n{", "class Order\n{\n    public static int Later() => " + answer + ";\n\n    [System.Runtime.InteropServices.DllImport(\"native\")] private static extern int Native();\n", StringComparison.Ordinal))]);
    }

    private static CSharpCompilation Calling(params MetadataReference[] references)
        => Generation.Project([.. Sources.Shop.Select(source => source.Replace("e.UnitPrice;", "Prices.Price.Of(e.UnitPrice);", StringComparison.Ordinal))]).AddReferences(references);

    private static CSharpCompilation Prices(string body, params MetadataReference[] references)
        => Library("Prices", $"namespace Prices; public static class Price {{ public static decimal Of(decimal price) {body} }}", references);

    private static string Rates(string rate) => $"namespace Rates; public static class Rate {{ public static decimal Of() => {rate}; }}";

    private static CSharpCompilation Library(string name, string source, params MetadataReference[] references)
    {
        CSharpCompilation library = Generation.Project(name, DocumentationMode.Parse, source).AddReferences(references);
        return library.WithOptions(library.Options.WithDeterministic(true));
    }

    private static byte[] Image(CSharpCompilation library)
    {
        using MemoryStream image = new();
        Assert.True(library.Emit(image).Success);
        return image.ToArray();
    }
}
