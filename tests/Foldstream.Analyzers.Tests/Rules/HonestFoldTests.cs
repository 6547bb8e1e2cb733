namespace Foldstream.Analyzers.Tests.Rules;

/// <summary>Folds as people write them. None of the rules about folds has anything to say.</summary>
public sealed class HonestFoldTests
{
    [Fact]
    public Task A_class_that_keeps_lines_and_totals() => Verify.DiagnosticsWithGenerators("""
        using System.Globalization;
        using System.Linq;
        using System.Text;

        namespace Shop;

        public enum Currency { EUR, USD }

        public readonly record struct Money(decimal Amount, Currency Currency)
        {
            public static Money Zero { get; } = new(0, Currency.EUR);
            public static Money operator +(Money a, Money b)
                => a.Currency == b.Currency ? a with { Amount = a.Amount + b.Amount } : throw new InvalidOperationException("Two currencies.");
            public static Money operator *(int quantity, Money price) => price with { Amount = decimal.Round(quantity * price.Amount, 2, MidpointRounding.ToEven) };
            public override string ToString() => Amount.ToString("0.00", CultureInfo.InvariantCulture) + " " + Currency;
        }

        public sealed record Line(string Sku, int Quantity, Money Price) { public Money Total => Quantity * Price; }

        public enum Stage { Open = 0, Paid = 1, Shipped = 2, Cancelled = 3 }

        [Event("placed")] public readonly partial record struct Placed(Guid Customer, DateTimeOffset At, string Note);
        [Event("line-added")] public readonly partial record struct LineAdded(int Line, string Sku, int Quantity, decimal Price);
        [Event("line-removed")] public readonly partial record struct LineRemoved(int Line);
        [Event("stage-reached")] public readonly partial record struct StageReached(Stage Stage);
        [Event("tagged")] public sealed partial record Tagged(ImmutableArray<string> Tags);

        [Aggregate("order")] public sealed partial class Order
        {
            private static readonly Dictionary<Stage, string> Names = new() { [Stage.Open] = "open", [Stage.Paid] = "paid" };
            private static readonly Func<Line, bool> IsLarge = line => line.Quantity > 100;
            private static readonly StringComparer BySku = StringComparer.Ordinal;
            private static decimal s_rate = 0.2m;

            private readonly Dictionary<int, Line> _lines = [];
            private readonly List<string> _log = new(4);
            private readonly SortedSet<string> _tags = new(BySku);

            private Order(in Placed e, in EventContext context)
            {
                Customer = e.Customer;
                PlacedAt = e.At;
                RecordedAt = context.Time;
                Note = e.Note.Trim().ToUpperInvariant();
                Day = DateOnly.FromDateTime(e.At.UtcDateTime);
                Week = ISOWeek.GetWeekOfYear(e.At.UtcDateTime);
            }

            public Guid Customer { get; }
            public DateTimeOffset PlacedAt { get; }
            public DateTimeOffset RecordedAt { get; }
            public DateOnly Day { get; }
            public int Week { get; }
            public string Note { get; private set; }
            public Money Total { get; private set; } = Money.Zero;
            public Stage Stage { get; private set; }
            public string StageName { get; private set; } = "";
            public string Summary { get; private set; } = "";
            public decimal Tax { get; private set; }
            public bool HasLarge { get; private set; }
            public TimeSpan Patience { get; private set; }

            private void Apply(in LineAdded e)
            {
                Line line = new(e.Sku, e.Quantity, new Money(e.Price, Currency.EUR));
                _lines[e.Line] = line;
                Total += line.Total;
                Tax = Math.Round(Total.Amount * s_rate, 2);
                HasLarge = _lines.Values.Any(IsLarge);
                _log.Add($"{e.Line}: {e.Sku} x {e.Quantity:000} {line.Price} {e.Line.ToString()}");
                Summarise();
            }

            private void Apply(in LineRemoved e)
            {
                if (!_lines.Remove(e.Line, out Line? removed)) return;
                Total = _lines.Values.Aggregate(Money.Zero, (sum, line) => sum + line.Total);
                if (removed.Sku.StartsWith("X", StringComparison.Ordinal) || removed.Sku.StartsWith('Y')) _log.RemoveAt(0);
                Summarise();
            }

            private void Apply(in StageReached e)
            {
                Stage = e.Stage;
                StageName = e.Stage switch
                {
                    Stage.Open or Stage.Paid => Names[e.Stage],
                    Stage.Shipped => "shipped",
                    Stage.Cancelled => "cancelled",
                    _ => throw new System.Diagnostics.UnreachableException(),
                };
                switch (e.Stage)
                {
                    case Stage.Open: Patience = TimeSpan.FromDays(1); break;
                    case Stage.Paid or Stage.Shipped or Stage.Cancelled: Patience = TimeSpan.Zero; break;
                    default: throw new InvalidOperationException("No such stage.");
                }
            }

            private void Apply(Tagged e)
            {
                ArgumentNullException.ThrowIfNull(e);
                foreach (string tag in e.Tags) _tags.Add(tag);
                foreach ((int number, Line line) in _lines.OrderBy(pair => pair.Key).ThenBy(pair => pair.Value.Sku, BySku)) _log.Add(number + line.Sku);
                (Note, StageName) = (StageName, Note);
            }

            private void Summarise()
            {
                StringBuilder text = new();
                foreach (Line line in _lines.Values.Where(line => line.Quantity > 0).OrderBy(line => line.Quantity)) text.Append(line.Sku).Append(' ').Append(line.Quantity);
                text.Append(CultureInfo.InvariantCulture, $"{Total.Amount}");
                Summary = string.Create(CultureInfo.InvariantCulture, $"{text} {PlacedAt:O} {Total.Amount:0.00}") + string.Join(", ", _tags) + FormattableString.Invariant($"{Tax}");
            }
        }
        """);

