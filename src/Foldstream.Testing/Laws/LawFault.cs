namespace Foldstream.Testing;

/// <summary>What breaks a law; the check names the law.</summary>
internal sealed class LawFault(string finding, Exception? cause = null) : Exception(finding, cause);
