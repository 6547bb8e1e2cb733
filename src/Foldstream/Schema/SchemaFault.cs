namespace Foldstream;

/// <summary>What keeps a build from reading events.</summary>
public enum SchemaFault
{
    /// <summary>No aggregate of the category folds or ignores the event at that schema version, and no upcaster takes it: a replay ends with <see cref="UnknownEventException"/>.</summary>
    Unknown,

    /// <summary>The build knows the event and version with another shape, as which the bytes can't be read: a replay ends with <see cref="SchemaMismatchException"/>.</summary>
    AnotherShape,
}
