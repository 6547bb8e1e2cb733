namespace Foldstream.Stores;

/// <summary>One stream in memory. Its store's lock guards it.</summary>
internal sealed class StreamInMemory(StreamId id)
{
    private readonly Dictionary<AppendId, PageInMemory> _byAppend = [];
    private StreamInfo _info = new() { Stream = id, Version = 0 };

    public PageList Pages { get; private set; } = new();

    public long Version => Pages.Count == 0 ? 0 : Pages[Pages.Count - 1].LastVersion;

    /// <summary>What the stream is.</summary>
    public StreamInfo Info => _info.Version == Version ? _info : _info = _info with { Version = Version };

    /// <summary>The snapshots, the one written last at the end.</summary>
    public SnapshotsInMemory Snapshots { get; private set; } = new();

    public PageInMemory? Find(AppendId appendId) => _byAppend.GetValueOrDefault(appendId);

    public void Add(PageInMemory page)
    {
        Pages = Pages.With(page);
        _byAppend.Add(page.AppendId, page);
    }

    public void Change(StreamChange change)
    {
        StreamInfo changed = Info.With(change);
        if (changed.State == StreamState.Deleted && _info.State != StreamState.Deleted)
        {
            for (int i = 0; i < Pages.Count; i++)
            {
                Pages[i].Delete();
            }

            _byAppend.Clear();
            Snapshots = new SnapshotsInMemory();
        }

        _info = changed;
    }
}
