namespace Foldstream.Stores;

/// <summary>One stream in memory. Its store's lock guards it.</summary>
internal sealed class StreamInMemory
{
    private readonly Dictionary<AppendId, PageInMemory> _byAppend = [];

    public PageList Pages { get; private set; } = new();

    public long Version => Pages.Count == 0 ? 0 : Pages[Pages.Count - 1].LastVersion;

    /// <summary>The snapshots, the one written last at the end.</summary>
    public SnapshotsInMemory Snapshots { get; } = new();

    public PageInMemory? Find(AppendId appendId) => _byAppend.GetValueOrDefault(appendId);

    public void Add(PageInMemory page)
    {
        Pages = Pages.With(page);
        _byAppend.Add(page.AppendId, page);
    }
}
