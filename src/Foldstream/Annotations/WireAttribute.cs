namespace Foldstream;

/// <summary>
/// Says how a type without a wire form of its own is stored: on a member of an event or of a record inside one, or of a state that has snapshots,
/// for that member, or on the assembly, for each member of that type in the project's records: <c>[assembly: Wire(typeof(EmailAddress), As = typeof(string))]</c>.
/// </summary>
/// <remarks>
/// It names one of <see cref="As"/>, <see cref="Converter"/> and <see cref="Formatter"/>. What it says is a part of the stored shape, so it stays as it is
/// once events are stored. A member of such a type is folded as it comes back from the store, also when it is raised.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class WireAttribute : Attribute
{
    /// <summary>Says how the member that it stands on is stored.</summary>
    public WireAttribute()
    {
    }

    /// <summary>Says how all members of a type are stored. On an assembly.</summary>
    /// <param name="type">The type; its nullable form is stored in the same way, null as nil.</param>
    public WireAttribute(Type type) => Type = type;

    /// <summary>The type, on an assembly; null on a member, which has its own.</summary>
    public Type? Type { get; }

    /// <summary>
    /// The plain value that stands for it (<c>string</c>, <c>Guid</c>, a number, a date or time). C# must convert both into each other, by casts that the type declares or
    /// that are built in.
    /// </summary>
    public Type? As { get; set; }

    /// <summary>
    /// A type with the static methods <c>TWire ToWire(T value)</c> and <c>T FromWire(TWire value)</c>, which are inverse and always do the same. <c>TWire</c> is any type that
    /// has a wire form. What <c>FromWire</c> throws becomes a <see cref="MalformedPayloadException"/>.
    /// </summary>
    public Type? Converter { get; set; }

    /// <summary>
    /// An <c>IMessagePackFormatter&lt;T&gt;</c> with a public parameterless constructor or a static <c>Instance</c>. What it writes is opaque: it is stored and
    /// dumped as the one MessagePack value that it is, at most 64 levels deep.
    /// </summary>
    public Type? Formatter { get; set; }
}
