namespace Foldstream.Model;

/// <summary>An old version of an event as an aggregate replays it.</summary>
internal sealed record OldEventModel
{
    /// <summary>The old version's type as emitted code names it: <c>global::Shop.OrderPlaced.V1</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The event name.</summary>
    public required string EventName { get; init; }

    /// <summary>The schema version.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>Bit i: the i-th member of the old version ends where the fold reads it. All ones when that can't be told.</summary>
    public required ulong MembersRead { get; init; }

    /// <summary>What stands for members that its bytes lack, as one text.</summary>
    public required string Defaults { get; init; }

    /// <summary>What it becomes; null when the aggregate has nothing to do with any of it.</summary>
    public required UpcastTree? Tree { get; init; }
}

/// <summary>A call of an upcaster, and what becomes of its results.</summary>
/// <param name="Call">The generated method as emitted code names it.</param>
/// <param name="IsTuple">Whether it returns a tuple of the results.</param>
/// <param name="Branches">The results in order; at least one.</param>
internal sealed record UpcastTree(string Call, bool IsTuple, EquatableArray<UpcastBranch> Branches);

/// <summary>A result of an upcaster.</summary>
/// <param name="Type">Its type as emitted code names it.</param>
/// <param name="IsOptional">Whether it may be null, for no event.</param>
/// <param name="Next">The upcaster that goes on from it; null for an event.</param>
internal sealed record UpcastBranch(string Type, bool IsOptional, UpcastTree? Next);
