namespace Foldstream.Model;

/// <summary>What a project is to its manifest and its resolver, apart from its own types.</summary>
internal sealed record ProjectModel
{
    /// <summary>The namespace of both, made of the assembly's name: <c>Foldstream.Manifests.Shop.Contracts</c>.</summary>
    public required string Namespace { get; init; }

    /// <summary>The manifests of the referenced projects as emitted code names them, sorted.</summary>
    public required EquatableArray<string> Manifests { get; init; }

    /// <summary>The resolvers of the referenced projects as emitted code names them, sorted.</summary>
    public required EquatableArray<string> Resolvers { get; init; }

    /// <summary>Whether the project sees MessagePack, as every project that references Foldstream does unless it took pains not to.</summary>
    public required bool KnowsMessagePack { get; init; }
}
