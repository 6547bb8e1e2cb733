namespace Foldstream.Stores;

/// <summary>
/// Pages in order of version and position. A list that a reader holds stays as it is: a longer list shares its array, and the places
/// that only the longer list counts are beyond the reader's.
/// </summary>
internal readonly struct PageList
{
    private readonly PageInMemory[]? _pages;

    public PageList()
    {
    }

    private PageList(PageInMemory[] pages, int count) => (_pages, Count) = (pages, count);

    public int Count { get; }

    public PageInMemory this[int index] => _pages![index];

    /// <summary>The list with one more page. Called once per list, under the store's lock.</summary>
    public PageList With(PageInMemory page)
    {
        PageInMemory[] pages = _pages ?? new PageInMemory[4];
        if (Count == pages.Length)
        {
            Array.Resize(ref pages, Count * 2);
        }

        pages[Count] = page;
        return new PageList(pages, Count + 1);
    }

    /// <summary>The page that holds a version; the nearest one where none does.</summary>
    public int IndexOfVersion(long version) => IndexOf(version, static page => page.FirstVersion);

    /// <summary>The page that holds a position; the nearest one where none does.</summary>
    public int IndexOfPosition(long position) => IndexOf(position, static page => page.FirstPosition);

    private int IndexOf(long place, Func<PageInMemory, long> first)
    {
        int low = 0, high = Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) >>> 1;
            (low, high) = first(this[middle]) <= place ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
