namespace Foldstream.Model;

/// <summary>A subscription as its dispatch needs it.</summary>
internal sealed record SubscriptionModel
{
    public required PartialType Type { get; init; }

    /// <summary>The name of its checkpoint.</summary>
    public required string Name { get; init; }

    /// <summary>Its events, in declaration order, which is that of their tags.</summary>
    public required EquatableArray<HandleModel> Handles { get; init; }

    /// <summary>The names of the events that it ignores: those that it declares, and those of which its aggregate knows the name alone.</summary>
    public required EquatableArray<string> Ignored { get; init; }

    /// <summary>The categories that it reads; empty for all.</summary>
    public required EquatableArray<string> Categories { get; init; }

    /// <summary>Whether it passes by what its build knows and it doesn't handle. One of an aggregate does not.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>How many shards it has.</summary>
    public required int Shards { get; init; }

    /// <summary>What becomes of an event whose handling fails for good, as emitted code names it; empty for the default.</summary>
    public required string OnFailure { get; init; }

    /// <summary>What its constructor takes.</summary>
    public required EquatableArray<ServiceModel> Services { get; init; }

    /// <summary>The old versions of events that it handles through upcasters. The parser knows none: they are found among those of the whole project.</summary>
    public EquatableArray<OldEventModel> Old { get; init; }

    public required bool HasErrors { get; init; }
}

/// <summary>How a subscription handles one event.</summary>
internal sealed record HandleModel
{
    /// <summary>The event as emitted code names it: <c>global::Shop.OrderPlaced</c>.</summary>
    public required string EventType { get; init; }

    /// <summary>The event name.</summary>
    public required string EventName { get; init; }

    /// <summary>The schema version.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>The method's name: <c>Handle</c> or <c>HandleAsync</c>.</summary>
    public required string Method { get; init; }

    /// <summary>Whether the event is an <c>in</c> parameter; otherwise it is passed by value.</summary>
    public required bool TakesIn { get; init; }

    /// <summary>What follows the event.</summary>
    public required HandleContext Context { get; init; }

    /// <summary>Whether a <c>CancellationToken</c> comes last.</summary>
    public required bool TakesCancellation { get; init; }

    /// <summary>What it returns.</summary>
    public required HandleResult Result { get; init; }

    /// <summary>Bit i: the i-th member of the event is read by the handler. All ones when that can't be told from the syntax.</summary>
    public required ulong MembersRead { get; init; }

    /// <summary>The members that the handler doesn't read, for a comment in the emitted file.</summary>
    public required EquatableArray<string> Unread { get; init; }
}

/// <summary>What a handler is told beside the event.</summary>
internal enum HandleContext
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>An <c>EventContext</c>.</summary>
    Event,

    /// <summary>A <c>HandlerContext</c>.</summary>
    Handler,
}

/// <summary>What a handler returns.</summary>
internal enum HandleResult
{
    /// <summary>Nothing: it is synchronous.</summary>
    Nothing,

    /// <summary>A <c>Task</c>.</summary>
    Task,

    /// <summary>A <c>ValueTask</c>.</summary>
    ValueTask,
}

/// <summary>A parameter of a subscription's constructor.</summary>
/// <param name="Type">The service's type as emitted code names it.</param>
/// <param name="Key">The key as emitted code writes it; null for a service without one.</param>
/// <param name="Default">What stands for a service that is not registered; null where it must be.</param>
internal sealed record ServiceModel(string Type, string? Key, string? Default);
