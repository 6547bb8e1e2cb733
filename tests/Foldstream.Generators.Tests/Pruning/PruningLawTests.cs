using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Foldstream.Generators.Tests.Pruning;

/// <summary>A fold that skips the members it doesn't read gives the state of one that reads them all: on random events, aggregates and ways to read a member.</summary>
public sealed partial class PruningLawTests
{
    private const int Domains = 40, RunsOfEach = 25;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Pruned_replay_is_full_replay(int seed)
    {
        Generation generation = Generate(seed);
        int pruned = SkippingFolds(generation, "Pruned");
        Assert.True(pruned > Domains, $"Only {pruned} folds leave something out: the law would hold for nothing.");
        Assert.Equal(0, SkippingFolds(generation, "Full"));

        Assert.Empty(await CompareAsync(generation.Output));
    }

    [Fact]
    public async Task The_law_sees_a_member_that_is_skipped_though_it_is_read()
    {
        Generation generation = Generate(4);
        CSharpCompilation careless = generation.Output;
        foreach (SyntaxTree tree in generation.Output.SyntaxTrees.Where(tree => tree.FilePath.EndsWith(".Pruned.Aggregate.g.cs", StringComparison.Ordinal)))
        {
            string text = ReadMask().Replace(tree.ToString(), "DecodePayload(payload, 0x0UL, ");
            careless = careless.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)tree.Options, tree.FilePath, System.Text.Encoding.UTF8));
        }

        Assert.True((await CompareAsync(careless)).Count > Domains / 4);
    }

    private static int SkippingFolds(Generation generation, string aggregate)
        => generation.Files.Where(file => file.Key.EndsWith($".{aggregate}.Aggregate.g.cs", StringComparison.Ordinal)).Sum(file => NotRead().Count(file.Value));

    private static Generation Generate(int seed)
    {
        Random random = new(seed);
        return Generation.Of([CommonSource.Text, .. Enumerable.Range(0, Domains).Select(number => new RandomDomain(number, random).Write())]);
    }

    /// <summary>Runs every domain and returns where the two folds differ.</summary>
    private static async Task<List<string>> CompareAsync(CSharpCompilation compilation)
    {
        using MemoryStream image = new();
        Assert.Empty(compilation.Emit(image).Diagnostics.Where(problem => problem.Severity is DiagnosticSeverity.Error).Select(problem => $"{problem}\n{problem.Location.SourceTree}"));
        image.Position = 0;
        AssemblyLoadContext context = new("pruning", isCollectible: true);
        List<string> differences = [];
        foreach (Type type in context.LoadFromStream(image).GetTypes().Where(type => type.Name == "DomainRun").OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            object run = Activator.CreateInstance(type)!;
            MethodInfo compare = type.GetMethod("CompareAsync")!;
            for (int seed = 1; seed <= RunsOfEach; seed++)
            {
                string difference;
                try
                {
                    difference = await (Task<string>)compare.Invoke(run, [seed])!;
                }
                catch (FoldstreamException error)
                {
                    difference = error.ToString();
                }

                if (difference.Length > 0)
                {
                    differences.Add($"{type.Namespace}, run {seed}: {difference}");
                    break;
                }
            }
        }

        context.Unload();
        return differences;
    }

    [GeneratedRegex("; not read: ")]
    private static partial Regex NotRead();

    [GeneratedRegex(@"DecodePayload\(payload, [^,]+, ")]
    private static partial Regex ReadMask();
}
