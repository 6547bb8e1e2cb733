using System.Collections.Immutable;

namespace Foldstream.Torture.Storms;

/// <summary>One way of ill-treating a store.</summary>
internal interface IStorm
{
    /// <summary>The command.</summary>
    string Name { get; }

    string Description { get; }

    /// <summary>What <c>--count</c> counts.</summary>
    string Unit { get; }

    /// <summary>What must stay at zero.</summary>
    ImmutableArray<string> Promises { get; }

    ImmutableArray<StoreKind> Stores => [StoreKind.Sqlite, StoreKind.Postgres];

    /// <summary>How often where nothing else is said.</summary>
    int DefaultCount(StoreKind store);

    /// <summary>How often in the run of a few seconds that guards each commit.</summary>
    int QuickCount(StoreKind store);

    /// <summary>What it must catch.</summary>
    ImmutableArray<PlantedFault> PlantsFor(StoreKind store);

    /// <summary>What it needs and does not find here, as a sentence; <see langword="null"/> when it can run.</summary>
    string? Missing(StoreKind store);

    Task RunAsync(StormRun run);
}
