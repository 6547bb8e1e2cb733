using System.Collections.Immutable;

namespace PermitLog;

/// <summary>The rows of one case.</summary>
/// <param name="Key">The case's name in the log.</param>
/// <param name="Rows">Its rows in order of time, those of one instant in the order of the file. The first begins the case.</param>
internal sealed record LogCase(string Key, ImmutableArray<LogRow> Rows);
