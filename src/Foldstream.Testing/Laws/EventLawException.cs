namespace Foldstream.Testing;

/// <summary>Laws of <see cref="EventLaws"/> are broken.</summary>
public sealed class EventLawException : Exception
{
    internal EventLawException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
