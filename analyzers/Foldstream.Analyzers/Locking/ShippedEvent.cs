using System.Collections.Immutable;
using System.Globalization;
using Foldstream.Locking;
using Foldstream.Model;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers.Locking;

/// <summary>Holds an event against what is shipped under its name and version.</summary>
internal sealed class ShippedEvent(EventLockFile file, INamedTypeSymbol type, AttributeData attribute, EventModel model, SemanticModels models)
{
    public void Check(SymbolAnalysisContext context)
    {
        if (file.FindEvent(model.Name, model.SchemaVersion) is not { } shipped) return;

        LiveLock live = new(file.Types);
        EventEntry entry = live.Add(model);
        LockTypes types = new(live.Types);
        List<LockDifference> differences = LockComparison.Of(shipped, file.Types, entry, types);
        if (differences.Count == 0) return;

        RecordSyntax record = RecordSyntax.Read(SourceParts.Of(type, context.CancellationToken));
        ImmutableDictionary<string, string?> properties = PropertiesOf(new UpcasterText(shipped, file.Types, entry, types, model, record).Write(), shipped, context.CancellationToken);
        Location whole = attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken).GetLocation() ?? type.Locations[0];
        foreach (LockDifference difference in differences)
        {
            string stored = difference.Stored.Length > 0 ? $"the stored bytes hold '{difference.Stored}'" : "the stored bytes end before it";
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.FOLD301_ShippedEventIsChanged, PlaceOf(difference, record), [whole], properties,
                model.Name, model.SchemaVersion, difference.Path, difference.Cause, stored));
        }
    }

    /// <summary>What a fix needs to write an upcaster from an older version.</summary>
    public ImmutableDictionary<string, string?> UpcasterOf(EventEntry old, CancellationToken cancellation)
    {
        LiveLock live = new(file.Types);
        EventEntry entry = live.Add(model);
        RecordSyntax record = RecordSyntax.Read(SourceParts.Of(type, cancellation));
        return PropertiesOf(new UpcasterText(old, file.Types, entry, new LockTypes(live.Types), model, record).Write(), old, cancellation).Remove(FixProperties.NextVersion);
    }

    private Location PlaceOf(LockDifference difference, RecordSyntax record)
    {
        foreach (string name in (string[])[difference.Member, difference.Instead])
        {
            if (record.Serialised.FirstOrDefault(member => member.Name == name) is { Type: not null } member) return member.Identifier.GetLocation();
        }

        return SourceParts.Of(type, CancellationToken.None)[0].Identifier.GetLocation();
    }

    private ImmutableDictionary<string, string?> PropertiesOf(UpcasterText upcaster, EventEntry shipped, CancellationToken cancellation)
    {
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty
            .Add(FixProperties.ShippedVersion, shipped.Revision.ToString(CultureInfo.InvariantCulture))
            .Add(FixProperties.NextVersion, file.NextVersion(shipped.Name).ToString(CultureInfo.InvariantCulture))
            .Add(FixProperties.Arguments, string.Join("\n", upcaster.Arguments))
            .Add(FixProperties.Initializers, string.Join("\n", upcaster.Initializers));
        if (attribute.ApplicationSyntaxReference is not { } place) return properties;

        // What only some of the types of a namespace are in sight of is imported all the same.
        SemanticModel model = models.For(place.SyntaxTree);
        IEnumerable<string> missing = upcaster.Needs
            .Where(need => !model.LookupNamespacesAndTypes(place.Span.Start, name: need.Type).Any(found => found.ContainingNamespace.ToDisplayString() == need.Namespace))
            .Select(need => need.Namespace).Distinct();
        return properties.Add(FixProperties.MissingNamespaces, string.Join("\n", missing.OrderBy(space => space, StringComparer.Ordinal)));
    }
}
