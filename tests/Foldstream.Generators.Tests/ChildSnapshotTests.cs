namespace Foldstream.Generators.Tests;

public sealed class ChildSnapshotTests
{
    [Fact]
    public void A_class_with_children() => Snapshot.MatchesAggregates(Generation.Of("""
        namespace Shop;

        [Event("loan-requested")]
        public readonly partial record struct LoanRequested(int First, decimal Wanted);

        [Event("offer-made")]
        public readonly partial record struct OfferMade(int Offer, decimal Amount, string Terms);

        [Event("offer-noted")]
        public sealed partial record OfferNoted(string By, int Offer, string Note, DateTimeOffset At);

        [Event("offer-withdrawn")]
        public readonly partial record struct OfferWithdrawn(int Offer, string Why);

        [Aggregate("loan")]
        public sealed partial class Loan
        {
            [Entity(nameof(OfferMade.Offer))] private readonly Dictionary<int, Offer> _offers = new();

            [Entity(nameof(LoanRequested.First))] private readonly SortedDictionary<int, Request> @requests = new();

            [Entity("Offer")] private readonly Dictionary<int, Note> _notes = new();

            private Loan(in LoanRequested e) => Wanted = e.Wanted;

            public decimal Wanted { get; private set; }

            public void Withdraw(int offer) => Raise(new OfferWithdrawn(offer, "no use"));

            public void Remark(OfferNoted note) => Raise(note);

            private void Apply(in OfferWithdrawn e) => _offers.Remove(e.Offer);

            private sealed record Note(string Text)
            {
                public Note(OfferNoted e, in EventContext context) : this(e.Note + context.Version) { }

                public Note Apply(OfferNoted e) => this with { Text = e.Note };
            }
        }

        public sealed class Offer
        {
            internal Offer(in OfferMade e) => Amount = e.Amount;

            public decimal Amount { get; }

            public DateTimeOffset At { get; private set; }

            internal void Apply(OfferNoted e, in EventContext context) => At = e.At;

            internal void Apply(in OfferWithdrawn e) => At = default;
        }

        public readonly record struct Request(decimal Wanted)
        {
            internal Request(in LoanRequested e) : this(e.Wanted) { }
        }
        """));

    [Fact]
    public void A_record_with_children() => Snapshot.MatchesAggregates(Generation.Of("""
        namespace Shop;

        [Event("offer-made")]
        public readonly partial record struct OfferMade(int Offer, decimal Amount, string Terms);

        [Event("offer-improved")]
        public readonly partial record struct OfferImproved(int Offer, int Condition, decimal Amount);

        [Aggregate("loan")]
        public readonly partial record struct Loan(
            [Entity(nameof(OfferMade.Offer))] ImmutableDictionary<int, Offer> Offers,
            [property: Entity(nameof(OfferImproved.Condition))] ImmutableSortedDictionary<int, Condition> @Conditions)
        {
            public static Loan Initial => new(ImmutableDictionary<int, Offer>.Empty, ImmutableSortedDictionary<int, Condition>.Empty);

            private Loan Apply(in OfferImproved e) => this;
        }

        public readonly record struct Offer(decimal Amount)
        {
            public Offer(in OfferMade e) : this(e.Amount) { }

            public static Offer Apply(in Offer state, in OfferImproved e) => new(e.Amount);
        }

        public sealed record Condition(int Times)
        {
            public Condition(in OfferImproved e, in EventContext context) : this(1) { }

            public Condition Apply(in OfferImproved e) => this with { Times = Times + 1 };
        }
        """));

    [Fact]
    public void Children_with_errors_leave_only_the_errors_of_their_rules()
    {
        Generation generation = Generation.Of("""
            namespace Shop;

            [Event("offer-made")]
            public readonly partial record struct OfferMade(int Number);

            [Event("offer-sent")]
            public readonly partial record struct OfferSent(int Offer);

            [Aggregate("loan")]
            public sealed partial class Loan
            {
                [Entity("Offer")] private readonly Dictionary<int, Offer> _offers = new();

                public void Send() => Raise(new OfferSent(1));
            }

            public sealed class Offer
            {
                private Offer(in OfferMade e) { }

                internal void Apply(in OfferSent e) { }
            }
            """);

        Assert.Empty(generation.Problems);
    }
}
