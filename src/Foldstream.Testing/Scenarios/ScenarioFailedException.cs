namespace Foldstream.Testing;

/// <summary>A scenario did not go as it says. The message tells what was expected and what came, for a person to read.</summary>
public sealed class ScenarioFailedException : Exception
{
    internal ScenarioFailedException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
