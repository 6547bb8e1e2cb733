using System.Collections.Immutable;
using Foldstream.Torture.Writing;

namespace Foldstream.Torture.Io;

/// <summary>A store whose disk fails.</summary>
internal interface IDiskStore
{
    /// <summary>How many units are written at most while one of their calls fails.</summary>
    int UnitsPerRound { get; }

    ImmutableArray<DiskScene> Scenes { get; }

    /// <summary>Whether all that the store of a scene consists of was written under the eyes of the library, so that it can be built as a power cut leaves it.</summary>
    bool IsTraced(DiskScene scene);

    /// <summary>Where the store of a round is.</summary>
    StoreAddress AddressOf(int round);

    /// <summary>Sets the scene, while the disk is well.</summary>
    /// <param name="round">The round.</param>
    /// <param name="scene">The scene.</param>
    /// <param name="plan">What is written.</param>
    /// <param name="ledger">Is told what was written for it.</param>
    Task PrepareAsync(int round, DiskScene scene, WriterPlan plan, Ledger ledger);

    /// <summary>Sees to it that the store can be opened again, whose disk fails no longer.</summary>
    Task RecoverAsync();

    /// <summary>Removes the store of a round.</summary>
    void Remove(int round);
}
