using System.Collections.Immutable;
using Foldstream.Locking;
using Foldstream.Model;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers.Locking;

/// <summary>Holds an aggregate against what is shipped: the streams that are stored must be found under its category and its key.</summary>
internal static class ShippedAggregate
{
    public static void Check(SymbolAnalysisContext context, EventLockFile file, INamedTypeSymbol type, AttributeData attribute)
    {
        if (EventIdentity.TextOf(attribute) is not { } category) return;

        if (file.FindAggregate(category) is { } shipped) CheckKey(context, file, type, attribute, shipped);
        else if (file.FindRetiredAggregate(category) is null) CheckCategory(context, file, type, attribute);
    }

    private static void CheckKey(SymbolAnalysisContext context, EventLockFile file, INamedTypeSymbol type, AttributeData attribute, AggregateEntry shipped)
    {
        Problems problems = new(reporter: null);
        (string keyType, ScalarKind? kind, string? valueName, _) = AggregateParser.ReadKey(type, attribute, new SemanticModels(context.Compilation), problems, context.CancellationToken);
        if (problems.Any || kind is null) return;

        LiveLock live = new(file.Types);
        AggregateEntry entry = shipped with { KeyType = live.Key(keyType, kind.Value, isIdentifier: valueName is not null) };
        foreach (LockDifference difference in LockComparison.Of(shipped, file.Types, entry, new LockTypes(live.Types)))
        {
            Location key = Problems.LocationOf(attribute, type, "Key", context.CancellationToken);
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.FOLD304_ShippedAggregateIsChanged, key,
                shipped.Name, "its key " + difference.Cause, "the ids of its streams end with a key of the former kind", "Put the key's type back, or give the aggregate another category"));
        }
    }

    private static void CheckCategory(SymbolAnalysisContext context, EventLockFile file, INamedTypeSymbol type, AttributeData attribute)
    {
        string clrName = LiveLock.NameOf(TypeNames.Full(type));
        foreach (AggregateEntry shipped in file.Lock.Shipped.OfType<AggregateEntry>())
        {
            if (shipped.IsRetired || shipped.ClrName != clrName || WrittenNames.Of(context.Compilation, context.CancellationToken).HasCategory(shipped.Name)) continue;

            Location category = Problems.LocationOf(attribute, type, null, context.CancellationToken);
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.FOLD304_ShippedAggregateIsChanged, category, ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Replacement, shipped.Name),
                shipped.Name, $"'{type.Name}', which stood for it, has another category", "what its streams hold can't be found any more", $"Call it '{shipped.Name}' again"));
        }
    }
}
