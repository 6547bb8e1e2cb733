using System.Text.RegularExpressions;
using Foldstream.Generators.Tests.Hazards;

namespace Foldstream.Generators.Tests.Fingerprints;

/// <summary>Old events are folded through upcasters: what those do determines the state, too.</summary>
public sealed partial class UpcasterFingerprintTests
{
    private const string Source = """
        namespace Shop;

        [Event("order-placed", Version = 3)]
        public readonly partial record struct OrderPlaced(string Customer, int Cents)
        {
            private static V2 Upcast(in V1 old) => new(old.Customer, old.Price);

            private static OrderPlaced Upcast(in V2 old) => new(old.Customer, Money.Cents(old.Price));
        }

        public static class Money
        {
            public static int Cents(decimal price) => (int)(price * 100m);

            public static int Cents(object price) => -1;

            public static int Unused() => 1;
        }

        public static partial class Formerly
        {
            [Upcasts("order-changed", 1)]
            private static OrderPaid Rename(in OrderChangedV1 old) => new(old.Amount);
        }

        [Event("order-paid")]
        public readonly partial record struct OrderPaid(int Amount);

        [Aggregate("order")]
        public sealed partial class Order
        {
            public string Customer { get; private set; } = "";

            private void Apply(in OrderPlaced e) => Customer = e.Customer;
        }

        [Aggregate("bill")]
        public sealed partial class Bill
        {
            public int Paid { get; private set; }

            private void Apply(in OrderPaid e) => Paid += e.Amount;
        }
        """;

    private const string Lock = """
        format 1

        [shipped]

        event order-changed@1 is Shop.OrderChanged
          Amount: i32

        event order-placed@1 is Shop.OrderPlaced
          Customer: str
          Price: decimal

        event order-placed@2 is Shop.OrderPlaced
          Customer: str
          Price: decimal

        [unshipped]
        """;

    [Theory]
    [InlineData("the last step", "new(old.Customer, Money.Cents(old.Price))", "new(old.Customer + \"!\", Money.Cents(old.Price))", true, false)]
    [InlineData("the first step", "new(old.Customer, old.Price)", "new(old.Customer, old.Price + 1m)", true, false)]
    [InlineData("a helper that an upcaster calls with a member of the old version", "(int)(price * 100m)", "(int)(price * 10m)", true, false)]
    [InlineData("a helper that no upcaster calls", "Unused() => 1", "Unused() => 2", false, false)]
    [InlineData("the overload that the member's type does not choose", "Cents(object price) => -1", "Cents(object price) => -2", false, false)]
    [InlineData("an upcaster of another type", "new(old.Amount)", "new(old.Amount * 2)", false, true)]
    [InlineData("space", "new(old.Customer, old.Price)", "new( old.Customer, /* as it was */ old.Price )", false, false)]
    public void An_edit_of_what_old_events_become_changes_the_fingerprints_of_those_who_fold_them(string what, string text, string by, bool order, bool bill)
    {
        Assert.Contains(text, Source, StringComparison.Ordinal);
        (string before, string beforeBill) = Hashes(Source, Lock);
        (string after, string afterBill) = Hashes(Source.Replace(text, by, StringComparison.Ordinal), Lock);

        Assert.True((before != after) == order, what);
        Assert.True((beforeBill != afterBill) == bill, what);
    }

    [Fact]
    public void A_project_that_is_built_again_has_the_same()
    {
        string file = Generation.Of(Generation.Project(Source), Lock).Files["Shop.Order.Fingerprint.g.cs"];

        Assert.Equal(Hashes(Source, Lock), Hashes(Source, Lock));

        // All of it was bound: no build id of the project itself stands for what could not be.
        Assert.DoesNotContain("AddAssembly(\"Shop\"", file, StringComparison.Ordinal);
    }

    private static (string Order, string Bill) Hashes(string source, string eventLock)
    {
        Generation generation = Generation.Of(Generation.Project(source), eventLock);
        Assert.Empty(generation.Problems);
        return (Of("Order"), Of("Bill"));

        string Of(string type) => Hash().Match(generation.Files[$"Shop.{type}.Fingerprint.g.cs"]).Groups[1].Value is { Length: 64 } hash ? hash : throw new InvalidOperationException("No hash.");
    }

    [GeneratedRegex("AddCode\\(\"([0-9a-fA-F]{64})\"\\)")]
    private static partial Regex Hash();
}
