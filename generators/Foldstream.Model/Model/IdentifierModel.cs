namespace Foldstream.Model;

/// <summary>An identifier as its members need it.</summary>
internal sealed record IdentifierModel
{
    public required PartialType Type { get; init; }

    /// <summary><see cref="ScalarKind.Guid"/>, String, Int32 or Int64.</summary>
    public required ScalarKind Kind { get; init; }

    /// <summary>The name of the value's property.</summary>
    public required string ValueName { get; init; }

    /// <summary>What the user wrote of the members and attributes that would be emitted: <c>New</c>, <c>CompareTo</c>, <c>&lt;</c>, <c>JsonConverter</c>.</summary>
    public required EquatableArray<string> Written { get; init; }

    /// <summary>Whether code elsewhere in its project can name it.</summary>
    public required bool IsNameable { get; init; }

    public required bool HasErrors { get; init; }
}
