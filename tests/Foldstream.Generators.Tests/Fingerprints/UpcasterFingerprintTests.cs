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

        public sealed record Box(int Size = 3)
        {
            public int Weight { get; init; } = 9;
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
          Amount: i32 = 7

        event order-placed@1 is Shop.OrderPlaced
          Customer: str
          Price: decimal = 5
          Lines: [Shop.Line@1]
          Box: Shop.Box@1?

        event order-placed@2 is Shop.OrderPlaced
          Customer: str
          Price: decimal

        record Shop.Box@1
          Size: i32 = 3

        record Shop.Line@1
          Sku: str
          Count: i32 = 1

        [unshipped]
        """;

    [Theory]
    [InlineData("the last step", "new(old.Customer, Money.Cents(old.Price))", "new(old.Customer + \"!\", Money.Cents(old.Price))", true, false)]
    [InlineData("the first step", "new(old.Customer, old.Price)", "new(old.Customer, old.Price + 1m)", true, false)]
    [InlineData("a helper that an upcaster calls with a member of the old version", "(int)(price * 100m)", "(int)(price * 10m)", true, false)]
    [InlineData("a helper that no upcaster calls", "Unused() => 1", "Unused() => 2", false, false)]
    [InlineData("the overload that the member's type does not choose", "Cents(object price) => -1", "Cents(object price) => -2", false, false)]
    [InlineData("an upcaster of another type", "new(old.Amount)", "new(old.Amount * 2)", false, true)]
    [InlineData("a default of a type that an old version holds", "int Size = 3", "int Size = 4", true, false)]
    [InlineData("an initialiser of a type that an old version holds", "= 9", "= 8", true, false)]
    [InlineData("space", "new(old.Customer, old.Price)", "new( old.Customer, /* as it was */ old.Price )", false, false)]
    public void An_edit_of_what_old_events_become_changes_the_fingerprints_of_those_who_fold_them(string what, string text, string by, bool order, bool bill)
    {
        Assert.Contains(text, Source, StringComparison.Ordinal);
        (string before, string beforeBill) = Hashes(Source, Lock);
        (string after, string afterBill) = Hashes(Source.Replace(text, by, StringComparison.Ordinal), Lock);

        Assert.True((before != after) == order, what);
        Assert.True((beforeBill != afterBill) == bill, what);
    }

    [Theory]
    [InlineData("a default of an old version", "decimal = 5", "decimal = 6", true, false)]
    [InlineData("a default that is there no more", "decimal = 5", "decimal", true, false)]
    [InlineData("a default inside a type that the code has no more", "Count: i32 = 1", "Count: i32 = 2", true, false)]
    [InlineData("a default of another event", "Amount: i32 = 7", "Amount: i32 = 8", false, true)]
    [InlineData("a comment", "[shipped]", "# What is in the shops.\n[shipped]", false, false)]
    [InlineData("an event that nobody upcasts", "[unshipped]", "[unshipped]\n\nevent order-printed@1 is Shop.OrderPrinted\n  Copies: i32 = 1", false, false)]
    public void An_edit_of_what_the_lock_says_of_old_versions_changes_them_too(string what, string text, string by, bool order, bool bill)
    {
        Assert.Contains(text, Lock, StringComparison.Ordinal);
        (string before, string beforeBill) = Hashes(Source, Lock);
        (string after, string afterBill) = Hashes(Source, Lock.Replace(text, by, StringComparison.Ordinal));

        Assert.True((before != after) == order, what);
        Assert.True((beforeBill != afterBill) == bill, what);
    }

    [Theory]
    [InlineData("int Quantity = 1", "int Quantity = 2")]
    [InlineData("public int Half { get; } = Quantity / 2;", "public int Half { get; } = Quantity / 3;")]
    [InlineData("One = 1, Other = 2", "One = 1, [Unknown] Other = 2")]
    public void So_does_an_edit_of_what_an_old_version_holds(string text, string by)
    {
        const string Added = """

            public sealed record Item(string Sku, Kind Kind, int Quantity = 1)
            {
                public int Half { get; } = Quantity / 2;
            }

            public enum Kind { One = 1, Other = 2 }
            """;
        string eventLock = Lock.ReplaceLineEndings("\n").Replace("  Amount: i32 = 7\n", "  Item: Shop.Item@1\n", StringComparison.Ordinal).Replace("[unshipped]", """
            record Shop.Item@1
              Sku: str
              Kind: Shop.Kind@1
              Quantity: i32 = 1

            enum Shop.Kind@1: i32
              One = 1
              Other = 2

            [unshipped]
            """.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        string source = Source.Replace("new(old.Amount)", "new(old.Item.Half)", StringComparison.Ordinal) + Added;
        (string order, string bill) = Hashes(source, eventLock);
        (string afterOrder, string afterBill) = Hashes(source.Replace(text, by, StringComparison.Ordinal), eventLock);

        Assert.NotEqual(bill, afterBill);
        Assert.Equal(order, afterOrder);
        Assert.DoesNotContain("AddAssembly(\"Shop\"", Generation.Of(Generation.Project(source), eventLock).Files["Shop.Bill.Fingerprint.g.cs"], StringComparison.Ordinal);
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
