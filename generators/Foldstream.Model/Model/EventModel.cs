namespace Foldstream.Model;

/// <summary>An event as its codec needs it.</summary>
internal sealed record EventModel
{
    public required PartialType Type { get; init; }

    /// <summary>The event name.</summary>
    public required string Name { get; init; }

    /// <summary>The schema version, from 1.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>Whether it is a record class.</summary>
    public required bool IsClass { get; init; }

    /// <summary>The serialised members in wire order; empty when the event has errors.</summary>
    public required EquatableArray<MemberModel> Members { get; init; }

    /// <summary>
    /// Whether a member that a fold doesn't read may be left at its default: nothing in the event's construction (an initializer that checks
    /// or derives, a base constructor) looks at the members' values. Where false, decoding reads every member, whatever the mask says.
    /// </summary>
    public required bool MembersCanBeSkipped { get; init; }

    /// <summary>Whether it is made by its members alone: it has no other constructor than the primary one.</summary>
    public required bool HasOneConstructor { get; init; }

    /// <summary>Its own members and nested types that are called as an old version would be: <c>V1</c>. It is an error.</summary>
    public required EquatableArray<string> TakenNames { get; init; }

    /// <summary>Its upcasters, in the order in which they are written.</summary>
    public required EquatableArray<UpcasterModel> Upcasters { get; init; }

    /// <summary>Whether only the event itself can set one of its members, so that all decoding stands inside it.</summary>
    public required bool HasHiddenMembers { get; init; }

    /// <summary>Whether an analyzer reports an error for it. Its public shape is emitted all the same, with throwing bodies.</summary>
    public required bool HasErrors { get; init; }
}
