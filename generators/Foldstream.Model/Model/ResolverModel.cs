namespace Foldstream.Model;

/// <summary>What a project's MessagePack resolver hands out.</summary>
internal sealed record ResolverModel
{
    /// <summary>The namespace: <c>Foldstream.Manifests.Shop.Contracts</c>.</summary>
    public required string Namespace { get; init; }

    /// <summary>The project's events, sorted by full name.</summary>
    public required EquatableArray<ResolvedEvent> Events { get; init; }

    /// <summary>The project's identifiers, sorted by full name.</summary>
    public required EquatableArray<ResolvedIdentifier> Identifiers { get; init; }

    /// <summary>The resolvers of the referenced projects as emitted code names them, sorted.</summary>
    public required EquatableArray<string> References { get; init; }
}

/// <summary>An event of a resolver.</summary>
/// <param name="Type">The event as emitted code names it.</param>
/// <param name="IsClass">Whether it is a class: else there is a nullable form of it.</param>
internal sealed record ResolvedEvent(string Type, bool IsClass);

/// <summary>An identifier of a resolver.</summary>
/// <param name="Type">The identifier as emitted code names it.</param>
/// <param name="Kind">Its value's kind.</param>
/// <param name="ValueName">The name of the value's property.</param>
internal sealed record ResolvedIdentifier(string Type, ScalarKind Kind, string ValueName);
