using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Foldstream.Generators.Tests;

public sealed class ResolverTests
{
    private const string File = "FoldstreamResolver.g.cs";

    [Fact]
    public void A_project_with_nothing_to_write_has_none() => Assert.Empty(Generation.Of("namespace Shop; public sealed class Program;").Files);

    [Fact]
    public void A_project_of_identifiers_alone_has_one_and_passes_it_on()
    {
        Generation identifiers = Generation.Of(Project("Shop.Ids-2", [], Sources.OrderId));
        Generation host = Generation.Of(Project("Host", [identifiers.Output.EmitToImageReference()], "namespace Host; public sealed class Message;"));

        Assert.Empty(identifiers.Problems);
        Assert.Contains("?? global::Foldstream.Manifests.Shop.Ids_2.FoldstreamResolver.Instance.GetFormatter<T>();", host.Files[File]);
        Assert.Equal([File], host.Files.Keys);
        Assert.Empty(host.Problems);
    }

    [Fact]
    public void A_project_that_has_cut_itself_off_from_MessagePack_has_none()
    {
        CSharpCompilation project = Project("Shop", [], Sources.Shop);
        Generation generation = Generation.Of(project.RemoveReferences(project.References.Where(reference => reference.Display!.Contains("MessagePack", StringComparison.Ordinal))));

        Assert.DoesNotContain(File, generation.Files.Keys);
        Assert.Empty(generation.Problems);
    }

    private static CSharpCompilation Project(string name, MetadataReference[] references, params string[] sources)
        => Generation.Project(name, DocumentationMode.Parse, sources).AddReferences(references);
}
