using System.ComponentModel;

namespace Foldstream.Encoding;

/// <summary>A state that can't be stored as a snapshot and read back as the same. The message names types and members, and no values.</summary>
/// <param name="message">Why not, and what to do.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UnstorableStateException(string message) : FoldstreamException(message);
