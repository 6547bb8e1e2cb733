using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Foldstream.Generated.Tests.Snapshots;

/// <summary>A class that holds what a class can hold.</summary>
[Aggregate("shelf", Key = typeof(ShelfId), SnapshotEvery = 5)]
public sealed partial class Shelf
{
    [Entity(nameof(BookPut.Book))] private readonly Dictionary<int, Book> _books = [];

    private readonly Dictionary<string, List<int>> _byTitle = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _history = [];
    private readonly HashSet<Genre> _genres = [];
    private readonly SortedSet<decimal> _prices = [];
    private readonly Queue<int> _waiting = new();
    private readonly Stack<(int Number, string Title)> _top = new();
    private readonly LinkedList<string?> _notes = new();
    private readonly SortedDictionary<string, Slip> _slips = new(StringComparer.Ordinal);
    private readonly SortedList<int, long> _counts = [];
    private readonly OrderedDictionary<string, ShelfMark> _marks = [];
    private readonly int[] _perGenre = new int[6];
    private readonly DateTime _local;
    private string[][]? _words;
    private ImmutableStack<int> _sold = [];
    private ImmutableQueue<Slip> _lent = [];
    private ImmutableArray<string> _tags;
    private FrozenSet<string> _titles = FrozenSet<string>.Empty;
    private Slip? _last;
    private Tally _tally;
    private ShelfMark _mark;

    private Shelf(in ShelfOpened e)
    {
        (Name, Owner, Opened) = (e.Name, e.Owner, e.At);
        _local = new DateTime(e.At.UtcTicks, DateTimeKind.Unspecified);
    }

    public string Name { get; }

    public Guid Owner { get; }

    public DateTimeOffset Opened { get; }

    public decimal Worth { get; private set; }

    public Genre? LastGenre { get; private set; }

    public Uri? Page { get; private set; }

    public ImmutableDictionary<string, int> Lendings { get; private set; } = ImmutableDictionary.Create<string, int>(StringComparer.OrdinalIgnoreCase);

    public ImmutableSortedSet<string> Readers { get; private set; } = [];

    /// <summary>Everything that can be seen, in one text, so that states are compared by more than their bytes. Sets and dictionaries promise no order.</summary>
    public string Seen() => string.Join("; ",
        Name, Owner, Opened, Worth, LastGenre, Page,
        string.Join(",", _books.OrderBy(book => book.Key).Select(book => $"{book.Key}:{book.Value.Title}:{book.Value.Price}:{book.Value.Lent}:{string.Join("+", book.Value.Readers)}")),
        string.Join(",", _byTitle.OrderBy(title => title.Key, StringComparer.Ordinal).Select(title => title.Key + "=" + string.Join("+", title.Value))),
        string.Join(",", _history), string.Join(",", _genres.Order()), string.Join(",", _prices), string.Join(",", _waiting), string.Join(",", _top), string.Join(",", _notes),
        string.Join(",", _slips), string.Join(",", _counts), string.Join(",", _marks), string.Join(",", _perGenre), _local.Kind + ":" + _local.Ticks,
        _words is null ? "none" : string.Join(",", _words.Select(words => string.Join("+", words))),
        string.Join(",", _sold), string.Join(",", _lent), _tags.IsDefault ? "default" : string.Join(",", _tags), string.Join(",", _titles.Order(StringComparer.Ordinal)),
        _last, _tally, _mark, string.Join(",", Lendings.OrderBy(lending => lending.Key, StringComparer.Ordinal)), Lendings.KeyComparer == StringComparer.OrdinalIgnoreCase,
        _byTitle.Comparer == StringComparer.OrdinalIgnoreCase, string.Join(",", Readers));

    public void Put(int book, string title, decimal price, Genre genre)
    {
        if (!_books.ContainsKey(book)) Raise(new BookPut(book, title, price, genre));
    }

    public void Lend(int book, string to)
    {
        if (_books.ContainsKey(book)) Raise(new BookLent(book, to));
    }

    public void Sell(int book)
    {
        if (_books.ContainsKey(book)) Raise(new BookSold(book));
    }

    public void Label(string mark, string? note) => Raise(new ShelfLabelled(new ShelfMark(mark), note));

    private void Apply(in BookPut e)
    {
        Worth += e.Price;
        LastGenre = e.Genre;
        if (!_byTitle.TryGetValue(e.Title, out List<int>? numbers)) _byTitle.Add(e.Title, numbers = []);
        numbers.Add(e.Book);
        _history.Add("put " + e.Title);
        _genres.Add(e.Genre);
        _prices.Add(e.Price);
        _waiting.Enqueue(e.Book);
        _top.Push((e.Book, e.Title));
        _counts[e.Book] = _counts.GetValueOrDefault(e.Book) + 1;
        _perGenre[(int)e.Genre]++;
        _words = [[e.Title, "x"], []];
        _titles = _byTitle.Keys.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _tally = _tally.With(e.Price);
    }

    private void Apply(in BookLent e)
    {
        Lendings = Lendings.SetItem(e.To, Lendings.GetValueOrDefault(e.To) + 1);
        Readers = Readers.Add(e.To);
        _lent = _lent.Enqueue(new Slip(e.Book, e.To));
        _slips[e.To] = new Slip(e.Book, e.To);
        _last = _slips[e.To];
        if (_waiting.Count > 0) _waiting.Dequeue();
    }

    private void Apply(in BookSold e)
    {
        Worth -= _books[e.Book].Price;
        _books.Remove(e.Book);
        _sold = _sold.Push(e.Book);
        if (_top.Count > 1) _top.Pop();
        LastGenre = null;
    }

    private void Apply(in ShelfLabelled e)
    {
        _mark = e.Mark;
        _marks[e.Mark.Value] = e.Mark;
        _notes.AddLast(e.Note);
        _tags = e.Note is null ? default : [e.Mark.Value, e.Note];
        Page = new Uri("/shelves/" + _notes.Count, UriKind.Relative);
    }

    /// <summary>A child that nobody outside can name.</summary>
    private sealed class Book
    {
        private readonly List<string> _readers = [];

        internal Book(in BookPut e) => (Title, Price) = (e.Title, e.Price);

        public string Title { get; }

        public decimal Price { get; }

        public int Lent { get; private set; }

        public IEnumerable<string> Readers => _readers.AsReadOnly();

        internal void Apply(in BookLent e)
        {
            Lent++;
            _readers.Add(e.To);
        }
    }

    private sealed record Slip(int Book, string To)
    {
        public int Length { get; } = To.Length;
    }

    private readonly struct Tally
    {
        private readonly int _count;
        private readonly decimal _sum;

        private Tally(int count, decimal sum) => (_count, _sum) = (count, sum);

        public Tally With(decimal price) => new(_count + 1, _sum + price);

        public override string ToString() => $"{_count}:{_sum}";
    }
}
