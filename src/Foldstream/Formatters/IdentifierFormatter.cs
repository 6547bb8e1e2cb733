using System.ComponentModel;
using MessagePack;
using MessagePack.Formatters;

namespace Foldstream.Formatters;

/// <summary>
/// Lets <see cref="MessagePackSerializer"/> write and read an identifier as its plain value, as events hold it. The generated
/// <c>FoldstreamResolver</c> of a project makes it.
/// </summary>
/// <typeparam name="TIdentifier">The identifier.</typeparam>
/// <typeparam name="TValue">Its value.</typeparam>
/// <param name="valueOf">Takes the value out.</param>
/// <param name="from">Makes an identifier of a value.</param>
/// <param name="formatter">Writes and reads the value.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class IdentifierFormatter<TIdentifier, TValue>(
    Func<TIdentifier, TValue> valueOf, Func<TValue, TIdentifier> from, IMessagePackFormatter<TValue> formatter) : IMessagePackFormatter<TIdentifier>
    where TIdentifier : struct
    where TValue : notnull
{
    /// <summary>Writes the identifier's value.</summary>
    /// <exception cref="MessagePackSerializationException">The identifier is the default of one whose value is a text: there is none.</exception>
    public void Serialize(ref MessagePackWriter writer, TIdentifier value, MessagePackSerializerOptions options)
        => formatter.Serialize(ref writer, Present(valueOf(value)), options);

    /// <summary>Reads a value and makes the identifier of it.</summary>
    /// <exception cref="MessagePackSerializationException">There is another kind of value, or nil.</exception>
    public TIdentifier Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
        => from(Present(formatter.Deserialize(ref reader, options)));

    private static TValue Present(TValue? value)
        => value ?? throw new MessagePackSerializationException($"{typeof(TIdentifier).Name} has no value, where one must be.");
}
