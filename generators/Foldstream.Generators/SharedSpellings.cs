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
        IncrementalValuesProvider<string> events, IncrementalValuesProvider<string> identifiers, IncrementalValuesProvider<string> aggregates, IncrementalValuesProvider<string> subscriptions)
        => events.Collect().Combine(identifiers.Collect()).Combine(aggregates.Collect()).Combine(subscriptions.Collect())
            .Select(static (names, _) => Among(names.Left.Left.Left, names.Left.Left.Right, names.Left.Right, names.Right))
            .WithTrackingName(TrackingNames.SharedSpellings);

    public static bool Holds(EquatableArray<string> shared, PartialType type) => shared.Contains(type.MetadataName);

    private static EquatableArray<string> Among(params ImmutableArray<string>[] names) => HintName.SharingSpelling(names.SelectMany(some => some)).ToEquatableArray();
}
