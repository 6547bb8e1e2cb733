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

    /// <summary>The project's subscriptions, sorted by full name.</summary>
    public required EquatableArray<string> Subscriptions { get; init; }

    /// <summary>The project's upcasters, sorted by the old version that each takes.</summary>
    public required EquatableArray<ManifestUpcaster> Upcasters { get; init; }

    /// <summary>The manifests of the referenced projects as emitted code names them, sorted.</summary>
    public required EquatableArray<string> References { get; init; }
}

/// <summary>An aggregate of a manifest.</summary>
/// <param name="Type">The aggregate as emitted code names it.</param>
/// <param name="KeyType">Its key as emitted code names it.</param>
internal sealed record ManifestAggregate(string Type, string KeyType);

/// <summary>An upcaster of a manifest.</summary>
/// <param name="OldType">The old version as emitted code names it.</param>
/// <param name="Call">The generated method that calls it.</param>
/// <param name="Results">What becomes of it.</param>
internal sealed record ManifestUpcaster(string OldType, string Call, EquatableArray<ManifestUpcastResult> Results);

/// <summary>What an upcaster of a manifest makes.</summary>
/// <param name="IsOld">Whether it is an old version itself.</param>
/// <param name="IsOptional">Whether it may be null, for no event.</param>
internal readonly record struct ManifestUpcastResult(bool IsOld, bool IsOptional);
