namespace Foldstream.Encoding;

public static partial class WireWriter
{
    /// <summary>What is thrown for a value that is none of a closed hierarchy's cases. Nothing has been written then.</summary>
    /// <param name="hierarchy">The abstract record.</param>
    /// <param name="value">The value.</param>
    /// <returns>The exception, for the caller to throw.</returns>
    public static ArgumentException UnknownCase(Type hierarchy, object value)
    {
        ArgumentNullException.ThrowIfNull(hierarchy);
        ArgumentNullException.ThrowIfNull(value);
        return new ArgumentException(
            $"A '{value.GetType()}' can't be stored as '{hierarchy}': it is not one of its cases. "
            + $"Declare it as a sealed record with [Case(number)] beside '{hierarchy.Name}', in the same namespace of the same assembly.");
    }
}
