using System.Collections.Immutable;
using System.Globalization;
using Foldstream.Stores;
using Foldstream.Torture.Storms;
using Foldstream.Torture.Writing;

namespace Foldstream.Torture.Io;

/// <summary>A file of its own for each round.</summary>
internal sealed class SqliteDisk(string root) : IDiskStore
{
    private const int LeftRound = 1 << 20, LeftUnits = 8;

    private readonly List<string> _notes = [];

    public int UnitsPerRound => 40;

    public ImmutableArray<DiskScene> Scenes => [DiskScene.Open, DiskScene.Opening, DiskScene.Making];

    // The files of the other scene are copied.
    public bool IsTraced(DiskScene scene) => scene != DiskScene.Opening;

    public StoreAddress AddressOf(int round) => new(StoreKind.Sqlite, FileOf(string.Create(CultureInfo.InvariantCulture, $"{round}")));

    public async Task PrepareAsync(int round, DiskScene scene, WriterPlan plan, Ledger ledger)
    {
        if (scene != DiskScene.Opening)
        {
            return;
        }

        if (_notes.Count == 0)
        {
            await LeaveAsync(plan);
        }

        File.Copy(FileOf("left"), AddressOf(round).Place);
        File.Copy(FileOf("left") + "-wal", AddressOf(round).Place + "-wal");
        _notes.ForEach(line => NoteLines.Read(line, ledger));
    }

    public Task RecoverAsync() => Task.CompletedTask;

    public void Remove(int round)
    {
        foreach (string file in Directory.GetFiles(root, string.Create(CultureInfo.InvariantCulture, $"{round}.db*")))
        {
            File.Delete(file);
        }
    }

    private string FileOf(string name) => Path.Combine(root, name + ".db");

    /// <summary>Makes the files that a process leaves which is killed: the <c>-wal</c> is full of what the file lacks.</summary>
    private async Task LeaveAsync(WriterPlan plan)
    {
        using MemoryStream notes = new();
        await using (IEventStore store = await new StoreAddress(StoreKind.Sqlite, FileOf("living")).OpenAsync())
        {
            Writers writers = new(store, plan, LeftRound, new NoteLines(notes), repeats: false);
            await writers.RunAsync(0, 1, LeftUnits, CancellationToken.None);
            File.Copy(FileOf("living"), FileOf("left"));
            File.Copy(FileOf("living") + "-wal", FileOf("left") + "-wal");
        }

        _notes.AddRange(System.Text.Encoding.UTF8.GetString(notes.ToArray()).Split('\n'));
    }
}
