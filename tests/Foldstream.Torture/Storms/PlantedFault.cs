namespace Foldstream.Torture.Storms;

/// <summary>A fault to plant, and the promise that it breaks: only where that one is found broken was it caught.</summary>
internal sealed record PlantedFault(Plant Plant, string Breaks);
