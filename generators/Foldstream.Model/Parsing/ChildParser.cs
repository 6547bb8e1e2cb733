using Foldstream.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>Reads the type of a collection's child entities: what it folds, and why events can't be forwarded to it.</summary>
internal sealed class ChildParser(EntityCollection collection, FoldSet folds, SemanticModels models, Problems problems, CancellationToken cancellation)
{
    private readonly List<Entry> _entries = [];
    private bool _isReported;

    public void Read(ITypeSymbol type)
    {
        if (WhyTypeUnusable(type) is { } reason)
        {
            Report(type, reason);
            return;
        }

        INamedTypeSymbol child = (INamedTypeSymbol)type;
        AggregateStyle style = StyleOf(child);
        foreach (IMethodSymbol constructor in child.InstanceConstructors.Where(IsWritten)) ReadConstructor(constructor, child, style);
        foreach (IMethodSymbol method in child.GetMembers("Apply").OfType<IMethodSymbol>().Where(IsWritten)) ReadApply(method, child, style);

        if (_entries.Count == 0 && !_isReported) Report(child, "it folds no event; give it a constructor that takes the event it begins with, and an 'Apply' for each later one");
        foreach (Entry entry in _entries) Forward(entry, child, style);
    }

    private static AggregateStyle StyleOf(INamedTypeSymbol child)
        => child.TypeKind == TypeKind.Struct ? AggregateStyle.RecordStruct : child.IsRecord ? AggregateStyle.Record : AggregateStyle.Class;