    [Fact]
    public Task A_record_that_is_copied() => Verify.DiagnosticsWithGenerators("""
        using System.Linq;

        [Event("added")] public readonly partial record struct Added(string Sku, int Count, decimal Price);
        [Event("removed")] public sealed partial record Removed(string Sku);
        [Event("discounted")] public sealed partial record Discounted(Discount Discount);

        public abstract partial record Discount
        {
            public abstract decimal Of(decimal amount);
            [Case(1)] public sealed partial record Percent(decimal Value) : Discount { public override decimal Of(decimal amount) => amount * Value / 100; }
            [Case(2)] public sealed partial record Fixed(decimal Value) : Discount { public override decimal Of(decimal amount) => Math.Min(amount, Value); }
        }

        public sealed record Line(string Sku, int Count, decimal Price);

        [Aggregate("cart")] public sealed partial record Cart(ImmutableArray<Line> Lines, decimal Total, ImmutableDictionary<string, int> Counts, ImmutableHashSet<string> Seen)
        {
            public static Cart Initial { get; } = new([], 0m, ImmutableDictionary.Create<string, int>(StringComparer.Ordinal), []);

            private Cart Apply(in Added e)
            {
                string sku = e.Sku;
                int count = Counts.GetValueOrDefault(sku) + e.Count;
                return this with { Lines = Lines.Add(new Line(e.Sku, e.Count, e.Price)), Counts = Counts.SetItem(sku, count), Total = Sum(Lines) + (e.Count * e.Price), Seen = Seen.Add(sku) };
            }

            private static Cart Apply(Cart state, Removed e) => state with
            {
                Lines = [.. state.Lines.Where(line => !string.Equals(line.Sku, e.Sku, StringComparison.OrdinalIgnoreCase))],
                Counts = state.Counts.Remove(e.Sku),
                Total = state.Lines.Where(line => line.Sku != e.Sku).Sum(line => line.Count * line.Price),
            };

            private Cart Apply(Discounted e) => this with { Total = Total - e.Discount.Of(Total) };

            private static decimal Sum(IEnumerable<Line> lines) => lines.Sum(line => line.Count * line.Price);
        }
        """);

    [Fact]
    public Task What_another_project_knows_about_money_is_trusted() => Verify.DiagnosticsAgainst(
        Compiled.Reference("Kernel", """
            namespace Kernel;
            public readonly record struct Money(decimal Amount, string Currency)
            {
                public static Money Zero => default;
                public static Money Parse(string text) => default;
                public Money Round() => this;
                public static Money operator +(Money a, Money b) => a;
            }
            public sealed record Address(string Street) { public Address Normalised() => this; }
            public sealed class Iban : IEquatable<Iban>
            {
                public Iban(string text) => Text = text;
                public string Text { get; }
                public string Country() => Text;
                public static Iban Of(string text) => new(text);
                public bool Equals(Iban? other) => other?.Text == Text;
                public override bool Equals(object? other) => Equals(other as Iban);
                public override int GetHashCode() => 1;
            }
            public readonly struct Period { public int Days() => 1; }
            public static class MoneyExtensions
            {
                public static Money Half(this Money money) => money;
                public static Money Total(this IEnumerable<Money> all) => default;
            }
            [AttributeUsage(AttributeTargets.Method)] public sealed class PureAttribute : Attribute;
            public static class Rates { [Pure] public static decimal Of(int year) => year; }
            """),
        """
        using Kernel;
        [Event("paid")] public sealed partial record Paid(decimal Amount, string Iban, int Year);
        [Aggregate("account")] public sealed partial class Account
        {
            private readonly List<Money> _all = [];
            public Money Balance { get; private set; } = Money.Zero;
            public string? Country { get; private set; }
            public Address? Address { get; private set; }
            private void Apply(Paid e)
            {
                Money money = new(e.Amount, "EUR");
                _all.Add(money);
                Balance = (Balance + money.Round() + Money.Parse("1").Half() + _all.Total()) with { Currency = "EUR" };
                Country = new Iban(e.Iban).Country() + Iban.Of(e.Iban).Text + new Period().Days() + Rates.Of(e.Year).Equals(1);
                Address = new Address("a").Normalised();
            }
        }
        """);
}
