namespace Foldstream;

/// <summary>Marks a partial class whose <c>Handle</c> methods are given events, each once and in order, from a checkpoint on.</summary>
/// <param name="name">
/// The name of its checkpoint: <c>[a-z][a-z0-9-]{0,63}</c>. It reaches the disk; a subscription with another name begins anew. Leaving it out is a build error.
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SubscriptionAttribute(string name = "") : Attribute
{
    /// <summary>The name of the subscription's checkpoint.</summary>
    public string Name { get; } = name;

    /// <summary>
    /// An aggregate whose streams are read, all of them and no others. Every event of it is then handled or declared with <see cref="IgnoresAttribute"/>: what is
    /// neither is a build error. <see langword="null"/>, the default, for none.
    /// </summary>
    public Type? Of { get; set; }

    /// <summary>The categories of the streams that are read; empty, the default, for all streams of the store.</summary>
    public string[] Categories { get; set; } = [];

    /// <summary>
    /// How many shards the streams are divided into by a hash of their names, from 1 to 1,024. 1, the default, handles all events strictly in order. With more of
    /// them the events of each stream come in order, and shards are handled side by side, on one node or on several. It is fixed once the subscription has a
    /// checkpoint; 64 leaves room to grow, whatever the number of workers.
    /// </summary>
    public int Shards { get; set; } = 1;

    /// <summary>What becomes of an event whose handling fails for good. <see cref="FailureAction.Stop"/> by default.</summary>
    public FailureAction OnFailure { get; set; }
}
