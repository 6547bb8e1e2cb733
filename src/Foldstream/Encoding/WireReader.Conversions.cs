namespace Foldstream.Encoding;

public static partial class WireReader
{
    /// <summary>What is thrown where a conversion to a type of the user's threw for a stored value.</summary>
    /// <param name="type">The type.</param>
    /// <param name="cause">What was thrown. Its message may hold what is stored, and is not passed on.</param>
    /// <param name="position">Where the stored value begins.</param>
    /// <returns>The exception, for the caller to throw.</returns>
    public static MalformedPayloadException Inconvertible(Type type, Exception cause, int position)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(cause);
        return new MalformedPayloadException($"No '{type}' can be made of a value: its conversion threw '{cause.GetType()}'", position);
    }
}
