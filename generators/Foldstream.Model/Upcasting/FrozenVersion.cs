using Foldstream.Model;

namespace Foldstream.Upcasting;

/// <summary>An old version of an event, as the lock holds it, with types that the code can name.</summary>
/// <param name="Key">The event name and the schema version.</param>
/// <param name="Members">Its members in wire order.</param>
/// <param name="Shape">Its wire shape; null when the lock lacks it or can't be understood, so that there is nothing but a name.</param>
/// <param name="IsPublic">Whether all types of its members are public.</param>
internal sealed record FrozenVersion(OldVersionKey Key, EquatableArray<MemberModel> Members, string? Shape, bool IsPublic);

/// <summary>A nested type in a form that the code has no more.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name: <c>Currency1</c>.</param>
/// <param name="Type">Its wire form.</param>
/// <param name="IsPublic">Whether all that it holds is public.</param>
internal sealed record RevisionModel(string Namespace, string Name, WireType Type, bool IsPublic)
{
    /// <summary>The name with its namespace, without <c>global::</c>.</summary>
    public string FullName => Namespace + "." + Name;
}

/// <summary>The old versions of a project, and the revisions that they share.</summary>
internal sealed record FrozenProject(EquatableArray<FrozenVersion> Versions, EquatableArray<RevisionModel> Revisions)
{
    public static FrozenProject Empty { get; } = new(EquatableArray<FrozenVersion>.Empty, EquatableArray<RevisionModel>.Empty);

    public FrozenVersion? Find(OldVersionKey key) => Versions.FirstOrDefault(version => version.Key == key);
}

/// <summary>What the code has under the name of a nested type.</summary>
/// <param name="Name">The name as the lock writes it.</param>
/// <param name="Namespace">The part of it that is a namespace.</param>
/// <param name="Type">Its wire form; null when the code has no such type, or it has none.</param>
/// <param name="IsPublic">Whether it is public.</param>
internal sealed record LiveType(string Name, string Namespace, WireType? Type, bool IsPublic);
