using Foldstream.Model;

namespace Foldstream.Locking;

/// <summary>
/// The event lock of a project: all that reaches the disk. What is shipped may be in somebody's database and stays readable; what is not is free to
/// change. An unshipped entry with the key of a shipped one says what has been added to it since.
/// </summary>
internal sealed record EventLock(EquatableArray<LockEntry> Shipped, EquatableArray<LockEntry> Unshipped)
{
    public static EventLock Empty { get; } = new(EquatableArray<LockEntry>.Empty, EquatableArray<LockEntry>.Empty);

    /// <summary>What the lock holds, additions in place of what they add to.</summary>
    public IEnumerable<LockEntry> Current
    {
        get
        {
            HashSet<LockKey> newer = [.. Unshipped.Select(entry => entry.Key)];
            return Shipped.Where(entry => !newer.Contains(entry.Key)).Concat(Unshipped);
        }
    }

    /// <summary>The lock after a release: all of it is shipped.</summary>
    public EventLock Ship() => new(Current.ToEquatableArray(), EquatableArray<LockEntry>.Empty);
}
