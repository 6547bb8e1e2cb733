using System.Collections.Immutable;
using Foldstream.Kinds;
using MessagePack;

namespace Foldstream.Wire.Tests.Identity;

[MessagePackObject]
public sealed record EmailsTwin([property: Key(0)] string A, [property: Key(1)] string? B, [property: Key(2)] sbyte C);

[MessagePackObject]
public readonly record struct BoxTwin([property: Key(0)] int Width, [property: Key(1)] int Height)
{
    public static BoxTwin? Of(Box? box) => box is null ? null : new(box.Width, box.Height);
}

[MessagePackObject]
public sealed record BoxesTwin([property: Key(0)] BoxTwin A, [property: Key(1)] BoxTwin? B);

[MessagePackObject]
public sealed record TreesTwin(
    [property: Key(0), MessagePackFormatter(typeof(TreeFormatter))] Tree A, [property: Key(1), MessagePackFormatter(typeof(TreeOrNullFormatter))] Tree? B);

/// <summary>Null is nil, as it is for every member; the user's formatter need not know.</summary>
public sealed class TreeOrNullFormatter : MessagePack.Formatters.IMessagePackFormatter<Tree?>
{
    private readonly TreeFormatter _tree = new();

    public void Serialize(ref MessagePackWriter writer, Tree? value, MessagePackSerializerOptions options)
    {
        if (value is null)
        {
            writer.WriteNil();
        }
        else
        {
            _tree.Serialize(ref writer, value, options);
        }
    }

    public Tree? Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) => reader.TryReadNil() ? null : _tree.Deserialize(ref reader, options);
}

[MessagePackObject]
public sealed record NestsTwin([property: Key(0)] ImmutableArray<ImmutableHashSet<int>> A, [property: Key(1)] ImmutableArray<ImmutableDictionary<string, int>> B,
    [property: Key(2)] ImmutableArray<string[]> C, [property: Key(3)] ImmutableArray<IReadOnlyList<long>> D);
