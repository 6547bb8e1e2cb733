using System.Collections.Immutable;
using Foldstream.Torture.Storms;

namespace Foldstream.Torture.Writing;

/// <summary>How a writer's process works.</summary>
internal sealed record WriterSettings
{
    /// <summary>The first writer's number.</summary>
    public int First { get; init; }

    public int Writers { get; init; } = 6;

    /// <summary>How many units each writer makes.</summary>
    public int Units { get; init; } = int.MaxValue;

    public Plant Plant { get; init; }

    /// <summary>Where it notes what it does; <see langword="null"/> for its standard output.</summary>
    public string? NotesFile { get; init; }

    public ImmutableDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;
}
