using Foldstream.Declared;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

/// <summary>The categories that more than one aggregate of a project has: few, so that most aggregates need not be compared with any other.</summary>
internal sealed class SharedCategories
{
    private readonly HashSet<string> _names;

    private SharedCategories(IEnumerable<string> names) => _names = new HashSet<string>(names, StringComparer.Ordinal);

    public static SharedCategories Of(Compilation compilation, CancellationToken cancellation) => ByDeclaredCode<SharedCategories>.Of(compilation, Find, cancellation);

    public bool Contains(AttributeData aggregate) => _names.Contains(NameOf(aggregate));

    /// <summary>The category that an attribute names; empty when it names none.</summary>
    public static string NameOf(AttributeData aggregate) => aggregate.ConstructorArguments is [{ Value: string category }] ? category : "";

    private static SharedCategories Find(Compilation compilation, CancellationToken cancellation)
    {
        List<string?> written = [.. AggregateTypes.Written(compilation)];
        return new SharedCategories(Twice(written.Contains(null)
            ? AggregateTypes.In(compilation, new SemanticModels(compilation), cancellation).Select(found => NameOf(found.Attribute))
            : written.Select(category => category!)));
    }

    private static IEnumerable<string> Twice(IEnumerable<string> categories)
        => categories.Where(category => category.Length > 0)
            .GroupBy(category => category, StringComparer.Ordinal)
            .Where(category => category.Skip(1).Any())
            .Select(category => category.Key);
}
