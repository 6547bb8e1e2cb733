namespace Foldstream.PostgreSql;

/// <summary>Names as they stand in SQL.</summary>
internal static class SchemaName
{
    // NAMEDATALEN - 1: the server would cut a longer one without a word.
    private const int MaxLength = 63;

    /// <exception cref="ArgumentException">The name is not <c>[A-Za-z_][A-Za-z0-9_-]{0,62}</c>.</exception>
    public static string Check(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return name.Length <= MaxLength && !char.IsAsciiDigit(name[0]) && name[0] != '-' && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
            ? name
            : throw new ArgumentException($"'{name}' can't be the name of a schema. It is 1 to {MaxLength} of a-z, A-Z, 0-9, '_' and '-', and begins with a letter or '_'.", nameof(name));
    }

    /// <summary>A name in double quotes.</summary>
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A text in single quotes.</summary>
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
