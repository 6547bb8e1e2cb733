using System.Collections.Immutable;

namespace Foldstream.Formers;

/// <summary>The first version, and the two after it. It has become a fourth one.</summary>
[Event("visit-booked")]
public readonly partial record struct VisitBookedV1(string Guest, int Nights = 1);

/// <summary>The second version.</summary>
[Event("visit-booked", Version = 2)]
public sealed partial record VisitBookedV2(string Guest, int Nights, string? Room);

/// <summary>The third version.</summary>
[Event("visit-booked", Version = 3)]
public readonly partial record struct VisitBookedV3(string Guest, int Nights, string Room, decimal Rate);

/// <summary>It has been split into two, of which the first may be absent.</summary>
[Event("visit-changed")]
public readonly partial record struct VisitChanged(string? Guest, int Nights);

/// <summary>It has another name, and its coin and its lines are others too.</summary>
[Event("visit-paid")]
public readonly partial record struct VisitPaid(Coin Coin, ImmutableArray<PaidLine> Lines, ImmutableDictionary<string, int> Tips, Wallet? From);

/// <summary>It has become nothing.</summary>
[Event("visit-viewed")]
public readonly partial record struct VisitViewed(string By);

/// <summary>It is not what anybody expects.</summary>
[Event("visit-scolded")]
public readonly partial record struct VisitScolded(string Reason);

/// <summary>A unit of money that the code counts otherwise by now.</summary>
public enum Coin
{
    /// <summary>A hundredth.</summary>
    Cent = 1,

    /// <summary>A whole.</summary>
    Euro = 2,
}

/// <summary>What was paid for, in its coin.</summary>
public readonly record struct PaidLine(string What, long Amount);

/// <summary>Where the money came from.</summary>
public abstract record Wallet;

/// <summary>A card.</summary>
[Case(1)]
public sealed record CardWallet(string Number) : Wallet;

/// <summary>No card.</summary>
[Case(2)]
public sealed record CashWallet(int Notes, int Coins) : Wallet;
