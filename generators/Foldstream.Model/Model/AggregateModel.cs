namespace Foldstream.Model;

/// <summary>An aggregate as its fold needs it.</summary>
internal sealed record AggregateModel
{
    public required PartialType Type { get; init; }

    /// <summary>How it is written.</summary>
    public required AggregateStyle Style { get; init; }

    /// <summary>The category of its streams.</summary>
    public required string Category { get; init; }

    /// <summary>The key's type as emitted code names it: <c>global::Shop.OrderId</c>, <c>string</c>.</summary>
    public required string KeyType { get; init; }

    /// <summary>How the key is written in a stream id: Guid, String, Int32 or Int64; null for an identifier that is misshapen.</summary>
    public required ScalarKind? KeyKind { get; init; }

    /// <summary>The property of an identifier whose text is the key: never its own <c>ToString</c>, which may be written for people. Null for a plain value.</summary>
    public required string? KeyValueName { get; init; }

    /// <summary>Whether the key's type is public. Public members of the aggregate can name it only then.</summary>
    public required bool KeyIsPublic { get; init; }

    /// <summary>The aggregate's events: birth events first, then in declaration order.</summary>
    public required EquatableArray<FoldModel> Folds { get; init; }

    /// <summary>The names of the events that it ignores, in declaration order.</summary>
    public required EquatableArray<string> Ignored { get; init; }

    /// <summary>The old versions of events that it replays through upcasters. The parser knows none: they are found among those of the whole project.</summary>
    public EquatableArray<OldEventModel> Old { get; init; }

    /// <summary>What a record does with commands, in declaration order.</summary>
    public required EquatableArray<DecideModel> Decides { get; init; }

    /// <summary>
    /// Whether it has a state before the first event: a class by its parameterless constructor, a record by its <c>Initial</c>. False when
    /// it has birth events.
    /// </summary>
    public required bool HasInitialState { get; init; }

    /// <summary>Whether the user declares a member <c>Id</c>, so that none is emitted.</summary>
    public required bool DeclaresId { get; init; }

    /// <summary>Whether the user declares a member <c>Version</c>, so that none is emitted.</summary>
    public required bool DeclaresVersion { get; init; }

    /// <summary>Whether the user declares a member <c>StreamOf</c>, or the aggregate is called so; none is emitted then.</summary>
    public required bool DeclaresStreamOf { get; init; }

    /// <summary>Whether the user declares a member <c>Events</c>, so that none is emitted. It is an error.</summary>
    public required bool DeclaresEvents { get; init; }

    /// <summary>Whether the user of a class declares a member <c>Raise</c>, so that none is emitted. It is an error.</summary>
    public required bool DeclaresRaise { get; init; }

    /// <summary>Its snapshots; null when none are taken.</summary>
    public required SnapshotModel? Snapshot { get; init; }

    public required bool HasErrors { get; init; }

    /// <summary>Whether it is a value whose decisions return events.</summary>
    public bool IsFunctional => Style != AggregateStyle.Class;
}

/// <summary>How an aggregate folds one event.</summary>
internal sealed record FoldModel
{
    /// <summary>The event as emitted code names it: <c>global::Shop.OrderPlaced</c>.</summary>
    public required string EventType { get; init; }

    /// <summary>The event's CLR name without namespace, for comments and messages.</summary>
    public required string ShortName { get; init; }

    /// <summary>The event name.</summary>
    public required string EventName { get; init; }

    /// <summary>The schema version.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>The constructor that the event begins a stream with; null when it can't.</summary>
    public required FoldMethod? Birth { get; init; }

    /// <summary>The <c>Apply</c> that folds it into a state; null when it can only begin a stream, or concerns only children.</summary>
    public required FoldMethod? Apply { get; init; }

    /// <summary>How the event is forwarded to child entities, in the order of their declaration; they go before <see cref="Apply"/>.</summary>
    public required EquatableArray<ChildFold> Children { get; init; }

    /// <summary>Whether the event can begin a stream and not follow another.</summary>
    public bool OnlyBegins => Birth is not null && Apply is null;

    /// <summary>Bit i: the i-th member of the event is read by the fold. All ones when that can't be told from the syntax.</summary>
    public required ulong MembersRead { get; init; }

    /// <summary>The members that the fold doesn't read, for a comment in the emitted file.</summary>
    public required EquatableArray<string> Unread { get; init; }

    /// <summary>Whether the event is public, so that a public extension method may take it.</summary>
    public required bool EventIsPublic { get; init; }

    /// <summary>Whether the event is a record class.</summary>
    public required bool EventIsClass { get; init; }

    /// <summary>Whether code beside the aggregate can name the event. Where not, the event has an error.</summary>
    public required bool EventIsNameable { get; init; }
}

/// <summary>A birth constructor or an <c>Apply</c>.</summary>
/// <param name="TakesIn">Whether the event is an <c>in</c> parameter; otherwise it is passed by value.</param>
/// <param name="TakesContext">Whether an <c>in EventContext</c> follows the event.</param>
/// <param name="State">Where it gets the state from.</param>
internal sealed record FoldMethod(bool TakesIn, bool TakesContext, StateForm State = StateForm.This);

/// <summary>How a fold step gets the state.</summary>
internal enum StateForm
{
    /// <summary>It is an instance method, or a constructor.</summary>
    This,

    /// <summary>It is static and takes the state as its first parameter.</summary>
    ByValue,

    /// <summary>It is static and takes the state as an <c>in</c> parameter.</summary>
    In,
}
