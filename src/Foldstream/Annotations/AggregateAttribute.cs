namespace Foldstream;

/// <summary>Marks a partial type whose <c>Apply</c> methods fold events into state.</summary>
/// <param name="category">
/// The first half of every stream id of this aggregate: <c>[a-z][a-z0-9-]{0,63}</c>. It reaches the disk; renaming it orphans history.
/// Leaving it out is a build error (FOLD203) whose fix derives it from the type.
/// </param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class AggregateAttribute(string category = "") : Attribute
{
    /// <summary>The category of the aggregate's streams.</summary>
    public string Category { get; } = category;

    /// <summary>
    /// The type of the aggregate's key: an <see cref="IdentifierAttribute">identifier</see>, <see cref="Guid"/>, <see cref="string"/>,
    /// <see cref="int"/> or <see cref="long"/>. The default, <see langword="null"/>, means <see cref="string"/>.
    /// </summary>
    public Type? Key { get; set; }

    /// <summary>
    /// How many events of a stream lie between two snapshots of its state; from 1, or 0, the default, for none. A load then reads the newest snapshot and the events behind it,
    /// and the state is what the whole stream gives.
    /// </summary>
    /// <remarks>
    /// Worth it for streams of many thousands of events: a replay takes a few hundred nanoseconds for each page and some tens for each event. Everything in the state must have a form in which it can
    /// be stored (FOLD230). A snapshot counts only for the very fold that made it: another <c>Apply</c>, and the next load replays everything once.
    /// </remarks>
    public int SnapshotEvery { get; set; }
}
