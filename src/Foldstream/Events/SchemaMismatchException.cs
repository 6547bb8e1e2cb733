using Foldstream.Events;

namespace Foldstream;

/// <summary>The store holds an event under a name and schema version for which this build has another shape.</summary>
public sealed class SchemaMismatchException : FoldstreamException
{
    internal SchemaMismatchException(EventType stored, EventType built, string where)
        : base($"{where} holds {stored} as {stored.Shape}; this build has {built.Shape}. The bytes can't be read as the new shape. "
            + "During development delete the database; otherwise keep the old shape and give the changed event a new name or schema version.")
        => (EventName, SchemaVersion, StoredShape, BuiltShape) = (stored.Name, stored.SchemaVersion, stored.Shape, built.Shape);

    /// <summary>The event name.</summary>
    public string EventName { get; }

    /// <summary>The schema version.</summary>
    public int SchemaVersion { get; }

    /// <summary>The shape of the stored bytes.</summary>
    public string StoredShape { get; }

    /// <summary>The shape that this build writes and reads.</summary>
    public string BuiltShape { get; }
}
