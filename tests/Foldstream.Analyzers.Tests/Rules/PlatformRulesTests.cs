using System.Text.RegularExpressions;

namespace Foldstream.Analyzers.Tests.Rules;

/// <summary>The rules of the SDK about what is unused, could be static or could be readonly, over code that is honest in part.</summary>
public sealed partial class PlatformRulesTests
{
    private static readonly string[] Watched =
        ["IDE0044", "IDE0051", "IDE0052", "IDE0060", "IDE0290", "CA1801", "CA1811", "CA1812", "CA1822", "CA1823", "CA1852", "CS0169", "CS0414", "CS0649", "CS8618"];

    [Fact]
    public Task What_a_replay_calls_in_a_class_is_not_called_unused_and_what_is_unused_is() => Holds("""
        [Identifier] internal readonly partial record struct OrderId(Guid Value);
        [Event("placed")] internal readonly partial record struct Placed(string Customer);
        [Event("paid")] internal readonly partial record struct Paid(decimal Amount);
        [Event("viewed")] internal sealed partial record Viewed(string By);

        [Aggregate("order", Key = typeof(OrderId))]
        internal sealed partial class Order
        {
            private readonly string _customer;
            private string? _never; // reported: CS0169 IDE0044 IDE0051
            private string _written; // reported: IDE0044 IDE0052
            private decimal _paid;

            private Order(in Placed e) { _customer = e.Customer; _written = e.Customer; }
            private Order(Viewed e) { _customer = ""; _written = ""; } // silenced: IDE0060

            public decimal Open => _customer.Length - _paid;
            public void Pay(decimal amount) => Raise(new Paid(amount));
            public void View(string by) => Raise(new Viewed(by));

            private void Apply(in Paid e) => _paid = e.Amount;
            private void Apply(Viewed e) { } // silenced: CA1822 IDE0060
            private void Unused() { } // reported: IDE0051 CA1822
            private void Use(int x) { } // reported: IDE0051 CA1822 IDE0060
            public int Constant(int unused) => 3; // reported: CA1822 IDE0060
        }

        [Aggregate("bill")]
        internal sealed partial class Bill
        {
            private void Apply(in Paid e, in EventContext context) { } // silenced: CA1822 IDE0060 reported: IDE0060
        }
        """);

    [Fact]
    public Task The_same_holds_for_records_and_for_children() => Holds("""
        [Event("begun")] internal readonly partial record struct Begun(int Child);
        [Event("moved")] internal sealed partial record Moved(int Child, string Where);
        [Event("ended")] internal sealed partial record Ended(int Child);
        internal sealed record End(int Child);

        [Aggregate("cart")]
        internal sealed partial record Cart(int Lines)
        {
            public static Cart Initial { get; } = new(0);
            private Cart Apply(in Begun e) => this; // silenced: IDE0060
            private Cart Apply(Moved e) => Initial; // silenced: CA1822 IDE0060
            private static Cart Apply(in Cart state, Ended e) => Initial; // silenced: IDE0060
            internal static Events Decide(Cart state, End command) => [new Ended(command.Child)]; // silenced: IDE0060
            private static int Decided(int state) => 3; // reported: IDE0051 IDE0060
        }

        [Aggregate("loan")]
        internal sealed partial class Loan
        {
            [Entity("Child")] private readonly Dictionary<int, Offer> _offers = [];
            [Entity("Child")] private ImmutableDictionary<int, Sheet> _sheets = ImmutableDictionary<int, Sheet>.Empty;
            public int Count => _offers.Count + _sheets.Count;
            private void Apply(Ended e) => _offers.Remove(e.Child);
        }

        internal sealed class Offer
        {
            internal Offer(in Begun e) { } // silenced: IDE0060
            internal void Apply(Moved e) { } // silenced: CA1822 IDE0060
            internal void Other(Moved e) { } // reported: CA1822 IDE0060
        }

        internal sealed record Sheet(int Child)
        {
            internal Sheet(in Begun e) : this(e.Child) { }
            internal Sheet Apply(Moved e) => this; // silenced: IDE0060
        }

        internal sealed class NoChild
        {
            internal static NoChild Make() => new(default);
            private NoChild(in Begun e) { } // reported: IDE0060
            internal void Apply(Moved e) { } // reported: CA1822 IDE0060
        }
        """);

    [Fact]
    public Task What_a_subscription_calls_is_not_called_unused_either() => Holds("""
        [Event("begun")] internal readonly partial record struct Begun(int Child);
        [Event("moved")] internal sealed partial record Moved(int Child, string Where);
        [Event("ended")] internal sealed partial record Ended(int Child);

        [Subscription("board")]
        internal sealed partial class Board(List<string> lines)
        {
            private void Handle(in Begun e) => lines.Add(""); // silenced: IDE0060
            private static void Handle(Moved e, in EventContext context) { } // silenced: IDE0060 reported: IDE0060
            private async Task HandleAsync(Ended e) => await Task.Delay(e.Child + lines.Count);
            private void Other(Ended e) { } // reported: IDE0051 CA1822 IDE0060
        }

        internal sealed class NoSubscription
        {
            internal void Handle(Moved e) { } // reported: CA1822 IDE0060
        }
        """);

    private static async Task Holds(string source)
    {
        (HashSet<string> reported, HashSet<string> silenced, string output) = await SdkCompiler.RunAsync(source, TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine(output);
        Assert.Equal(Marked(source, "reported"), Of(reported));
        Assert.Equal(Marked(source, "silenced"), Of(silenced));
    }

    private static IEnumerable<string> Of(HashSet<string> found) => found.Where(one => Watched.Contains(one.Split(' ')[1])).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Marked(string source, string kind)
        => source.Split('\n')
            .SelectMany((line, i) => Ids().Matches(line).Where(match => match.Groups[1].Value == kind).SelectMany(match => match.Groups[2].Value.Trim().Split(' ')).Select(id => $"{i + 1} {id}"))
            .Order(StringComparer.Ordinal);

    [GeneratedRegex(@"(reported|silenced):((?: [A-Z]+\d+)+)")]
    private static partial Regex Ids();
}
