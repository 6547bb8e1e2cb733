using System.ComponentModel;

namespace Foldstream.Encoding;

/// <summary>
/// The objects of one state that change in place. Each may be held once: read back, what two members held together would be two objects, and a later event would change one of them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StateObjects
{
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);

    /// <summary>Notes an object.</summary>
    /// <exception cref="UnstorableStateException">It is held a second time.</exception>
    public void Add(object held)
    {
        ArgumentNullException.ThrowIfNull(held);
        if (!_seen.Add(held))
        {
            throw new UnstorableStateException($"The state holds one object of type '{held.GetType()}' twice, and would come back with two. Hold it once, and its key elsewhere.");
        }
    }

    /// <summary>Notes an array. One without elements can't change.</summary>
    /// <inheritdoc cref="Add(object)"/>
    public void Add(object held, int length)
    {
        if (length > 0)
        {
            Add(held);
        }
    }
}
