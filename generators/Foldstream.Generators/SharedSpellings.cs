using System.Collections.Immutable;
using Foldstream.Generators.Emitting;
using Foldstream.Model;
using Microsoft.CodeAnalysis;

namespace Foldstream.Generators;

/// <summary>
/// The names of types that differ from another's by case alone, for which a file's name needs more than the type's name.
/// It is empty in nearly every project, so what combines with it is not disturbed when a type comes or goes.
/// </summary>
internal static class SharedSpellings
{
    public static IncrementalValueProvider<EquatableArray<string>> Find(
        IncrementalValuesProvider<string> events, IncrementalValuesProvider<string> identifiers, IncrementalValuesProvider<string> aggregates)
        => events.Collect().Combine(identifiers.Collect()).Combine(aggregates.Collect())
            .Select(static (names, _) => Among(names.Left.Left, names.Left.Right, names.Right))
            .WithTrackingName(TrackingNames.SharedSpellings);

    public static bool Holds(EquatableArray<string> shared, PartialType type) => shared.Contains(type.MetadataName);

    private static EquatableArray<string> Among(ImmutableArray<string> events, ImmutableArray<string> identifiers, ImmutableArray<string> aggregates)
        => HintName.SharingSpelling(events.Concat(identifiers).Concat(aggregates)).ToEquatableArray();
}
