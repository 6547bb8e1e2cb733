using System.Collections.Immutable;

namespace Foldstream.Generated.Tests.Upcasting;

/// <summary>A class that is born.</summary>
[Aggregate("visit")]
internal sealed partial class Visit
{
    private Visit(in VisitBooked e, in EventContext context) => Log = [FormattableString.Invariant($"{context.Version}.{context.Part} {e.Guest} {e.Nights} {e.Room} {e.Rate} {e.Channel}")];

    public ImmutableList<string> Log { get; private set; }

    public void Rename(string guest) => Raise(new GuestRenamed(guest));

    private void Apply(GuestRenamed e, in EventContext context) => Log = Log.Add(FormattableString.Invariant($"{context.Version}.{context.Part} guest {e.Guest}"));

    private void Apply(in NightsChanged e, in EventContext context) => Log = Log.Add(FormattableString.Invariant($"{context.Version}.{context.Part} nights {e.Nights}"));

    private void Apply(in BillPaid e)
        => Log = Log.Add($"paid {e.Coin} {string.Join(", ", e.Lines.Select(line => FormattableString.Invariant($"{line.What} {line.Amount}{(line.IsTip ? " tip" : "")}")))} from {e.From}");
}

/// <summary>A record.</summary>
[Aggregate("visit-sheet")]
[Ignores<BillPaid>]
internal sealed partial record VisitSheet(string Guest, int Nights, int Parts)
{
    public static VisitSheet Initial { get; } = new("", 0, 0);

    private VisitSheet Apply(in VisitBooked e) => this with { Guest = e.Guest, Nights = e.Nights };

    private VisitSheet Apply(GuestRenamed e, in EventContext context) => this with { Guest = e.Guest, Parts = Parts + context.Part };

    private VisitSheet Apply(in NightsChanged e, in EventContext context) => this with { Nights = e.Nights, Parts = Parts + context.Part };
}

/// <summary>A value that reads no text.</summary>
[Aggregate("visit-tally")]
[Ignores<GuestRenamed>]
internal readonly partial record struct VisitTally(int Bookings, int Nights)
{
    private VisitTally(in VisitBooked e)
        : this(1, e.Nights)
    {
    }

    private VisitTally Apply(in VisitBooked e) => new(Bookings + 1, Nights + e.Nights);

    private static VisitTally Apply(in VisitTally state, in NightsChanged e) => state with { Nights = e.Nights };
}
