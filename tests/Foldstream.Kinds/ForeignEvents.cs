using System.Collections.Immutable;
using MessagePack;
using MessagePack.Formatters;

namespace Foldstream.Kinds;

/// <summary>A type that another library could bring, with casts to a plain value.</summary>
public readonly record struct Email
{
    private readonly string _text;

    private Email(string text) => _text = text;

    public static explicit operator string(Email email) => email._text;

    public static explicit operator Email(string text) => text.Contains('@', StringComparison.Ordinal) ? new(text) : throw new FormatException("This is no address.");
}

/// <summary>One that is taken apart.</summary>
public sealed class Box(int width, int height)
{
    public int Width { get; } = width;

    public int Height { get; } = height;
}

public readonly record struct BoxParts(int Width, int Height);

public static class BoxWire
{
    public static BoxParts ToWire(Box value) => new(value.Width, value.Height);

    public static Box FromWire(BoxParts value) => new(value.Width, value.Height);
}

/// <summary>One that has a formatter of its own.</summary>
public sealed record Tree(string Name, ImmutableArray<Tree> Branches);

/// <summary>Writes a tree as a map of one key, its name, to an array of its branches.</summary>
public sealed class TreeFormatter : IMessagePackFormatter<Tree?>
{
    public void Serialize(ref MessagePackWriter writer, Tree? value, MessagePackSerializerOptions options)
    {
        writer.WriteMapHeader(1);
        writer.Write(value!.Name);
        writer.WriteArrayHeader(value.Branches.Length);
        foreach (Tree branch in value.Branches)
        {
            Serialize(ref writer, branch, options);
        }
    }

    public Tree Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
    {
        options.Security.DepthStep(ref reader);
        if (reader.ReadMapHeader() != 1)
        {
            throw new MessagePackSerializationException("A tree is a map of one key.");
        }

        string name = reader.ReadString() ?? throw new MessagePackSerializationException("A tree has a name.");
        Tree[] branches = new Tree[reader.ReadArrayHeader()];
        for (int i = 0; i < branches.Length; i++)
        {
            branches[i] = Deserialize(ref reader, options);
        }

        reader.Depth--;
        return new Tree(name, [.. branches]);
    }
}

[Event("emails")] public sealed partial record Emails([Wire(As = typeof(string))] Email A, [Wire(As = typeof(string))] Email? B, [Wire(As = typeof(sbyte))] Level C);

[Event("boxes")] public sealed partial record Boxes([Wire(Converter = typeof(BoxWire))] Box A, [Wire(Converter = typeof(BoxWire))] Box? B);

[Event("trees")] public sealed partial record Trees([Wire(Formatter = typeof(TreeFormatter))] Tree A, [Wire(Formatter = typeof(TreeFormatter))] Tree? B);

/// <summary>Small collections in an array, each of which is an object in memory.</summary>
[Event("nests")]
public sealed partial record Nests(
    ImmutableArray<ImmutableHashSet<int>> A, ImmutableArray<ImmutableDictionary<string, int>> B, ImmutableArray<ImmutableSortedSet<string>> C, ImmutableArray<IReadOnlyList<long>> D);
