using System.Collections.Immutable;
using System.Globalization;
using Foldstream.Events;
using Foldstream.Stores;
using Foldstream.Torture.Fuzzing;

namespace Foldstream.Torture.Writing;

/// <summary>Makes units, the same ones wherever the seed is the same: so that who checks them needs to be told their keys alone.</summary>
internal sealed class WriterPlan(ulong seed, WriterShape shape)
{
    private const string Category = "storm", SharedKey = "shared-";
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
    private const int SharedStreams = 3, CrossingStreams = 6;

    private static readonly DateTimeOffset Begin = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public ulong Seed => seed;

    public WriterShape Shape => shape;

    /// <summary>The appends of a unit, which expect no version yet.</summary>
    public ImmutableArray<StreamAppend> Make(UnitKey key)
    {
        Dice dice = new(seed, key.Dice);
        ImmutableArray<StreamId> streams = StreamsOf(key, ref dice);
        AppendId id = AppendId.From("storm", string.Create(CultureInfo.InvariantCulture, $"{seed}/{key.Round}/{key.Writer}/{key.Number}"));
        ImmutableArray<StreamAppend>.Builder appends = ImmutableArray.CreateBuilder<StreamAppend>(streams.Length);
        for (int part = 0; part < streams.Length; part++)
        {
            PageBuilder page = new();
            for (int index = 0, count = 1 + (dice.OneIn(2) ? dice.Below(4) : 0); index < count; index++)
            {
                page.Add(new Step(key.Round, key.Writer, key.Number, part, index, Filling(ref dice)));
            }

            appends.Add(new StreamAppend
            {
                Stream = streams[part],
                Page = page,
                AppendId = id,
                Time = Begin.AddTicks(dice.Below(int.MaxValue)),
                Metadata = dice.OneIn(4) ? new EventMetadata { Actor = $"writer-{key.Writer}" } : EventMetadata.Empty,
            });
        }

        return appends.MoveToImmutable();
    }

    /// <summary>Whether appends to a stream expect its version: all but those to streams that are shared without regard to each other.</summary>
    public static bool ExpectsVersion(StreamId stream) => !stream.Key.StartsWith(SharedKey, StringComparison.Ordinal);

    private ImmutableArray<StreamId> StreamsOf(UnitKey key, ref Dice dice)
    {
        if (shape == WriterShape.Contested)
        {
            return dice.OneIn(3) ? Some(ref dice, "cross-", CrossingStreams, 2 + dice.Below(2)) : [Stream("contested")];
        }

        StreamId own = Stream(string.Create(CultureInfo.InvariantCulture, $"own-{key.Round}-{key.Writer}"));
        return dice.Below(8) switch
        {
            0 => Some(ref dice, SharedKey, SharedStreams, 1),
            1 => [own, .. Some(ref dice, SharedKey, SharedStreams, 1)],
            2 => [.. Some(ref dice, SharedKey, SharedStreams, 2), own],
            3 => Some(ref dice, SharedKey, SharedStreams, 3),
            _ => [own],
        };
    }

    private static ImmutableArray<StreamId> Some(ref Dice dice, string key, int of, int count)
    {
        List<int> left = [.. Enumerable.Range(0, of)];
        ImmutableArray<StreamId>.Builder some = ImmutableArray.CreateBuilder<StreamId>(count);
        while (some.Count < count)
        {
            int chosen = dice.Below(left.Count);
            some.Add(Stream(string.Create(CultureInfo.InvariantCulture, $"{key}{left[chosen]}")));
            left.RemoveAt(chosen);
        }

        return some.MoveToImmutable();
    }

    private static StreamId Stream(string key) => new(Category, key);

    private string Filling(ref Dice dice)
    {
        // Some are longer than a page of SQLite or of PostgreSQL.
        int length = shape == WriterShape.Contested ? dice.Below(20) : dice.OneIn(shape == WriterShape.Small ? 12 : 40) ? 3_000 + dice.Below(9_000) : dice.Below(160);
        char[] text = new char[length];
        for (int i = 0; i < length; i++)
        {
            text[i] = Letters[dice.Below(Letters.Length)];
        }

        return new string(text);
    }
}
