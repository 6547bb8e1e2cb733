namespace Foldstream.Model;

/// <summary>An aggregate as its fold needs it.</summary>
internal sealed record AggregateModel
{
    public required PartialType Type { get; init; }

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

    /// <summary>Whether a parameterless constructor makes its state before the first event. False when it has birth events.</summary>
    public required bool HasInitialState { get; init; }

    /// <summary>Whether the user declares a member <c>Id</c>, so that none is emitted.</summary>
    public required bool DeclaresId { get; init; }

    /// <summary>Whether the user declares a member <c>Version</c>, so that none is emitted.</summary>
    public required bool DeclaresVersion { get; init; }

    public required bool HasErrors { get; init; }
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

    /// <summary>The <c>Apply</c> that folds it into a state; null when it can only begin a stream.</summary>
    public required FoldMethod? Apply { get; init; }

    /// <summary>Bit i: the i-th member of the event is read by the fold. All ones when that can't be told from the syntax.</summary>
    public required ulong MembersRead { get; init; }

    /// <summary>The members that the fold doesn't read, for a comment in the emitted file.</summary>
    public required EquatableArray<string> Unread { get; init; }

    /// <summary>Whether the event is public, so that a public extension method may take it.</summary>
    public required bool EventIsPublic { get; init; }
}

/// <summary>A birth constructor or an <c>Apply</c>.</summary>
/// <param name="TakesIn">Whether the event is an <c>in</c> parameter; otherwise it is passed by value.</param>
/// <param name="TakesContext">Whether the second parameter is an <c>in EventContext</c>.</param>
internal sealed record FoldMethod(bool TakesIn, bool TakesContext);
