using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Foldstream.Parsing;

/// <summary>Which streams a subscription reads, as its attribute says.</summary>
/// <param name="Categories">The categories; empty for all.</param>
/// <param name="IsOpen">Whether no aggregate says which events stand there.</param>
/// <param name="IgnoredNames">The events that the aggregate ignores by their names alone.</param>
internal sealed record SubscribedStreams(List<string> Categories, bool IsOpen, List<string> IgnoredNames)
{
    public const string Of = "Of";
    private const string CategoriesName = "Categories";
    private const string ShardsName = "Shards";
    private const int MaxShards = 1024;

    public static SubscribedStreams Read(INamedTypeSymbol type, AttributeData attribute, Problems problems, CancellationToken cancellation)
    {
        List<string> categories = ReadCategories(type, attribute, problems, cancellation);
        if (Argument(attribute, Of, problems) is not { Value: ITypeSymbol source })
        {
            return new SubscribedStreams(categories, IsOpen: true, []);
        }

        if (categories.Count > 0)
        {
            Report(type, attribute, CategoriesName, $"names an aggregate and categories. 'Of' says already that it reads the streams of '{source.Name}'; leave out one of them", problems, cancellation);
        }

        return OfAggregate(type, attribute, source, problems, cancellation);
    }

    public static int ReadShards(INamedTypeSymbol type, AttributeData attribute, Problems problems, CancellationToken cancellation)
    {
        if (attribute.NamedArguments.FirstOrDefault(argument => argument.Key == ShardsName).Value.Value is not int shards) return 1;

        if (shards is < 1 or > MaxShards)
        {
            problems.Add(Problem.ShardsAreOutOfRange, Problems.LocationOf(attribute, type, ShardsName, cancellation), type.Name, shards.ToString(CultureInfo.InvariantCulture));
        }

        return shards;
    }

    /// <summary>The aggregate that an attribute names; null for none.</summary>
    public static INamedTypeSymbol? AggregateOf(AttributeData attribute)
        => attribute.NamedArguments.FirstOrDefault(argument => argument.Key == Of).Value is { Kind: TypedConstantKind.Type, Value: INamedTypeSymbol type }
            && KnownAttributes.FindAggregate(type) is not null ? type : null;

    private static SubscribedStreams OfAggregate(INamedTypeSymbol type, AttributeData attribute, ITypeSymbol source, Problems problems, CancellationToken cancellation)
    {
        List<string> categories = [], ignored = [];
        if (source.TypeKind == TypeKind.Error)
        {
            problems.AddReportedElsewhere();
        }
        else if (KnownAttributes.FindAggregate(source) is not { } aggregate)
        {
            Report(type, attribute, Of, $"reads the streams of '{TypeNames.Short(source)}', which is no aggregate. Name a type with [Aggregate], or say which 'Categories' are meant", problems, cancellation);
        }
        else if (EventIdentity.TextOf(aggregate) is not { } category || !Names.IsCategory(category))
        {
            problems.AddReportedElsewhere();
        }
        else
        {
            categories.Add(category);
            ignored.AddRange(source.GetAttributes().Where(KnownAttributes.IsIgnoresName).Select(EventIdentity.TextOf).OfType<string>().Where(Names.IsEventName));
        }

        return new SubscribedStreams(categories, IsOpen: false, ignored);
    }

    private static List<string> ReadCategories(INamedTypeSymbol type, AttributeData attribute, Problems problems, CancellationToken cancellation)
    {
        if (Argument(attribute, CategoriesName, problems) is not { Kind: TypedConstantKind.Array, IsNull: false } given) return [];

        List<string> categories = [];
        foreach (TypedConstant element in given.Values)
        {
            if (element.Kind == TypedConstantKind.Error)
            {
                problems.AddReportedElsewhere();
            }
            else if (element.Value is not string category || !Names.IsCategory(category))
            {
                string cause = $"reads the category '{element.Value}', which no aggregate can have. Use small letters, digits and hyphens, beginning with a letter, at most 64: 'order'";
                Report(type, attribute, CategoriesName, cause, problems, cancellation);
            }
            else if (!categories.Contains(category))
            {
                categories.Add(category);
            }
        }

        return categories;
    }

    /// <summary>Null where it is left out, or doesn't compile: that is the compiler's error.</summary>
    private static TypedConstant? Argument(AttributeData attribute, string name, Problems problems)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key != name) continue;
            if (argument.Value.Kind != TypedConstantKind.Error) return argument.Value;

            problems.AddReportedElsewhere();
        }

        return null;
    }

    private static void Report(INamedTypeSymbol type, AttributeData attribute, string argument, string cause, Problems problems, CancellationToken cancellation)
        => problems.Add(Problem.SubscribedStreamsAreUnclear, Problems.LocationOf(attribute, type, argument, cancellation), type.Name, cause);
}
