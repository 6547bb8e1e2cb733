using Foldstream.Locking;
using Microsoft.Build.Framework;

namespace Foldstream.Build;

/// <summary>Moves the unshipped half of <c>events.lock</c> to the shipped one: what the code writes now may be in somebody's database from here on.</summary>
public sealed class ShipEventLock : LockTask
{
    private protected override void Run()
    {
        LockFile file = LockFile.Open(File);
        if (!file.Exists || Read(file) is not { } known) return;

        foreach ((LockEntry entry, LockDifference difference) in Broken(known))
        {
            Log.LogError(null, "FOLD301", null, File, entry.Line.Number, 0, 0, 0, $"{entry.Keyword} {entry.Name} can't ship: {difference.Path} {difference.Cause}, and an earlier form is shipped.");
        }

        if (Log.HasLoggedErrors) return;
        if (known.Unshipped.Count == 0)
        {
            Log.LogMessage(MessageImportance.High, $"{File}: nothing to ship.");
            return;
        }

        file.Write(LockText.Print(known.Ship()));
        Log.LogMessage(MessageImportance.High, $"{File}: {known.Unshipped.Count} entries shipped. Commit it with the release.");
    }

    /// <summary>Additions that are none. The compiler's rules say so, too; switched off, they must not lose what is shipped.</summary>
    private static IEnumerable<(LockEntry Entry, LockDifference Difference)> Broken(EventLock known)
    {
        LockTypes shipped = new(known.Shipped), current = new(known.Current);
        return from entry in known.Unshipped
               let before = shipped.Find(entry.Key)
               where before is not null
               from difference in LockComparison.Of(before, shipped, entry, current)
               select (entry, difference);
    }
}
