using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Foldstream.Calls;
using Foldstream.Model;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Foldstream.Generators.Fingerprints;

/// <summary>Makes the hash over an aggregate's fold. It binds all code that the fold reaches, so it runs when the project is built, not while somebody types.</summary>
internal static class FingerprintParser
{
    private static readonly ConditionalWeakTable<Compilation, Read> Known = new();
    private static readonly ConditionalWeakTable<Compilation, Compilation> WithOldVersions = new();

    /// <returns>Null when the aggregate is not there any more.</returns>
    /// <param name="model">The aggregate.</param>
    /// <param name="project">The project as it is written.</param>
    /// <param name="oldVersions">What is generated for the old versions of events: without it, upcasters could not be bound.</param>
    /// <param name="cancellation">Gives up.</param>
    public static FingerprintModel? Parse(AggregateModel model, Compilation project, EquatableArray<string> oldVersions, CancellationToken cancellation)
    {
        Compilation compilation = model.Old.Count == 0 ? project : WithOldVersions.GetValue(project, project => Complete(project, oldVersions));
        if (compilation.Assembly.GetTypeByMetadataName(model.Type.MetadataName.Replace("@", "")) is not { } aggregate) return null;

        Read read = Known.GetValue(compilation, static compilation => new Read(compilation));
        FoldRoots roots = new(compilation, read.Derived, cancellation);
        roots.AddAggregate(aggregate);
        HashSet<IAssemblySymbol> upcasting = roots.AddUpcasters(model.Old);
        FoldWalk walk = new(read.Units, read.Derived, read.Facts, cancellation);
        IEnumerable<string> parts = walk.Walk(aggregate, roots.Members);
        string hash = new FoldText()
            .Add(compilation.Options is CSharpCompilationOptions { CheckOverflow: true })
            .AddSorted(read.Statements)
            .AddSorted(model.Old.Where(old => old.Tree is not null).Select(old => new FoldText().Add(old.EventName).Add(old.SchemaVersion).Add(old.Defaults).ToString()))
            .AddSorted(parts)
            .Hash();
        IEnumerable<IAssemblySymbol> called = (walk.HasUnknown ? walk.Assemblies.Append(compilation.Assembly) : walk.Assemblies).Concat(upcasting);
        return new FingerprintModel(model.Type, hash, CalledAssemblies.Of(model.Type, compilation, called, cancellation));
    }

    private static Compilation Complete(Compilation project, EquatableArray<string> oldVersions)
    {
        CSharpParseOptions? options = project.SyntaxTrees.FirstOrDefault()?.Options as CSharpParseOptions;
        return project.AddSyntaxTrees(oldVersions.Select(text => CSharpSyntaxTree.ParseText(text, options)));
    }

    /// <summary>What all aggregates of a compilation share. It lives as long as the compilation does.</summary>
    private sealed class Read(Compilation compilation)
    {
        public CodeUnits Units { get; } = new(compilation);

        public DerivedTypes Derived { get; } = new(compilation);

        public ConcurrentDictionary<ISymbol, UnitFacts> Facts { get; } = new(SymbolEqualityComparer.Default);

        /// <summary>What the assembly says of how types are written.</summary>
        public IReadOnlyList<string> Statements { get; } =
            [.. compilation.Assembly.GetAttributes().Where(attribute => attribute.AttributeClass is { } type && KnownAttributes.IsWire(type)).Select(attribute => attribute.ToString() ?? "")];
    }
}
