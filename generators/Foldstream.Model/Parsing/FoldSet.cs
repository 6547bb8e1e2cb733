using Foldstream.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>The events that an aggregate folds, gathered from its birth constructors and its <c>Apply</c> methods.</summary>
internal sealed class FoldSet(INamedTypeSymbol aggregate, AggregateStyle style, bool hasInitial, SemanticModels models, Problems problems, CancellationToken cancellation)
    : ITakenEvents
{
    private readonly List<Entry> _entries = [];

    public bool HasBirth => _entries.Any(entry => entry.Birth is not null);

    public Problem NotAnEvent => Problem.FoldedTypeIsNotAnEvent;

    public Problem TakenAndIgnored => Problem.EventIsFoldedAndIgnored;

    public Problem MalformedName => Problem.IgnoredNameIsMalformed;

    public IEnumerable<IMethodSymbol?> Births => _entries.Select(entry => entry.Birth);

    public bool Contains(string eventName) => _entries.Any(entry => entry.Identity.Name == eventName);

    public bool Contains(ITypeSymbol type) => _entries.Any(entry => SymbolEqualityComparer.Default.Equals(entry.Type, type));

    /// <param name="aggregate">The aggregate.</param>
    /// <param name="style">How it is written.</param>
    /// <param name="hasInitial">Whether a record has an <c>Initial</c>, so that no event makes its first state.</param>
    /// <param name="models">The compilation.</param>
    /// <param name="problems">Where problems go.</param>
    /// <param name="cancellation">Gives up.</param>
    public static FoldSet Read(
        INamedTypeSymbol aggregate, AggregateStyle style, bool hasInitial, SemanticModels models, Problems problems, CancellationToken cancellation)
    {
        FoldSet set = new(aggregate, style, hasInitial, models, problems, cancellation);
        foreach (IMethodSymbol constructor in aggregate.InstanceConstructors)
        {
            if (constructor.Parameters.Length > 0 && SourceParts.IsWritten(constructor)) set.ReadConstructor(constructor);
        }

        foreach (ISymbol member in aggregate.GetMembers("Apply"))
        {
            if (member is IMethodSymbol method && SourceParts.IsWritten(method)) set.ReadApply(method);
        }

        return set;
    }

    public EquatableArray<FoldModel> ToModels()
        => _entries.OrderBy(entry => entry.Birth is null).Select(entry => entry.ToModel(models, cancellation)).ToEquatableArray();

    /// <summary>Adds an event that is forwarded to a child entity.</summary>
    /// <param name="type">The event.</param>
    /// <param name="attribute">Its attribute.</param>
    /// <param name="child">How it is forwarded.</param>
    /// <param name="methods">What the child folds it with.</param>
    public void AddChild(INamedTypeSymbol type, AttributeData attribute, ChildFold child, IEnumerable<IMethodSymbol> methods)
    {
        if (Find(type, attribute) is not { } entry) return;

        entry.Children.Add(child);
        entry.ChildMethods.AddRange(methods);
    }

    /// <summary>Why an event can't be folded by anyone, as the rest of a sentence; null when it can.</summary>
    public string? WhyInvisible(INamedTypeSymbol type)
        => models.IsSource(type) && !SourceParts.IsWritten(type) ? "the event is written by a generator, and generators don't see each other's output" : null;

    private void ReadConstructor(IMethodSymbol constructor)
    {
        if (constructor.Parameters[0].Type is not INamedTypeSymbol type || KnownAttributes.FindEvent(type) is not { } attribute) return;

        // A record that keeps an event as a part of its state is not born by it.
        if (style != AggregateStyle.Class && IsPrimary(constructor) && (hasInitial || FoldMethodParser.WhyParametersUnusable(constructor) is not null)) return;

        if ((WhyInvisible(type) ?? FoldMethodParser.WhyParametersUnusable(constructor) ?? WhyNotBorn()) is { } reason)
        {
            Report(Problem.FoldIsUnusable, constructor, atParameter: false, "The constructor", $"'{type.Name}'", reason);
            return;
        }

        if (Find(type, attribute) is not { } entry) return;

        if (entry.Birth is not null) Report(Problem.EventIsFoldedTwice, constructor, atParameter: true, type.Name, "birth constructors");
        entry.Birth ??= constructor;
    }

    private void ReadApply(IMethodSymbol method)
    {
        bool takesState = method.IsStatic && method.Parameters.Length > 0 && SymbolEqualityComparer.Default.Equals(method.Parameters[0].Type, aggregate);
        IParameterSymbol? first = method.Parameters.ElementAtOrDefault(takesState ? 1 : 0);
        INamedTypeSymbol? type = first?.Type as INamedTypeSymbol;
        AttributeData? attribute = type is null ? null : KnownAttributes.FindEvent(type);
        if (type is null || attribute is null)
        {
            ReportNoEvent(method, first);
            return;
        }

        if ((WhyInvisible(type) ?? FoldMethodParser.WhyUnusable(method, aggregate, style)) is { } reason)
        {
            Report(Problem.FoldIsUnusable, method, atParameter: false, "'Apply'", $"'{type.Name}'", reason);
            return;
        }

        if (Find(type, attribute) is not { } entry) return;

        if (entry.Apply is not null) Report(Problem.EventIsFoldedTwice, method, atParameter: true, type.Name, "'Apply' methods");
        entry.Apply ??= method;
    }

    private void ReportNoEvent(IMethodSymbol method, IParameterSymbol? first)
    {
        if (first is null)
        {
            string missing = method.Parameters.Length > 0 ? "it takes only the state; the event follows it" : "it has no parameter; the first one is the event";
            Report(Problem.FoldIsUnusable, method, atParameter: false, "'Apply'", "an event", missing);
        }
        else if (first.Type.TypeKind == TypeKind.Error)
        {
            problems.AddReportedElsewhere();
        }
        else if (method.Parameters.Length > 1 && KnownAttributes.IsEventContext(first.Type) && KnownAttributes.FindEvent(method.Parameters[1].Type) is not null)
        {
            string name = $"'{method.Parameters[1].Type.Name}'";
            Report(Problem.FoldIsUnusable, method, atParameter: false, "'Apply'", name, "its parameters are the wrong way round; the event comes first");
        }
        else
        {
            Report(Problem.FoldedTypeIsNotAnEvent, method, atParameter: true, TypeNames.Short(first.Type));
        }
    }

    private Entry? Find(INamedTypeSymbol type, AttributeData attribute)
    {
        foreach (Entry entry in _entries)
        {
            if (SymbolEqualityComparer.Default.Equals(entry.Type, type)) return entry;
        }

        if (EventIdentity.Read(attribute) is not { } identity)
        {
            problems.AddReportedElsewhere();
            return null;
        }

        // An event that can't be completed has no codec that the fold could call; its own rule says so.
        if (!PartialTypes.IsCompletable(type, cancellation)) problems.AddReportedElsewhere();

        Entry added = new(type, identity);
        _entries.Add(added);
        return added;
    }

    private string? WhyNotBorn()
        => hasInitial ? "'Initial' is the state before the first event, so that none gives birth; write an 'Apply', or leave out 'Initial'" : null;

    private bool IsPrimary(IMethodSymbol constructor)
        => constructor.DeclaringSyntaxReferences is [{ } reference] && reference.GetSyntax(cancellation) is TypeDeclarationSyntax;

    /// <summary>The aggregate's name is the first argument of each message.</summary>
    private void Report(Problem problem, IMethodSymbol method, bool atParameter, params string[] arguments)
        => problems.Add(problem, FoldMethodParser.LocationOf(method, atParameter, cancellation), [aggregate.Name, .. arguments]);

    private sealed class Entry(INamedTypeSymbol type, EventIdentity identity)
    {
        public INamedTypeSymbol Type => type;

        public EventIdentity Identity => identity;

        public IMethodSymbol? Birth { get; set; }

        public IMethodSymbol? Apply { get; set; }

        public List<ChildFold> Children { get; } = [];

        public List<IMethodSymbol> ChildMethods { get; } = [];

        public FoldModel ToModel(SemanticModels models, CancellationToken cancellation)
        {
            IEnumerable<IMethodSymbol> folds = ((IMethodSymbol?[])[Birth, Apply, .. ChildMethods]).OfType<IMethodSymbol>();
            (ulong read, EquatableArray<string> unread) = MemberPruning.Of(type, folds, Children.Select(child => child.KeyMember), models, cancellation);
            return new FoldModel
            {
                EventType = TypeNames.Full(type),
                ShortName = type.Name,
                EventName = identity.Name,
                SchemaVersion = identity.Version,
                Birth = Birth is null ? null : FoldMethodParser.Describe(Birth),
                Apply = Apply is null ? null : FoldMethodParser.Describe(Apply),
                Children = Children.ToEquatableArray(),
                MembersRead = read,
                Unread = unread,
                EventIsPublic = PartialTypes.IsPublic(type),
                EventIsClass = type.IsReferenceType,
                EventIsNameable = PartialTypes.WhyUnusable(type, mustBeNameable: true) is null,
            };
        }
    }
}
