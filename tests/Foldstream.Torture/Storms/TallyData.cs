namespace Foldstream.Torture.Storms;

/// <summary>A tally on its way between two processes.</summary>
internal sealed record TallyData(KeyValuePair<string, long>[] Done, KeyValuePair<string, long>[] Broken, string[] Details);
