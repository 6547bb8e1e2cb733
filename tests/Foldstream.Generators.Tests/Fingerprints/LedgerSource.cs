namespace Foldstream.Generators.Tests.Fingerprints;

/// <summary>A project whose fold reaches code in many ways, for edits that must or must not change its fingerprint.</summary>
internal static class LedgerSource
{
    public static string[] Files => [Events, Ledger, Decisions, Rules, Values, Entities, Elsewhere];

    private const string Events = """
        namespace Shop;

        public enum Kind { None, Small = 1, Large = 2 }

        public readonly record struct Money(decimal Amount, Currency Currency)
        {
            public string Note { get; init; } = "none";
        }

        public enum Currency { Eur = 1, Usd = 2 }

        [Event("ledger-opened")]
        public readonly partial record struct LedgerOpened(string Owner, int Limit = 10);

        [Event("booked")]
        public sealed partial record Booked(string Line, Money Money, Kind Kind, int Count);

        [Event("line-opened")]
        public readonly partial record struct LineOpened(string Line);

        [Event("line-counted")]
        public readonly partial record struct LineCounted(string Line, int Count);

        [Event("closed")]
        public readonly partial record struct Closed(int At);
        """;

    private const string Ledger = """
        using static Shop.Rules;

        namespace Shop;

        [Aggregate("ledger")]
        public sealed partial class Ledger
        {
            private readonly SortedSet<Tag> _tags = new(TagOrder.Instance);
            private readonly Dictionary<Place, int> _places = [];
            private int _start = 7;
            private string _text = "";

            private Ledger(in LedgerOpened e)
            {
                Owner = e.Owner;
                _start += e.Limit;
            }

            public string Owner { get; }

            public decimal Total { get; private set; }

            public Kind Last { get; private set; } = Kind.None;

            public int Steps { get; private set; }

            [Entity("Line")]
            public Dictionary<string, Line> Lines { get; } = [];

            private void Apply(in Booked e)
            {
                int count = e.Count;
                Total = (Total + Rounded(e.Money.Amount)) * Factors.Of(e.Kind);
                Last = e.Kind;
                Steps = Combine(Steps, count);
                Steps += Local(1);
                Func<int, int> twice = n => n * 2;
                Steps = twice(Steps);
                _tags.Add(new Tag(e.Line));
                _places[new Place(1, 2)] = Steps;
                foreach (int step in new Countdown(3)) Steps += step;
                IRule rule = Pick(count);
                Steps += rule.Judge(Steps);
                Steps += Sum<Five>();
                Steps += Last switch { Kind.Small => 1, Kind.Large => 2, _ => 3 };
                if (e is { Count: > 5 and < 9 }) Steps++;
                (int x, int y) = new Place(4, 5);
                Steps += x - y;
                _text = $"{new Badge(Steps)}";
                Steps += (int)new Weight(4) + (new Weight(2) + new Weight(3)).Grams;

                int Local(int n) => n + 1;
            }

            private void Apply(in Closed e)
            {
                Steps += Overloaded(e.At);
                Steps = unchecked(Steps * 31);
            }
        }
        """;

    private const string Decisions = """
        namespace Shop;

        public sealed partial class Ledger
        {
            private int Average => Steps == 0 ? 0 : (int)(Total / Steps);

            public static LedgerOpened Open(string owner) => new(owner, 20);

            [System.Diagnostics.Contracts.Pure]
            public int Unrelated() => 41;

            /// <summary>Books.</summary>
            public void Book(string line, decimal amount)
            {
                Check(amount);
                Raise(new Booked(line, new Money(amount, Currency.Eur), Kind.Small, 1));
            }

            public override string ToString() => "a ledger of " + Owner;

            private static void Check(decimal amount) => Refuse.If(amount < 1, "Too little.");

            private int Combine(int a, int b) => Rules.Add(a, b);
        }
        """;

    private const string Rules = """
        namespace Shop;

        internal interface IRule { int Judge(int steps); }

        internal sealed class Strict : IRule { public int Judge(int steps) => steps > 3 ? 1 : 0; }

        internal static class Rules
        {
            private const int Scale = 2;
            private static readonly int Bonus = Start + 1;
            private static readonly int Start = 1;

            public static decimal Rounded(decimal amount) => Scaled(amount, Scale);

            public static int Add(int a, int b) => a + b + Bonus;

            public static IRule Pick(int count) => Choice.Make(count);

            public static int Overloaded(long at) => (int)at + 1;

            public static int Sum<T>() where T : INumberOf => T.Number + Extra();

            public static int Extra(int by = 3) => by.Grown();

            private static decimal Scaled(decimal amount, int digits) => decimal.Round(amount, digits, Mode);

            private static MidpointRounding Mode => MidpointRounding.ToEven;
        }

        internal static class Others
        {
            public static decimal Rounded(decimal amount) => amount;

            public static int Overloaded(long at) => 0;

            public static int Sum<T>() where T : INumberOf => 0;

            public static IRule Pick(int count) => new Strict();
        }

        internal static class Choice { public static IRule Make(int count) => new Strict(); }

        internal static class Growing { public static int Grown(this int by) => by + 1; }

        internal interface INumberOf { static abstract int Number { get; } }

        internal readonly struct Five : INumberOf { public static int Number => 5; }

        internal static class Factors
        {
            private static readonly decimal[] Values = [1m, 1.5m, 2m];

            static Factors() => Values[0] = 1.25m;

            public static decimal Of(Kind kind) => Values[(int)kind];
        }
        """;

    private const string Values = """
        namespace Shop;

        public sealed record Tag(string Text);

        internal sealed class TagOrder : IComparer<Tag>
        {
            public static TagOrder Instance { get; } = new();

            public int Compare(Tag? a, Tag? b) => string.CompareOrdinal(a?.Text, b?.Text);
        }

        public readonly struct Place(int row, int column) : IEquatable<Place>
        {
            public int Row { get; } = row;

            public int Column { get; } = column;

            public bool Equals(Place other) => Row == other.Row && Column == other.Column;

            public override bool Equals(object? obj) => obj is Place other && Equals(other);

            public override int GetHashCode() => Row * 31 + Column;

            public void Deconstruct(out int row, out int column) => (row, column) = (Row, Column);
        }

        public readonly struct Countdown(int from)
        {
            public Steps GetEnumerator() => new(from);

            public struct Steps(int left)
            {
                public readonly int Current => left;

                public bool MoveNext() => --left > 0;
            }
        }

        public sealed class Badge(int number)
        {
            public override string ToString() => "#" + number;
        }

        public readonly record struct Weight(int Grams)
        {
            public static Weight operator +(Weight a, Weight b) => new(a.Grams + b.Grams);

            public static explicit operator int(Weight weight) => weight.Grams * 1;

            public override string ToString() => Grams + " g";
        }
        """;

    private const string Entities = """
        namespace Shop;

        public sealed class Line
        {
            internal Line(in LineOpened e) => Name = e.Line;

            public string Name { get; }

            public int Count { get; private set; }

            internal void Apply(in LineCounted e) => Count += e.Count;
        }
        """;

    private const string Elsewhere = """
        namespace Shop;

        public static class Elsewhere
        {
            private static readonly int Offset = 3;

            public static int Answer() => 41 + Offset;
        }
        """;
}
