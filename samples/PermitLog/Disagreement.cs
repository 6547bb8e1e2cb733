namespace PermitLog;

/// <summary>A replayed case is not what the file says. The message names the case and the difference.</summary>
internal sealed class Disagreement(string difference) : Exception(difference);
