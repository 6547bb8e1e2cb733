using Foldstream.Torture.Fuzzing.Targets;

namespace Foldstream.Torture.Fuzzing;

/// <summary>Everything that reads bytes of unknown origin.</summary>
internal static class FuzzTargets
{
    /// <summary>New ones, for one thread.</summary>
    public static IReadOnlyList<FuzzTarget> Create() =>
    [
        new PayloadTarget(),
        new JsonTarget(),
        new MessagePackTarget(),
        new ReplayTarget(sealsAnew: true),
        new ReplayTarget(sealsAnew: false),
        new DumpTarget(),
        new MetadataTarget(),
        new ShapeTarget(),
        new RowTarget(),
        new FileTarget(),
    ];
}
