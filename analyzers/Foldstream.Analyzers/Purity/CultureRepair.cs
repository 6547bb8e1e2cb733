using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers.Purity;

/// <summary>What a fix must know about a place that depends on a culture.</summary>
internal static class CultureRepair
{
    /// <summary>The repair, and the namespace that it needs where it is not in sight.</summary>
    public static ImmutableDictionary<string, string?>? Describe(Finding finding)
    {
        if (finding.Repair == Repair.None || finding.Operation.SemanticModel is not { } model) return null;

        bool isInSight = model.LookupNamespacesAndTypes(finding.Operation.Syntax.SpanStart, name: "CultureInfo").Any(found => found.ContainingNamespace.ToDisplayString() == "System.Globalization");
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Repair, finding.Repair.ToString());
        return isInSight || finding.Repair is Repair.AddOrdinal or Repair.AddOrdinalComparer or Repair.CallInvariant ? properties : properties.Add(FixProperties.MissingNamespace, "System.Globalization");
    }
}
