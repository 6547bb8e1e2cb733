namespace Foldstream.Torture.Fuzzing;

/// <summary>Two readers of the same bytes disagree, or a value that was read can't be written.</summary>
internal sealed class InconsistentException(string message, Exception? innerException = null) : Exception(message, innerException);
