using System.Collections.Immutable;
using System.IO.MemoryMappedFiles;
using Foldstream.Torture.Storms;

namespace Foldstream.Torture.Disk;

/// <summary>A folder that the library watches, in whatever processes are started with <see cref="Environment"/>.</summary>
internal sealed class DiskControl : IDisposable
{
    // As in disk.c.
    private const int Size = 4096, FaultAt = 128, LastsAt = 192, AtAt = 200, CallsAt = 208, HitsAt = 216, TracesAt = 224, SkipsSyncAt = 228, HaltsAt = 232, IsInsideAt = 236;

    private const UnixFileMode Everybody = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private const string TraceName = "trace";

    private readonly TemporaryFolder? _folder;
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _page;

    /// <param name="root">The folder whose files are watched.</param>
    public DiskControl(string root)
    {
        _folder = new TemporaryFolder();
        TraceFile = _folder.In(TraceName);

        // A server of another user writes here too.
        DiskShim.Allow(_folder.Path, Everybody | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        string page = _folder.In("control");
        File.WriteAllBytes(page, new byte[Size]);
        File.WriteAllBytes(TraceFile, []);
        DiskShim.Allow(page, Everybody);
        DiskShim.Allow(TraceFile, Everybody);
        _file = MemoryMappedFile.CreateFromFile(page, FileMode.Open);
        _page = _file.CreateViewAccessor(0, Size);
        Environment = new Dictionary<string, string>
        {
            ["LD_PRELOAD"] = DiskShim.Path, ["FOLDSTREAM_DISK_ROOT"] = root, ["FOLDSTREAM_DISK_CONTROL"] = page, ["FOLDSTREAM_DISK_TRACE"] = TraceFile,
        }.ToImmutableDictionary();
    }

    private DiskControl(MemoryMappedFile file, string traceFile)
    {
        (_file, TraceFile, Environment) = (file, traceFile, ImmutableDictionary<string, string>.Empty);
        _page = file.CreateViewAccessor(0, Size);
    }

    /// <summary>What a process needs in its environment, so that the library watches it.</summary>
    public ImmutableDictionary<string, string> Environment { get; }

    /// <summary>What changed the files, as <see cref="DiskTrace"/> reads it.</summary>
    public string TraceFile { get; }

    /// <summary>How many calls have failed.</summary>
    public long Hits => _page.ReadInt64(HitsAt);

    /// <summary>The control of a process that is watched, from within.</summary>
    public static DiskControl Open(string file) => new(MemoryMappedFile.CreateFromFile(file, FileMode.Open), Path.Combine(Path.GetDirectoryName(file)!, TraceName));

    /// <summary>Begins to write down what changes, and hands nothing to the real disk, which would only take time.</summary>
    public void Trace()
    {
        SkipSync();
        _page.Write(TracesAt, 1);
    }

    /// <summary>Lets no process go on that is watched, at its next call, while something is done to it.</summary>
    public async Task HaltWhileAsync(Func<Task> act)
    {
        _page.Write(HaltsAt, 1);
        do
        {
            await Task.Delay(1);
        }
        while (_page.ReadInt32(IsInsideAt) != 0);
        await act();
        _page.Write(HaltsAt, 0);
        _page.Write(IsInsideAt, 0);
    }

    /// <summary>Forgets what was written down.</summary>
    public void Forget()
    {
        using FileStream trace = new(TraceFile, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        trace.SetLength(0);
    }

    /// <summary>Hands nothing to the real disk.</summary>
    public void SkipSync() => _page.Write(SkipsSyncAt, 1);

    /// <summary>Lets a call fail.</summary>
    /// <param name="fault">How.</param>
    /// <param name="at">Which call from now on, from 1.</param>
    /// <param name="lasts">Whether all behind it fail too.</param>
    public void Arm(DiskFault fault, long at, bool lasts)
    {
        Disarm();
        _page.Write(AtAt, at);
        _page.Write(LastsAt, lasts ? 1 : 0);
        _page.Write(CallsAt, 0L);
        _page.Write(HitsAt, 0L);
        _page.Write(FaultAt, (int)fault);
    }

    /// <summary>Lets no call fail.</summary>
    public void Disarm() => _page.Write(FaultAt, 0);

    public void Dispose()
    {
        _page.Dispose();
        _file.Dispose();
        _folder?.Dispose();
    }
}
