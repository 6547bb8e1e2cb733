namespace Foldstream.Model;

/// <summary>An upcaster as it is written: one step from an old version of an event to what it has become.</summary>
internal sealed record UpcasterModel
{
    /// <summary>The event, or the type that the method with <c>[Upcasts]</c> stands in. The old version is generated inside it.</summary>
    public required PartialType Container { get; init; }

    /// <summary>The name of the event whose old version it takes.</summary>
    public required string EventName { get; init; }

    /// <summary>The old version.</summary>
    public required int Version { get; init; }

    /// <summary>The simple name of the old version's type: <c>V1</c>, <c>OrderShippedV1</c>.</summary>
    public required string OldName { get; init; }

    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>Whether it takes the old version as <c>in</c>.</summary>
    public required bool TakesIn { get; init; }

    /// <summary>What an old event becomes, in order; empty for nothing.</summary>
    public required EquatableArray<UpcastResult> Results { get; init; }

    /// <summary>The old versions of the container that it names. They are generated even where the lock lacks them, so that a rule is what says so.</summary>
    public required EquatableArray<OldVersionName> Mentions { get; init; }

    /// <summary>Whether a rule reports it, or the compiler. It is not called then.</summary>
    public required bool HasErrors { get; init; }

    /// <summary>The old version's type as emitted code names it.</summary>
    public string OldType => Container.FullName + "." + OldName;

    public OldVersionKey Key => new(EventName, Version);
}

/// <summary>An old version by name: what it is of, and the simple name of its type.</summary>
internal readonly record struct OldVersionName(string TypeName, string EventName, int Version);

/// <summary>An event name and a schema version.</summary>
internal readonly record struct OldVersionKey(string EventName, int Version);

/// <summary>One of the things that an old event becomes.</summary>
internal sealed record UpcastResult
{
    /// <summary>The event, or the old version, as emitted code names it.</summary>
    public required string Type { get; init; }

    /// <summary>Its event name.</summary>
    public required string EventName { get; init; }

    /// <summary>Its schema version.</summary>
    public required int Version { get; init; }

    /// <summary>Whether it is an old version itself, from which another upcaster goes on.</summary>
    public required bool IsOld { get; init; }

    /// <summary>Whether it may be null, for no event.</summary>
    public required bool IsOptional { get; init; }

    /// <summary>Whether it is public. Of an old version, whether what it is generated in is.</summary>
    public required bool IsPublic { get; init; }

    /// <summary>
    /// How the upcaster makes it, where it does nothing but <c>new(old.A, old.B, 3)</c>; null where it does more, so that all members of the old version are read.
    /// </summary>
    public required EquatableArray<MappedArgument>? Arguments { get; init; }
}

/// <summary>An argument of the call that makes a result.</summary>
/// <param name="Name">The member that it stands for, where it is named; else null.</param>
/// <param name="Source">The member of the old version that is handed over; empty where none is read.</param>
internal readonly record struct MappedArgument(string? Name, string Source);
