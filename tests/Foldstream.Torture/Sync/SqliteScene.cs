using Foldstream.Stores;
using Foldstream.Torture.Disk;
using Foldstream.Torture.Fuzzing;
using Foldstream.Torture.Storms;
using Foldstream.Torture.Writing;

namespace Foldstream.Torture.Sync;

/// <summary>A file from its making on: three processes write to it one after another, of which the second is killed.</summary>
internal sealed class SqliteScene : ISyncScene
{
    private const string File = "store.db";

    private readonly TemporaryFolder _folder = new(), _basis = new();
    private readonly DiskControl _control;
    private readonly bool _isRelaxed;

    public SqliteScene(bool isRelaxed) => (_isRelaxed, _control) = (isRelaxed, new DiskControl(_folder.Path));

    public string Basis => _basis.Path;

    public string TraceFile => _control.TraceFile;

    public int CutsPerTrace => 50;

    public async Task PlayAsync(WriterPlan plan, Dice dice, int number)
    {
        _control.Trace();

        // Every third one is long enough for the -wal to be moved into the file while it is written to.
        int units = number % 3 == 2 ? 500 : 15 + dice.Below(20);
        for (int process = 0; process < 3; process++)
        {
            using WriterProcess writer = new(new StoreAddress(StoreKind.Sqlite, _folder.In(File), IsRelaxed: _isRelaxed), plan, process, null,
                new WriterSettings { Writers = 5, Units = process == 1 ? int.MaxValue : units, NotesFile = _folder.In(ISyncScene.Notes), Environment = _control.Environment });
            if (process == 1)
            {
                await Task.Delay(350 + dice.Below(400));
                await _control.HaltWhileAsync(() =>
                {
                    writer.Kill();
                    return writer.Reading;
                });
            }

            await writer.Reading;
            if (process != 1 && writer.ExitCode != 0)
            {
                throw new InvalidOperationException($"The writer ended with {writer.ExitCode}: {writer.Errors}");
            }
        }
    }

    public bool Ignores(string path) => false;

    public async Task ReopenAsync(DiskImage image, DropMode mode, Dice dice, Func<IEventStore, Task> look, Tally tally)
    {
        using TemporaryFolder left = new();
        image.WriteTo(left.Path, mode, dice);
        try
        {
            await using IEventStore store = await new StoreAddress(StoreKind.Sqlite, left.In(File)).OpenAsync();
            await look(store);
        }
        catch (FoldstreamException error)
        {
            tally.Break("unsound", error.Message);
        }
    }

    public ValueTask DisposeAsync()
    {
        _control.Dispose();
        _folder.Dispose();
        _basis.Dispose();
        return ValueTask.CompletedTask;
    }
}
