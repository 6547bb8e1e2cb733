using System.Collections.Immutable;
using Foldstream.Generated.Tests.Upcasting.Revisions;

namespace Foldstream.Generated.Tests.Upcasting;

public enum Coin
{
    Euro = 1,
    Dollar = 2,
}

public readonly record struct PaidLine(string What, long Amount, bool IsTip = false);

/// <summary>Now that nobody pays by card, it is a record.</summary>
public sealed record Wallet(string Kind);

[Event("visit-booked", Version = 4)]
public readonly partial record struct VisitBooked(string Guest, int Nights, string Room, decimal Rate, string Channel)
{
    public const string Unknown = "?";

    private static V2 Upcast(in V1 old) => new(old.Guest, old.Nights, null);

    private static V3 Upcast(in V2 old) => new(old.Guest, old.Nights, old.Room ?? Unknown, 80m);

    private static VisitBooked Upcast(V3 old) => new(old.Guest, old.Nights, old.Room, old.Rate, Channel: "desk");
}

[Event("guest-renamed")]
public sealed partial record GuestRenamed(string Guest);

[Event("nights-changed")]
public readonly partial record struct NightsChanged(int Nights);

[Event("bill-paid")]
public readonly partial record struct BillPaid(Coin Coin, ImmutableArray<PaidLine> Lines, string From);

/// <summary>What became of events that have no type any more.</summary>
internal static partial class Formerly
{
    [Upcasts("visit-changed", 1)]
    private static (GuestRenamed?, NightsChanged) Split(in VisitChangedV1 old)
        => (old.Guest is null ? null : new GuestRenamed(old.Guest), new NightsChanged(old.Nights));

    [Upcasts("visit-paid", 1)]
    private static BillPaid Rename(VisitPaidV1 old)
    {
        long factor = old.Coin is Coin1.Euro ? 1 : 100;
        IEnumerable<PaidLine> tips = old.Tips.OrderBy(tip => tip.Key, StringComparer.Ordinal).Select(tip => new PaidLine(tip.Key, tip.Value / factor, IsTip: true));
        return new BillPaid(Coin.Euro, [.. old.Lines.Select(line => line with { Amount = line.Amount / factor }), .. tips], old.From switch
        {
            Wallet1.CardWallet card => "card " + card.Number,
            Wallet1.CashWallet cash => $"{cash.Notes} notes and {cash.Coins} coins",
            _ => VisitBooked.Unknown,
        });
    }

    [Upcasts("visit-viewed", 1)]
    private static void Forget(in VisitViewedV1 old)
    {
    }

    [Upcasts("visit-scolded", 1)]
    private static NightsChanged Fail(in VisitScoldedV1 old) => throw new InvalidTimeZoneException(old.Reason);
}
