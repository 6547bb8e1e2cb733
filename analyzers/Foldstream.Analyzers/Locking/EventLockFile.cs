using System.Runtime.CompilerServices;
using Foldstream.Locking;
using Foldstream.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.Analyzers.Locking;

/// <summary>The project's <c>events.lock</c> as the analyzers ask it.</summary>
internal sealed class EventLockFile
{
    public const string Name = EventLock.FileName;

    /// <summary>A text outlives the compilation of one keystroke, and all analyzers ask for the same one.</summary>
    private static readonly ConditionalWeakTable<SourceText, EventLockFile> Read = new();

    private readonly SourceText _text;
    private readonly Dictionary<LockKey, LockEntry> _shipped = [];
    private readonly ILookup<string, EventEntry> _events;

    private EventLockFile(SourceText text)
    {
        _text = text;
        (Lock, EquatableArray<LockProblem> problems) = LockReader.Read(text.ToString());
        Problems = problems;
        foreach (LockEntry entry in Lock.Shipped) _shipped[entry.Key] = entry;
        _events = Lock.Shipped.Concat(Lock.Unshipped).OfType<EventEntry>().ToLookup(entry => entry.Name, StringComparer.Ordinal);
        Types = new LockTypes(Lock.Held(Lock.Shipped));
    }

    public EventLock Lock { get; }

    public EquatableArray<LockProblem> Problems { get; }

    /// <summary>What is shipped, as the code is held to it, to look up what entries refer to.</summary>
    public LockTypes Types { get; }

    /// <summary>Null where the project has no such file.</summary>
    public static EventLockFile? Find(AnalyzerOptions options, CancellationToken cancellation)
        => options.AdditionalFiles.FirstOrDefault(file => Is(file)) is { } file ? Of(file, cancellation) : null;

    /// <summary>Null also where nothing is shipped, so that the code is free, or where the file can't be relied on, which has a rule of its own.</summary>
    public static EventLockFile? FindShipped(AnalyzerOptions options, CancellationToken cancellation)
        => Find(options, cancellation) is { Problems.Count: 0, Lock.Shipped.Count: > 0 } file ? file : null;

    public static bool Is(AdditionalText file) => EventLock.IsFile(file.Path);

    public static EventLockFile? Of(AdditionalText file, CancellationToken cancellation)
        => file.GetText(cancellation) is { } text ? Read.GetValue(text, static text => new EventLockFile(text)) : null;

    /// <summary>The shipped event of a name and version; null also where it is retired.</summary>
    public EventEntry? FindEvent(string name, int version) => Find(new LockKey("event", name, version)) is EventEntry { IsRetired: false } entry ? entry : null;

    /// <summary>The shipped aggregate of a category; null also where it is retired.</summary>
    public AggregateEntry? FindAggregate(string category) => Find(new LockKey("aggregate", category, 0)) is AggregateEntry { IsRetired: false } entry ? entry : null;

    /// <summary>The retired entry that an event would bring back, or null: the version itself is retired, or all that the name ever had.</summary>
    public EventEntry? FindRetired(string name, int version)
    {
        List<EventEntry> shipped = [.. _events[name].Where(entry => _shipped.ContainsKey(entry.Key))];
        return shipped.FirstOrDefault(entry => entry.IsRetired && entry.Revision == version)
            ?? (shipped.TrueForAll(entry => entry.IsRetired) ? shipped.LastOrDefault() : null);
    }

    /// <summary>The retired aggregate of a category, or null.</summary>
    public AggregateEntry? FindRetiredAggregate(string category) => Find(new LockKey("aggregate", category, 0)) is AggregateEntry { IsRetired: true } entry ? entry : null;

    /// <summary>A version that no event of the name has had.</summary>
    public int NextVersion(string name) => _events[name].Max(entry => entry.Revision) + 1;

    /// <summary>A line of the file, from 1.</summary>
    public Location LineOf(string path, int line)
    {
        TextSpan span = _text.Lines[Math.Min(Math.Max(line, 1), _text.Lines.Count) - 1].Span;
        return Location.Create(path, span, _text.Lines.GetLinePositionSpan(span));
    }

    private LockEntry? Find(LockKey key) => _shipped.TryGetValue(key, out LockEntry? entry) ? entry : null;
}
