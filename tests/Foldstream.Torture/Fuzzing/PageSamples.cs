using System.Collections.Immutable;
using CsCheck;
using Foldstream.Events;
using Foldstream.Kinds;
using Foldstream.Stores;

namespace Foldstream.Torture.Fuzzing;

/// <summary>Pages of events of every kind, and of those that <see cref="Hull"/> folds; the same in every run.</summary>
internal static class PageSamples
{
    private const int LongestSample = 4096;

    /// <summary>All event types; an id is the place of a kind in the list, from 1. The last ids stand for shapes that no build can read, and for none.</summary>
    public static EventTypeTable Types { get; } = EventTypeTable.Empty.With(
    [
        .. AllKinds.List.Select((kind, i) => ((ushort)(i + 1), kind.EventType)),
        ((ushort)(AllKinds.List.Length + 1), new EventType("ints", 1, "(A: str)")),
        ((ushort)(AllKinds.List.Length + 2), new EventType("strings", 1, "no shape at all")),
    ]);

    public static ImmutableArray<byte[]> OfHull { get; } = [.. Make([.. AllKinds.List.Where(kind => IsFolded(kind.Name))])];

    public static ImmutableArray<byte[]> OfAll { get; } = [.. Make(AllKinds.List)];

    private static bool IsFolded(string name)
        => name is "ints" or "strings" or "decimals" or "moments" or "houses" or "payments" or "monies" or "answers" or "grown" or "nothing";

    private static IEnumerable<byte[]> Make(ImmutableArray<Kind> kinds)
    {
        PCG random = new(3, 1);
        for (int made = 0; made < 60;)
        {
            PageBuilder builder = new();
            for (int events = (int)random.Next(8); events >= 0; events--)
            {
                kinds[(int)random.Next((uint)kinds.Length)].AddTo(builder, random, 1);
            }

            ushort[] ids = [.. builder.EventTypes.Select(Types.IdOf)];
            byte[] page = builder.Seal(ids, OnePage.AddressOf([])).ToArray();
            if (page.Length <= LongestSample)
            {
                made++;
                yield return page;
            }
        }
    }
}
