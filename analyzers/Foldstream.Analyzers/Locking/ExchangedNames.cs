using System.Collections.Immutable;
using Foldstream.Locking;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers.Locking;

/// <summary>
/// Finds types that have taken each other's names on disk. All names are still there, and the shapes may be equal: what is stored can be read, and means something
/// else than it did.
/// </summary>
internal static class ExchangedNames
{
    public static void ReportEvent(SymbolAnalysisContext context, EventLockFile file, INamedTypeSymbol type, AttributeData attribute, string name)
    {
        WrittenNames names = WrittenNames.Of(context.Compilation, context.CancellationToken);
        if (Find(file.Lock.Current.OfType<EventEntry>(), entry => entry.ClrName, type, name, names.EventOf) is not var (former, taken)) return;
        if (!IsShipped(file, former) || !IsShipped(file, taken) || names.NewestVersion(former.Name) == 0) return;

        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.FOLD302_ShippedEventIsGone, Problems.LocationOf(attribute, type, null, context.CancellationToken),
            former.Name, former.Revision, $"'{former.ClrName}', which stood for it, has taken the name '{name}' of '{taken.ClrName}'",
            $"Call it '{former.Name}' again, or what is stored means something else than it did. {Otherwise(former.ClrName, taken)}"));
    }

    public static void ReportAggregate(SymbolAnalysisContext context, EventLockFile file, INamedTypeSymbol type, AttributeData attribute, string category)
    {
        WrittenNames names = WrittenNames.Of(context.Compilation, context.CancellationToken);
        if (Find(file.Lock.Current.OfType<AggregateEntry>(), entry => entry.ClrName, type, category, names.CategoryOf) is not var (former, taken)) return;
        if (!IsShipped(file, former) || !IsShipped(file, taken) || !names.HasCategory(former.Name)) return;

        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.FOLD304_ShippedAggregateIsChanged, Problems.LocationOf(attribute, type, null, context.CancellationToken),
            ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Replacement, former.Name),
            former.Name, $"'{former.ClrName}', which stood for it, has taken the category '{category}' of '{taken.ClrName}'", "its streams would be folded by another aggregate",
            $"Call it '{former.Name}' again. {Otherwise(former.ClrName, taken)}"));
    }

    /// <returns>The newest entry that the type stood for, and the one whose name it has, if that one's type is there under a name that it has taken in turn.</returns>
    private static (T Former, T Taken)? Find<T>(IEnumerable<T> entries, Func<T, string> typeOf, INamedTypeSymbol type, string name, Func<string, string?> nameOf)
        where T : LockEntry
    {
        string clrName = LiveLock.NameOf(TypeNames.Full(type));
        List<T> newest = [.. entries.Where(entry => !entry.IsRetired).GroupBy(entry => entry.Name).Select(versions => versions.OrderBy(entry => entry.Revision).Last())];
        T? taken = newest.Find(entry => entry.Name == name), former = newest.Find(entry => typeOf(entry) == clrName);
        if (taken is null || former is null || typeOf(taken) == clrName) return null;

        return nameOf(typeOf(taken)) is { } other && other != name && newest.Exists(entry => entry.Name == other) ? (former, taken) : null;
    }

    private static bool IsShipped(EventLockFile file, LockEntry entry) => file.Lock.Shipped.Any(shipped => shipped.Key.Kind == entry.Key.Kind && shipped.Name == entry.Name);

    private static string Otherwise(string clrName, LockEntry taken)
        => FormattableString.Invariant($"If it is the classes that were given each other's names, write 'is {clrName}' into line {taken.Line.Number} of {EventLockFile.Name}");
}
