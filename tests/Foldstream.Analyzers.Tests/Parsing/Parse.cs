using Foldstream.Model;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Foldstream.Analyzers.Tests.Parsing;

/// <summary>Parses the way the generators do: nobody listens to the problems.</summary>
internal static class Parse
{
    public static EventModel? Event(string name, params string[] sources) => Event(name, Compiled.Source(sources));

    public static EventModel? Event(string name, CSharpCompilation compilation)
    {
        INamedTypeSymbol type = Find(compilation, name);
        return EventParser.Parse(type, KnownAttributes.FindEvent(type)!, new SemanticModels(compilation), reporter: null, TestContext.Current.CancellationToken);
    }

    public static IdentifierModel? Identifier(string name, params string[] sources)
    {
        CSharpCompilation compilation = Compiled.Source(sources);
        return IdentifierParser.Parse(Find(compilation, name), new SemanticModels(compilation), reporter: null, TestContext.Current.CancellationToken);
    }

    public static AggregateModel? Aggregate(string name, params string[] sources) => Aggregate(name, Compiled.Source(sources));

    public static AggregateModel? Aggregate(string name, CSharpCompilation compilation)
    {
        INamedTypeSymbol type = Find(compilation, name);
        return AggregateParser.Parse(type, KnownAttributes.FindAggregate(type)!, new SemanticModels(compilation), reporter: null, TestContext.Current.CancellationToken);
    }

    private static INamedTypeSymbol Find(CSharpCompilation compilation, string name)
        => compilation.GetTypeByMetadataName(name) ?? throw new ArgumentException($"There is no type '{name}'.", nameof(name));
}
