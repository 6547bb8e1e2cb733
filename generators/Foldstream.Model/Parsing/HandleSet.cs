using Foldstream.Model;
using Microsoft.CodeAnalysis;

namespace Foldstream.Parsing;

/// <summary>The events that a subscription handles, gathered from its <c>Handle</c> and <c>HandleAsync</c> methods.</summary>
internal sealed class HandleSet : ITakenEvents
{
    private readonly INamedTypeSymbol _subscription;
    private readonly SemanticModels _models;
    private readonly Problems _problems;
    private readonly CancellationToken _cancellation;
    private readonly List<Entry> _entries = [];

    private HandleSet(INamedTypeSymbol subscription, SemanticModels models, Problems problems, CancellationToken cancellation)
        => (_subscription, _models, _problems, _cancellation) = (subscription, models, problems, cancellation);

    /// <summary>Whether there is a method by the name of a handler, usable or not.</summary>
    public bool HasMethods { get; private set; }

    public Problem NotAnEvent => Problem.HandledTypeIsNotAnEvent;

    public Problem TakenAndIgnored => Problem.EventIsHandledAndIgnored;

    public Problem MalformedName => Problem.PassedByNameIsMalformed;

    public static HandleSet Read(INamedTypeSymbol subscription, SemanticModels models, Problems problems, CancellationToken cancellation)
    {
        HandleSet set = new(subscription, models, problems, cancellation);
        foreach (IMethodSymbol method in subscription.GetMembers().OfType<IMethodSymbol>())
        {
            if (HandleMethodParser.IsNamedSo(method.Name) && method.MethodKind == MethodKind.Ordinary && SourceParts.IsWritten(method)) set.ReadMethod(method);
        }

        return set;
    }

    public bool Contains(string eventName) => _entries.Any(entry => entry.Identity.Name == eventName);

    public bool Contains(ITypeSymbol type) => _entries.Any(entry => SymbolEqualityComparer.Default.Equals(entry.Type, type));

    public EquatableArray<HandleModel> ToModels() => _entries.Select(ToModel).ToEquatableArray();

    private void ReadMethod(IMethodSymbol method)
    {
        HasMethods = true;
        INamedTypeSymbol? type = method.Parameters.FirstOrDefault()?.Type as INamedTypeSymbol;
        if (type is null || KnownAttributes.FindEvent(type) is not { } attribute)
        {
            ReportNoEvent(method);
            return;
        }

        if ((WhyInvisible(type) ?? HandleMethodParser.WhyUnusable(method)) is { } reason)
        {
            Report(Problem.HandleIsUnusable, method, atParameter: false, method.Name, $"'{type.Name}'", reason);
            return;
        }

        if (Contains(type))
        {
            Report(Problem.EventIsHandledTwice, method, atParameter: true, type.Name);
        }
        else if (EventIdentity.Read(attribute) is not { } identity)
        {
            _problems.AddReportedElsewhere();
        }
        else
        {
            // An event that can't be completed has no codec that the dispatch could call; its own rule says so.
            if (!PartialTypes.IsCompletable(type, _cancellation)) _problems.AddReportedElsewhere();
            _entries.Add(new Entry(type, identity, method));
        }
    }

    private void ReportNoEvent(IMethodSymbol method)
    {
        if (method.Parameters.Length == 0)
        {
            Report(Problem.HandleIsUnusable, method, atParameter: false, method.Name, "an event", "it has no parameter; the first one is the event");
        }
        else if (method.Parameters[0].Type.TypeKind == TypeKind.Error)
        {
            _problems.AddReportedElsewhere();
        }
        else if (method.Parameters.Skip(1).FirstOrDefault(parameter => KnownAttributes.FindEvent(parameter.Type) is not null) is { } later)
        {
            Report(Problem.HandleIsUnusable, method, atParameter: false, method.Name, $"'{later.Type.Name}'", "its parameters are the wrong way round; the event comes first");
        }
        else
        {
            Report(Problem.HandledTypeIsNotAnEvent, method, atParameter: true, TypeNames.Short(method.Parameters[0].Type));
        }
    }

    private string? WhyInvisible(INamedTypeSymbol type)
        => _models.IsSource(type) && !SourceParts.IsWritten(type) ? "the event is written by a generator, and generators don't see each other's output" : null;

    private HandleModel ToModel(Entry entry)
    {
        (ulong read, EquatableArray<string> unread) = MemberPruning.Of(entry.Type, [entry.Method], [], _models, _cancellation);
        (HandleContext context, bool takesCancellation, HandleResult result) = HandleMethodParser.Describe(entry.Method);
        return new HandleModel
        {
            EventType = TypeNames.Full(entry.Type),
            EventName = entry.Identity.Name,
            SchemaVersion = entry.Identity.Version,
            Method = entry.Method.Name,
            TakesIn = entry.Method.Parameters[0].RefKind == RefKind.In,
            Context = context,
            TakesCancellation = takesCancellation,
            Result = result,
            MembersRead = read,
            Unread = unread,
        };
    }

    /// <summary>The subscription's name is the first argument of each message.</summary>
    private void Report(Problem problem, IMethodSymbol method, bool atParameter, params string[] arguments)
        => _problems.Add(problem, HandleMethodParser.LocationOf(method, atParameter, _cancellation), [_subscription.Name, .. arguments]);

    private sealed record Entry(INamedTypeSymbol Type, EventIdentity Identity, IMethodSymbol Method);
}
