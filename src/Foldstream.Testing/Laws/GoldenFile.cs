using System.Globalization;
using System.Text;
using Foldstream.Events;

namespace Foldstream.Testing;

/// <summary>A golden file: the bytes of one version of an event as databases hold them, what they say, and what becomes of them.</summary>
/// <param name="Key">The version.</param>
/// <param name="Blocks">One for each shape that was shipped, in the order in which they were.</param>
internal sealed record GoldenFile(EventKey Key, IReadOnlyList<GoldenBlock> Blocks)
{
    private const string Head =
        " as databases hold them, and what is read from them. Once it is committed, nothing in this file changes by itself:\n"
        + "# FOLDSTREAM_GOLDEN=write adds what is missing and leaves what is there. docs: guides/laws-and-golden-bytes.md\n";

    public string Print()
    {
        StringBuilder text = new();
        text.Append("# Bytes of ").Append(Key).Append(Head).Append("format 1\n");
        text.Append(CultureInfo.InvariantCulture, $"event {Key.Name}@{Key.SchemaVersion}\n");
        foreach (GoldenBlock block in Blocks)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nshape {block.Shape}\n");
            foreach (GoldenSample sample in block.Samples)
            {
                text.Append(CultureInfo.InvariantCulture, $"\nbytes {Convert.ToHexStringLower(sample.Bytes)}\n  {sample.Json}\n");
                if (sample.Outcome is { Count: 0 }) text.Append("becomes nothing\n");
                foreach (GoldenEvent e in sample.Outcome ?? [])
                {
                    text.Append(CultureInfo.InvariantCulture, $"becomes {e.Key.Name}@{e.Key.SchemaVersion} {e.Shape}\n  {e.Json}\n");
                }
            }
        }

        return text.ToString();
    }
}

/// <summary>Bytes that were written under one shape.</summary>
internal sealed record GoldenBlock(RecordShape Shape, IReadOnlyList<GoldenSample> Samples);

/// <summary>One stored event.</summary>
/// <param name="Bytes">Its payload.</param>
/// <param name="Json">What the payload says under its shape.</param>
/// <param name="Outcome">The current events that its upcasters make of it; null where nobody has written it down.</param>
internal sealed record GoldenSample(byte[] Bytes, string Json, IReadOnlyList<GoldenEvent>? Outcome);

/// <summary>A current event that an old one becomes.</summary>
internal sealed record GoldenEvent(EventKey Key, RecordShape Shape, string Json);
