namespace Foldstream.Model;

/// <summary>What a project brings to a host.</summary>
internal sealed record ManifestModel
{
    /// <summary>The assembly's name made into a namespace: <c>Shop.Contracts</c>.</summary>
    public required string Namespace { get; init; }

    /// <summary>The project's events, sorted by full name.</summary>
    public required EquatableArray<string> Events { get; init; }

    /// <summary>The project's aggregates, sorted by full name.</summary>
    public required EquatableArray<ManifestAggregate> Aggregates { get; init; }

    /// <summary>The manifests of the referenced projects as emitted code names them, sorted.</summary>
    public required EquatableArray<string> References { get; init; }
}

/// <summary>An aggregate of a manifest.</summary>
/// <param name="Type">The aggregate as emitted code names it.</param>
/// <param name="KeyType">Its key as emitted code names it.</param>
internal sealed record ManifestAggregate(string Type, string KeyType);
