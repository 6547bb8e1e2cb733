namespace Foldstream;

/// <summary>
/// Marks a collection of child entities: parts of an aggregate that have a life of their own, such as the offers of a loan. Each event
/// that the child's type folds is forwarded to the child that the event names.
/// </summary>
/// <remarks>
/// <para>
/// The child is a plain type without a stream of its own. A constructor that takes an event begins a child with it; its <c>Apply</c> methods
/// fold the later ones, each with <c>in EventContext</c> as a further parameter where that is needed. Both are at least <c>internal</c>.
/// A class changes itself in <c>void Apply(in E e)</c>; a record or readonly record struct returns its next state.
/// </para>
/// <para>
/// An aggregate that is a class keeps its children in a readonly <see cref="Dictionary{TKey, TValue}"/> or
/// <see cref="SortedDictionary{TKey, TValue}"/>; one that is a record in an init-only <c>ImmutableDictionary</c> or
/// <c>ImmutableSortedDictionary</c>, which a class may have too where it can be set. Where both the child and the aggregate fold an event,
/// the child goes first. A child ends when the aggregate's own <c>Apply</c> removes it.
/// </para>
/// </remarks>
/// <param name="key">The member, of each event that the child folds, that names the child. It has the type of the collection's key.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class EntityAttribute(string key) : Attribute
{
    /// <summary>The name of the events' member that names the child.</summary>
    public string Key { get; } = key;
}
