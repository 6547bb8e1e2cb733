using System.Collections.Immutable;
using Foldstream.Stores;
using Foldstream.Torture.Disk;
using Foldstream.Torture.Fuzzing;
using Foldstream.Torture.Storms;
using Foldstream.Torture.Writing;

namespace Foldstream.Torture.Io;

/// <summary>
/// A power cut behind a failure: a system that has said once that bytes could not be handed over may have dropped them, and says nothing of it later. Whoever
/// goes on as if nothing were, acknowledges what never comes to the disk.
/// </summary>
internal static class PowerCutBehind
{
    /// <summary>Opens the store on what was synced, and compares.</summary>
    /// <param name="changes">All that was written, from nothing on.</param>
    /// <param name="address">Where it was written.</param>
    /// <param name="ledger">What was acknowledged.</param>
    /// <param name="dice">The dice.</param>
    /// <param name="tally">Is told.</param>
    public static async Task CompareAsync(ImmutableArray<DiskChange> changes, StoreAddress address, Ledger ledger, Dice dice, Tally tally)
    {
        using TemporaryFolder left = new(), nothing = new();
        DiskImage image = new(nothing.Path);
        foreach (DiskChange change in changes)
        {
            image.Apply(change);
        }

        image.WriteTo(left.Path, DropMode.Nothing, dice);
        try
        {
            await using IEventStore store = await (address with { Place = left.In(Path.GetFileName(address.Place)) }).OpenAsync();
            await ledger.CompareAsync(store, tally);
        }
        catch (FoldstreamException error)
        {
            tally.Break("unsound", error.Message);
        }
    }
}
