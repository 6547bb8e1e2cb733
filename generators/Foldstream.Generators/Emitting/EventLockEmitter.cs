namespace Foldstream.Generators.Emitting;

/// <summary>Prints what <c>events.lock</c> should hold, as metadata of the assembly.</summary>
internal static class EventLockEmitter
{
    /// <summary>The key of the metadata. The build and the test kit look for it.</summary>
    public const string Key = "Foldstream.EventLock";

    // More than a default in the text has in a row.
    private const string Quotes = "\"\"\"\"\"";

    public static string Emit(string text)
    {
        SourceWriter writer = SourceFile.Begin();
        writer.Line($"[assembly: global::System.Reflection.AssemblyMetadata({CSharpText.Literal(Key)}, {Quotes}");
        writer.Line(text);
        writer.Line(Quotes + ")]");
        return writer.ToString();
    }
}
