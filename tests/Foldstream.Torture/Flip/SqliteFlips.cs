using System.Globalization;
using System.Runtime.InteropServices;
using Foldstream.Pages;
using Foldstream.Stores;
using Foldstream.Torture.Fuzzing;
using Foldstream.Torture.Storms;
using Foldstream.Torture.Writing;

namespace Foldstream.Torture.Flip;

/// <summary>Bits of a file: of events, of the file's header, of anything.</summary>
internal sealed class SqliteFlips : IFlipScene
{
    private const int HeaderLength = 100, Window = 16;

    private readonly TemporaryFolder _folder = new();
    private readonly List<int> _ofEvents = [];
    private byte[] _whole = [];

    public StoreAddress Address => new(StoreKind.Sqlite, _folder.In("store.db"));

    public async Task PrepareAsync()
    {
        Frames frames = new();
        await using (IEventStore store = await Address.OpenAsync())
        {
            await store.ReadAllAsync(0, frames);
        }

        _whole = await File.ReadAllBytesAsync(Address.Place);
        FindEvents(frames.Windows);
    }

    public async Task<Flipped?> FlipAsync(Dice dice)
    {
        (int at, string region) = dice.Below(4) switch
        {
            0 or 1 => (_ofEvents[dice.Below(_ofEvents.Count)], "an event"),
            2 when dice.OneIn(4) => (dice.Below(HeaderLength), "the header"),
            _ => (dice.Below(_whole.Length), "the file"),
        };
        int bit = dice.Below(8);
        byte[] file = [.. _whole];
        file[at] ^= (byte)(1 << bit);
        await UndoAsync();
        await File.WriteAllBytesAsync(Address.Place, file);
        return new Flipped(string.Create(CultureInfo.InvariantCulture, $"bit {bit} of byte {at} ({region})"), _ofEvents.BinarySearch(at) >= 0);
    }

    public Task UndoAsync()
    {
        foreach (string file in Directory.GetFiles(_folder.Path))
        {
            File.Delete(file);
        }

        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Where the events' bytes lie in the file: 16 bytes in a row are nowhere else.</summary>
    private void FindEvents(HashSet<UInt128> windows)
    {
        int marked = 0;
        for (int at = 0; at + Window <= _whole.Length; at++)
        {
            if (windows.Contains(MemoryMarshal.Read<UInt128>(_whole.AsSpan(at))))
            {
                for (marked = Math.Max(marked, at); marked < at + Window; marked++)
                {
                    _ofEvents.Add(marked);
                }
            }
        }
    }

    private sealed class Frames : IPageConsumer
    {
        public HashSet<UInt128> Windows { get; } = [];

        public bool Consume(scoped in StoredPage page)
        {
            FrameReader frames = new(in page);
            while (frames.TryNext())
            {
                for (int at = 0; at + Window <= frames.Payload.Length; at++)
                {
                    Windows.Add(MemoryMarshal.Read<UInt128>(frames.Payload[at..]));
                }
            }

            return true;
        }
    }
}
