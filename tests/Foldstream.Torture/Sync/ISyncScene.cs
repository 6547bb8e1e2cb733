using Foldstream.Stores;
using Foldstream.Torture.Disk;
using Foldstream.Torture.Fuzzing;
using Foldstream.Torture.Storms;
using Foldstream.Torture.Writing;

namespace Foldstream.Torture.Sync;

/// <summary>A store whose files are watched while writers write to it, and which is then opened as power cuts have left it.</summary>
internal interface ISyncScene : IAsyncDisposable
{
    /// <summary>The file in the watched folder that the writers note into.</summary>
    const string Notes = "notes";

    /// <summary>The folder as it was at the beginning.</summary>
    string Basis { get; }

    string TraceFile { get; }

    int CutsPerTrace { get; }

    /// <summary>Lets the writers write.</summary>
    Task PlayAsync(WriterPlan plan, Dice dice, int number);

    /// <summary>Whether a file holds nothing that matters, since the store makes it anew at its start.</summary>
    bool Ignores(string path);

    /// <summary>Opens the store on what a power cut leaves.</summary>
    Task ReopenAsync(DiskImage image, DropMode mode, Dice dice, Func<IEventStore, Task> look, Tally tally);
}
