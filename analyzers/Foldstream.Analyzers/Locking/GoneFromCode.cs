using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Foldstream.Locking;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers.Locking;

/// <summary>
/// What is shipped and has no code. It is reported at its line of the lock; and what can be retired in the code, too: the command line applies no fix to what
/// is found in other files, and some editors show nothing there.
/// </summary>
internal sealed class GoneFromCode
{
    private static readonly ImmutableDictionary<string, string?> Retirable = ImmutableDictionary<string, string?>.Empty.Add(FixProperties.CanBeRetired, "true");

    private static readonly ConditionalWeakTable<WrittenNames, Gone> Found = new();

    private readonly DiagnosticDescriptor _rule;
    private readonly object[] _what;
    private readonly string _else, _and;
    private readonly bool _canBeRetired;

    private GoneFromCode(DiagnosticDescriptor rule, object[] what, string advice, bool canBeRetired, string and = "")
        => (_rule, _what, _else, _canBeRetired, _and) = (rule, what, advice, canBeRetired, and);

    /// <returns>Null for what is still there, or retired.</returns>
    public static GoneFromCode? Find(LockEntry entry, WrittenNames names) => entry switch
    {
        { IsRetired: true } => null,
        EventEntry e => Find(e, names),
        AggregateEntry aggregate => Find(aggregate, names),
        _ => null,
    };

    /// <summary>Reports what can be retired, at the one type that stands for it.</summary>
    public static void Report(SymbolAnalysisContext context, EventLockFile file, INamedTypeSymbol type, AttributeData attribute)
    {
        ILookup<string, (LockEntry, GoneFromCode)> holders = ByHolder(file, WrittenNames.Of(context.Compilation, context.CancellationToken));
        if (holders.Count == 0) return;

        string path = context.Options.AdditionalFiles.First(EventLockFile.Is).Path;
        foreach ((LockEntry entry, GoneFromCode gone) in holders[LiveLock.NameOf(TypeNames.Full(type))])
        {
            context.ReportDiagnostic(Diagnostic.Create(
                gone._rule, Problems.LocationOf(attribute, type, null, context.CancellationToken), [file.LineOf(path, entry.Line.Number)], Retirable,
                [.. gone._what, FormattableString.Invariant($"{gone._else}, or let the fix write 'retired' before line {entry.Line.Number} of {EventLockFile.Name}{gone._and}")]));
        }
    }

    /// <summary>What can be retired, by the type that it is reported at; found once for all types.</summary>
    private static ILookup<string, (LockEntry, GoneFromCode)> ByHolder(EventLockFile file, WrittenNames names)
    {
        if (Found.TryGetValue(names, out Gone? known) && known.File == file) return known.ByHolder;

        Gone found = new(file, file.Lock.Shipped
            .Select(entry => (Entry: entry, Gone: Find(entry, names)!, Holder: names.HolderFor(entry.Name)!))
            .Where(one => one is { Gone._canBeRetired: true, Holder: not null })
            .ToLookup(one => one.Holder, one => (one.Entry, one.Gone), StringComparer.Ordinal));
        lock (Found)
        {
            Found.Remove(names);
            Found.Add(names, found);
        }

        return found.ByHolder;
    }

    /// <summary>The report at its line of the lock.</summary>
    public Diagnostic At(Location line)
        => Diagnostic.Create(_rule, line, _canBeRetired ? Retirable : null, [.. _what, _canBeRetired ? $"{_else}, or write 'retired' before this line{_and}" : _else]);

    private static GoneFromCode? Find(EventEntry shipped, WrittenNames names)
    {
        int newest = names.NewestVersion(shipped.Name);
        if (newest >= shipped.Revision || names.IsUpcast(shipped.Name, shipped.Revision)) return null;

        return newest > 0
            ? Event($"the code has no more than version {newest}", $"Put the version back: what is stored as version {shipped.Revision} has other bytes", canBeRetired: false)
            : names.EventOf(shipped.ClrName) is { } renamed
            ? Event($"'{shipped.ClrName}', which stood for it, is called '{renamed}' now", $"Call it '{shipped.Name}' again, or write an upcaster with [Upcasts(\"{shipped.Name}\", {shipped.Revision})]", canBeRetired: false)
            : Event("no code reads it", $"Put the event back, write an upcaster with [Upcasts(\"{shipped.Name}\", {shipped.Revision})]", canBeRetired: true);

        GoneFromCode Event(string cause, string advice, bool canBeRetired)
            => new(Descriptors.FOLD302_ShippedEventIsGone, [shipped.Name, shipped.Revision, cause], advice, canBeRetired, " and ignore the name in the aggregates whose streams may hold it");
    }

    // One whose type has another category is reported there.
    private static GoneFromCode? Find(AggregateEntry shipped, WrittenNames names)
        => names.HasCategory(shipped.Name) || names.CategoryOf(shipped.ClrName) is not null ? null : new GoneFromCode(
            Descriptors.FOLD304_ShippedAggregateIsChanged, [shipped.Name, "no aggregate has it", "what its streams hold can't be replayed"], "Put the aggregate back", canBeRetired: true);

    private sealed record Gone(EventLockFile File, ILookup<string, (LockEntry, GoneFromCode)> ByHolder);
}
