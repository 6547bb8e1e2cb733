using Microsoft.CodeAnalysis;

namespace Foldstream.Generators.Tests.Upcasting;

/// <summary>Upcasters of one project serve the aggregates of another.</summary>
public sealed class UpcasterReferenceTests
{
    private const string Contracts = """
        namespace Contracts;

        [Event("order-placed", Version = 3)]
        public sealed partial record OrderPlaced(string Customer, int Lines)
        {
            private static (V2?, NoteTaken) Upcast(in V1 old) => (new(old.Customer), new(old.Note));

            private static OrderPlaced? Upcast(in V2 old) => old.Customer == "" ? null : new(old.Customer, 0);
        }

        [Event("note-taken")]
        public readonly partial record struct NoteTaken(string Text);

        internal static partial class Formerly
        {
            [Upcasts("order-viewed", 1)]
            private static void Forget(in OrderViewedV1 old) { }
        }

        public static partial class Renamed
        {
            [Upcasts("order-noted", 1)]
            private static NoteTaken Rename(in OrderNotedV1 old) => new(old.Text);

            [Upcasts("order-seen", 1)]
            private static void Forget(in OrderSeenV1 old) { }

            [Upcasts("order-moved", 1)]
            private static (NoteTaken, OrderSent) Split(in OrderMovedV1 old) => (new(old.Why), new(old.To, old.By, 1));

            [Upcasts("order-shifted", 1)]
            private static OrderMovedV1 Shift(in OrderShiftedV1 old) => new(old.Reason, "", old.Place, "");
        }

        [Event("order-sent")]
        public readonly partial record struct OrderSent(string To, string By, int Parcels);
        """;

    private const string Lock = """
        format 1

        [shipped]

        event order-moved@1 is Contracts.OrderMoved
          Why: str
          From: str
          To: str
          By: str

        event order-noted@1 is Contracts.OrderNoted
          Text: str

        event order-placed@1 is Contracts.OrderPlaced
          Customer: str
          Note: str

        event order-placed@2 is Contracts.OrderPlaced
          Customer: str

        event order-seen@1 is Contracts.OrderSeen
          By: str

        event order-shifted@1 is Contracts.OrderShifted
          Reason: str
          Place: str
          Nobody: str

        event order-viewed@1 is Contracts.OrderViewed
          By: str

        [unshipped]

        """;

    private const string Host = """
        namespace Host;

        using Contracts;

        [Aggregate("order")]
        public sealed partial class Order
        {
            public string Text { get; private set; } = "";

            private void Apply(OrderPlaced e) => Text = e.Customer;

            private void Apply(in NoteTaken e, in EventContext context) => Text += context.Part;
        }
        """;

    [Fact]
    public void An_aggregate_replays_the_old_events_of_a_referenced_project()
    {
        MetadataReference contracts = Generation.Of(Generation.Project("Contracts", DocumentationMode.Parse, Contracts), Lock).Output.EmitToImageReference();
        Generation host = Generation.Of(Generation.Project("Host", DocumentationMode.Parse, Host).AddReferences(contracts));
        Assert.Empty(host.Problems);

        string aggregate = host.Files["Host.Order.Aggregate.g.cs"];
        Assert.Contains("case 2: // ignored: order-seen v1\n", aggregate, StringComparison.Ordinal);
        foreach (string old in (string[])["order-noted v1", "order-placed v1", "order-placed v2"])
        {
            Assert.Contains($": // {old}, upcast\n", aggregate, StringComparison.Ordinal);
        }

        Assert.Contains(
            """
                        global::Contracts.OrderPlaced.V1.DecodePayload(payload, ulong.MaxValue, out global::Contracts.OrderPlaced.V1 e);
                        var e1 = global::Contracts.OrderPlaced.FoldstreamUpcastV1(in e);

                        if (e1.Item1 is { } e2)
                        {
                            if (global::Contracts.OrderPlaced.FoldstreamUpcastV2(in e2) is { } e3)
                            {
            """.ReplaceLineEndings("\n"),
            aggregate,
            StringComparison.Ordinal);
        Assert.Contains("self.Apply(in e4, page.ContextOf(1));", aggregate, StringComparison.Ordinal);

        // What the other project keeps to itself is no concern of this one.
        Assert.DoesNotContain("order-viewed", aggregate, StringComparison.Ordinal);
    }

    [Fact]
    public void It_decodes_of_them_what_it_reads()
    {
        MetadataReference contracts = Generation.Of(Generation.Project("Contracts", DocumentationMode.Parse, Contracts), Lock).Output.EmitToImageReference();
        Generation host = Generation.Of(Generation.Project("Host", DocumentationMode.Parse, Host
            .Replace("Text += context.Part;", "Text += context.Part + e.Text;", StringComparison.Ordinal)
            .Replace("private void Apply(OrderPlaced e)", "private void Apply(in OrderSent e) => Text += e.By;\n\n    private void Apply(OrderPlaced e)", StringComparison.Ordinal)).AddReferences(contracts));
        Assert.Empty(host.Problems);

        // Why and By are the first and the fourth; of what was shifted it is the reason alone, for By is a constant there.
        string aggregate = host.Files["Host.Order.Aggregate.g.cs"];
        Assert.Contains("global::Contracts.Renamed.OrderMovedV1.DecodePayload(payload, 0x9UL,", aggregate, StringComparison.Ordinal);
        Assert.Contains("global::Contracts.Renamed.OrderShiftedV1.DecodePayload(payload, 0x1UL,", aggregate, StringComparison.Ordinal);

        // What may come to nothing is decoded whole.
        Assert.Contains("global::Contracts.OrderPlaced.V1.DecodePayload(payload, ulong.MaxValue,", aggregate, StringComparison.Ordinal);
    }
}
