using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Foldstream.Generators.Tests;

public sealed class ManifestTests
{
    [Fact]
    public void A_project_without_events_has_none() => Assert.Empty(Generation.Of("namespace Shop; public sealed class Program;").Files);

    [Fact]
    public void A_project_with_identifiers_alone_has_none() => Assert.DoesNotContain("FoldstreamManifest.g.cs", Generation.Of(Sources.OrderId).Files.Keys);

    [Fact]
    public void A_host_of_references_alone_adds_them_all()
    {
        MetadataReference contracts = Reference("Shop.Contracts", Sources.OrderId, Sources.OrderPlaced, Sources.OrderLineAdded);
        MetadataReference domain = Reference("A-Domain", [contracts], Sources.OrderViewed, Sources.Order);
        Generation host = Generation.Of(Project("Host", [domain, contracts], """
            using Microsoft.Extensions.DependencyInjection;

            namespace Host;

            public static class Program
            {
                public static IServiceCollection Add(IServiceCollection services) => services.AddFoldstream(f => f.UseInMemory());
            }
            """));

        Assert.Empty(host.Problems);
        Assert.Equal(
            ["visitor.Reference(global::Foldstream.Manifests.A_Domain.FoldstreamManifest.Instance);", "visitor.Reference(global::Foldstream.Manifests.Shop.Contracts.FoldstreamManifest.Instance);"],
            host.Files["FoldstreamManifest.g.cs"].Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("visitor.", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Shop.Order")]
    [InlineData("Order")]
    [InlineData("Shop.OrderPlaced")]
    public void A_project_may_have_the_name_of_a_type(string name)
    {
        Assert.Empty(Generation.Of(Project(name, [], Sources.Shop)).Problems);
        Assert.Empty(Generation.Of(Project(name, [], [.. Sources.Shop.Select(source => source.Replace("namespace Shop;", "", StringComparison.Ordinal))])).Problems);
    }

    [Fact]
    public void An_aggregate_may_fold_events_of_another_project()
    {
        MetadataReference contracts = Reference("Shop.Contracts", Sources.OrderId, Sources.OrderPlaced, Sources.OrderLineAdded, Sources.OrderViewed);
        Generation domain = Generation.Of(Project("Shop.Domain", [contracts], Sources.Order));

        Assert.Empty(domain.Problems);
        Assert.Contains("case 4: // order-line-added v1; not read: Sku\n", domain.Files["Shop.Order.Aggregate.g.cs"]);
    }

    private static MetadataReference Reference(string name, params string[] sources) => Reference(name, [], sources);

    private static MetadataReference Reference(string name, MetadataReference[] references, params string[] sources)
        => Generation.Of(Project(name, references, sources)).Output.EmitToImageReference();

    private static CSharpCompilation Project(string name, MetadataReference[] references, params string[] sources)
        => Generation.Project(name, DocumentationMode.Parse, sources).AddReferences(references);
}
