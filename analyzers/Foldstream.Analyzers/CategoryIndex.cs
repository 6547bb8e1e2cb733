using Foldstream.Model;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

/// <summary>The aggregates of a project by category. Only those that share one are parsed.</summary>
internal sealed class CategoryIndex
{
    private readonly Dictionary<ISymbol, CoveredEvents> _aggregates = new(SymbolEqualityComparer.Default);

    public CoveredEvents? Find(INamedTypeSymbol type) => _aggregates.TryGetValue(type, out CoveredEvents? found) ? found : null;

    public IEnumerable<CoveredEvents> OthersThan(CoveredEvents own) => _aggregates.Values.Where(other => other != own && other.Category == own.Category);

    public static CategoryIndex Build(Compilation compilation)
    {
        CategoryIndex index = new();
        SemanticModels models = new(compilation);
        SharedCategories shared = SharedCategories.Of(compilation, CancellationToken.None);
        foreach (IGrouping<string, (INamedTypeSymbol Type, AttributeData Attribute)> category in AggregateTypes.In(compilation, models, CancellationToken.None)
            .Where(found => shared.Contains(found.Attribute))
            .GroupBy(found => SharedCategories.NameOf(found.Attribute), StringComparer.Ordinal))
        {
            foreach ((INamedTypeSymbol type, AttributeData attribute) in category)
            {
                // One that is wrong in itself has its own rules, and says only half of what it covers.
                if (AggregateParser.Parse(type, attribute, models, reporter: null, CancellationToken.None) is { HasErrors: false } model)
                {
                    index._aggregates.Add(type, new CoveredEvents(category.Key, model, type, compilation));
                }
            }
        }

        return index;
    }
}

/// <summary>The events that an aggregate folds or ignores.</summary>
internal sealed class CoveredEvents
{
    private readonly Dictionary<string, CoveredEvent> _events = new(StringComparer.Ordinal);

    public CoveredEvents(string category, AggregateModel model, INamedTypeSymbol type, Compilation compilation)
    {
        (Category, Name, KeyType) = (category, type.Name, model.KeyType);
        Location = SourceParts.Of(type, CancellationToken.None)[0].Identifier.GetLocation();
        foreach (FoldModel fold in model.Folds)
        {
            _events[fold.EventName] = new CoveredEvent(fold.EventName, fold.ShortName, TypeNames.Find(fold.EventType, compilation));
        }

        foreach (AttributeData ignored in type.GetAttributes().Where(KnownAttributes.IsIgnoresType))
        {
            if (ignored.AttributeClass!.TypeArguments[0] is INamedTypeSymbol e && KnownAttributes.FindEvent(e) is { } attribute && EventIdentity.Read(attribute) is { } identity)
            {
                _events[identity.Name] = new CoveredEvent(identity.Name, e.Name, e);
            }
        }

        foreach (string name in model.Ignored)
        {
            if (!_events.ContainsKey(name)) _events.Add(name, new CoveredEvent(name, name, Type: null));
        }
    }

    public string Category { get; }

    public string Name { get; }

    public string KeyType { get; }

    public Location Location { get; }

    public IEnumerable<CoveredEvent> Events => _events.Values;

    public bool Covers(string eventName) => _events.ContainsKey(eventName);
}

/// <summary>One of them.</summary>
/// <param name="EventName">The event name.</param>
/// <param name="Name">What a message calls it.</param>
/// <param name="Type">Its type; null where only the event name is known.</param>
internal sealed record CoveredEvent(string EventName, string Name, INamedTypeSymbol? Type);