    private string? WhyTypeUnusable(ITypeSymbol type)
    {
        bool mayBeNull = type.NullableAnnotation == NullableAnnotation.Annotated || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        if (mayBeNull) return "it may be null; a child that ended is removed";
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } child) return "it is neither a class nor a record";
        if (KnownAttributes.FindAggregate(child) is not null) return "it is an aggregate, with streams of its own; hold its key instead";
        if (child.IsAbstract) return "it is abstract, so that no event can begin one";
        if (PartialTypes.WhyUnusable(child, mustBeNameable: false) is { } reason) return "it " + reason;
        if (models.IsSource(child) && !SourceParts.IsWritten(child)) return "it is written by a generator, and generators don't see each other's output";
        if (child.TypeKind == TypeKind.Struct && !child.IsReadOnly) return "it is a struct that can be changed, and what changes a copy is lost; make it a 'readonly record struct'";
        if (collection.Style != AggregateStyle.Class && StyleOf(child) == AggregateStyle.Class)
        {
            return "it is a class that changes itself, and two states of a record would share it; make it a record";
        }

        return models.IsSource(child) && EntityMembers.Of(child, SourceParts.Of(child, cancellation), models, cancellation).Any()
            ? "it has child entities of its own, and only an aggregate forwards events; keep them in a collection of the aggregate"
            : null;
    }

    private void ReadConstructor(IMethodSymbol constructor, INamedTypeSymbol child, AggregateStyle style)
    {
        if (constructor.Parameters.FirstOrDefault()?.Type is not INamedTypeSymbol type || KnownAttributes.FindEvent(type) is not { } attribute) return;

        string? unusable = FoldMethodParser.WhyParametersUnusable(constructor);

        // A record that keeps an event as a part of its state is not born by it.
        if (style != AggregateStyle.Class && unusable is not null && IsPrimary(constructor)) return;

        if ((folds.WhyInvisible(type) ?? unusable ?? WhyOutOfReach(constructor) ?? WhyNotMade(constructor)) is { } reason)
        {
            Report(child, $"its constructor can't fold '{type.Name}': {reason}");
            return;
        }

        Entry entry = Find(type, attribute);
        if (entry.Birth is not null) problems.Add(Problem.EventIsFoldedTwice, collection.Location, child.Name, type.Name, "birth constructors");
        entry.Birth ??= constructor;
    }

    private void ReadApply(IMethodSymbol method, INamedTypeSymbol child, AggregateStyle style)
    {
        bool takesState = method.IsStatic && method.Parameters.Length > 0 && SymbolEqualityComparer.Default.Equals(method.Parameters[0].Type, child);
        ITypeSymbol? first = method.Parameters.ElementAtOrDefault(takesState ? 1 : 0)?.Type;
        if (first is { TypeKind: TypeKind.Error })
        {
            _isReported = true;
            problems.AddReportedElsewhere();
            return;
        }

        if (first is not INamedTypeSymbol type || KnownAttributes.FindEvent(type) is not { } attribute)
        {
            Report(child, first is null ? "its 'Apply' takes no event" : $"its 'Apply' takes '{TypeNames.Short(first)}', which is not an event; give the method another name");
            return;
        }

        if ((folds.WhyInvisible(type) ?? FoldMethodParser.WhyUnusable(method, child, style) ?? WhyOutOfReach(method)) is { } reason)
        {
            Report(child, $"its 'Apply' can't fold '{type.Name}': {reason}");
            return;
        }

        Entry entry = Find(type, attribute);
        if (entry.Apply is not null) problems.Add(Problem.EventIsFoldedTwice, collection.Location, child.Name, type.Name, "'Apply' methods");
        entry.Apply ??= method;
    }

    private void Forward(Entry entry, INamedTypeSymbol child, AggregateStyle style)
    {
        if (EventMember.WhyNoKey(entry.Type, collection.KeyMember, collection.KeyType, models, cancellation) is { } reason)
        {
            string keyType = TypeNames.Short(collection.KeyType);
            problems.Add(Problem.EventLacksEntityKey, collection.KeyLocation, entry.Type.Name, collection.Name, reason, keyType, collection.KeyMember, child.Name);
        }

        ChildFold fold = new()
        {
            Collection = collection.Name,
            Kind = collection.Kind,
            KeyMember = collection.KeyMember,
            ChildType = TypeNames.Full(child),
            Style = style,
            Birth = entry.Birth is null ? null : FoldMethodParser.Describe(entry.Birth),
            Apply = entry.Apply is null ? null : FoldMethodParser.Describe(entry.Apply),
        };
        folds.AddChild(entry.Type, entry.Attribute, fold, ((IMethodSymbol?[])[entry.Birth, entry.Apply]).OfType<IMethodSymbol>());
    }

    private Entry Find(INamedTypeSymbol type, AttributeData attribute)
    {
        Entry? entry = _entries.FirstOrDefault(entry => SymbolEqualityComparer.Default.Equals(entry.Type, type));
        if (entry is null) _entries.Add(entry = new Entry(type, attribute));
        return entry;
    }

    /// <summary>What another assembly hides is not there at all: a compiler doesn't see it, though an editor may.</summary>
    private bool IsWritten(IMethodSymbol method) => models.IsSource(method.ContainingType) ? SourceParts.IsWritten(method) : IsInReach(method);

    private bool IsPrimary(IMethodSymbol constructor)
        => constructor.DeclaringSyntaxReferences is [{ } reference] && reference.GetSyntax(cancellation) is TypeDeclarationSyntax;

    private bool IsInReach(IMethodSymbol method) => models.Compilation.IsSymbolAccessibleWithin(method, collection.Aggregate);

    private string? WhyOutOfReach(IMethodSymbol method) => IsInReach(method) ? null : $"'{collection.Aggregate.Name}' can't call it; make it 'internal'";

    private static string? WhyNotMade(IMethodSymbol constructor)
        => RequiredMembers.FirstOf(constructor.ContainingType) is { } required && RequiredMembers.AreLeftBy(constructor)
            ? $"'{required}' is required, and a replay doesn't know what to set; set it in the constructor and mark that with [SetsRequiredMembers]"
            : null;

    private void Report(ITypeSymbol child, string reason)
    {
        _isReported = true;
        problems.Add(Problem.EntityIsUnusable, collection.Location, collection.Aggregate.Name, TypeNames.Short(child), reason);
    }

    private sealed class Entry(INamedTypeSymbol type, AttributeData attribute)
    {
        public INamedTypeSymbol Type => type;

        public AttributeData Attribute => attribute;

        public IMethodSymbol? Birth { get; set; }

        public IMethodSymbol? Apply { get; set; }
    }
}
