namespace Foldstream.Analyzers.Tests.Rules;

public sealed class WireFormRuleTests
{
    [Theory]
    [InlineData("ImmutableQueue<int>", "Use 'ImmutableArray<int>'")]
    [InlineData("(int, int, int, int, int, int, int, int)", "Use a readonly record struct: a tuple may have two to seven elements")]
    [InlineData("Tuple<int, string>", "Use a tuple of C#, '(int Count, string Name)', or a record")]
    [InlineData("ImmutableHashSet<string?>", "An element of a set is never null: leave out the '?' of 'string?'")]
    [InlineData("ImmutableDictionary<int?, int>", "A key of a dictionary is never null: leave out the '?' of 'int?'")]
    [InlineData("ImmutableHashSet<double>", "An element of a set must be told from others by its value, and a floating-point number is not equal to itself when it is NaN: use 'decimal'")]
    [InlineData("ImmutableHashSet<Half>", "An element of a set must be told from others by its value, and a floating-point number is not equal to itself when it is NaN: use 'decimal'")]
    [InlineData("System.Collections.Frozen.FrozenDictionary<float, int>", "A key of a dictionary must be told from others by its value, and a floating-point number is not equal to itself when it is NaN: use 'decimal'", "", "FrozenDictionary<float, int>")]
    [InlineData("IReadOnlySet<ReadOnlyMemory<byte>>", "An element of a set must be told from others by its value, and ReadOnlyMemory<byte> compares the place of its bytes: use 'string' or 'Guid'")]
    [InlineData("ImmutableHashSet<Carrier>", "An element of a set must be told from others by its value, and all numbers that an enum with [Unknown] does not name are read as one: use its underlying type")]
    [InlineData("ImmutableDictionary<Route, int>", "A key of a dictionary must be told from others by its value, and collections compare no elements: use a record of plain values")]
    [InlineData("ImmutableSortedSet<Uri>", "'Uri' has no order of its own: use 'ImmutableHashSet', or a record that implements IComparable<T>")]
    [InlineData("ImmutableSortedDictionary<(int, string), int>", "'(int, string)' has no order of its own: use 'ImmutableDictionary', or a record that implements IComparable<T>")]
    [InlineData("ImmutableSortedDictionary<Point, int>", "'Point' has no order of its own: use 'ImmutableDictionary', or a record that implements IComparable<T>")]
    [InlineData("ImmutableArray<int>?", "Leave out the '?': the default value of an ImmutableArray is written as nil")]
    [InlineData("object", "Say which type it is: an event is read back by its declaration")]
    [InlineData("nint", "Use 'long'")]
    [InlineData("System.Globalization.CultureInfo", "Use 'string'", "", "CultureInfo")]
    [InlineData("IPriced", "Say which type it is: an event is read back by its declaration")]
    [InlineData("Customer", "Make 'Customer' a sealed record or a readonly record struct whose members are all in its primary constructor")]
    [InlineData("Open", "Make 'Open' a sealed record or a readonly record struct whose members are all in its primary constructor")]
    [InlineData("Derived", "Make 'Derived' a sealed record or a readonly record struct whose members are all in its primary constructor")]
    [InlineData("Pair<int>", "Use a record without type parameters")]
    [InlineData("ImmutableArray<Basket>", "Use 'ImmutableArray<int>'", ".Numbers", "ImmutableStack<int>")]
    [InlineData("(int Count, Basket Basket)", "Use 'ImmutableArray<int>'", ".Basket.Numbers", "ImmutableStack<int>")]
    [InlineData("ImmutableDictionary<string, Basket>", "Use 'ImmutableArray<int>'", ".Numbers", "ImmutableStack<int>")]
    [InlineData("Tree", "A record that holds itself has no bounded size; hold an identifier of the other one instead", ".Left", "Tree")]
    public Task A_type_without_a_wire_form_is_named_with_what_to_use_instead(string type, string advice, string path = "", string? culprit = null)
        => Verify.Message($$"""
            [Event("e")] public sealed partial record E({|#0:{{type}}|} X);

            public interface IPriced { decimal Price { get; } }
            public sealed class Customer { }
            public record Open(int A);
            public abstract record Timed { public DateTime At { get; init; } }
            public sealed record Derived(int A) : Timed;
            public sealed record Pair<T>(T A, T B);
            public sealed record Basket(string Name, ImmutableStack<int> Numbers);
            public enum Carrier { [Unknown] Other = 0, Post = 1 }
            public sealed record Route(ImmutableArray<int> Stops);
            public readonly record struct Point(int X, int Y);
            public sealed record Tree(Tree? Left, int Value);
            """,
            "FOLD104",
            $"'X{path}' of event 'E' is of type '{culprit ?? type}', which has no wire form. {advice}.");

    [Fact]
    public Task All_wire_forms_are_known() => Verify.Diagnostics("""
        [Event("e")]
        public sealed partial record E(
            bool A, sbyte B, short C, int D, long F, byte G, ushort H, uint I, ulong J, float K, double L, decimal M, char N, string O, Guid P,
            {|FOLD118:DateTime|} Q, DateTimeOffset R, DateOnly S, TimeOnly T, TimeSpan U, ReadOnlyMemory<byte> V, Colour W, Id X, ImmutableArray<string?> Y, Money Z,
            bool? Aa, string? Bb, Colour? Cc, Id? Dd, ImmutableArray<Line> Ee, Money? Ff, Line? Gg, ReadOnlyMemory<byte>? Hh, DayOfWeek Ii,
            ImmutableArray<ImmutableArray<int?>> Jj, Nullable<int> Kk, System.Int32 Ll,
            Half Oo, Int128 Pp, UInt128? Qq, System.Numerics.BigInteger Rr, Uri Ss, Version? Tt, System.Text.Rune Uu,
            ImmutableList<int?> Vv, IImmutableList<Line>? Ww, IReadOnlyList<Money> Xx, IReadOnlyCollection<string?> Yy,
            ImmutableHashSet<Id> Zz, ImmutableSortedSet<Ranked> Aaa, IImmutableSet<Money> Bbb, IReadOnlySet<Colour> Ccc, System.Collections.Frozen.FrozenSet<string>? Ddd,
            ImmutableDictionary<(Id, int), Line?> Eee, ImmutableSortedDictionary<Version, ImmutableArray<int>> Fff, IImmutableDictionary<char, int> Ggg,
            IReadOnlyDictionary<Uri, ImmutableList<ImmutableDictionary<string, Money>>> Hhh, System.Collections.Frozen.FrozenDictionary<long, bool?> Iii,
            (int Count, string? Name) Jjj, (Money, (Line, int?))? Kkk, ImmutableArray<(int A, int B, int C, int D, int E, int F, int G)> Lll)
        {
            public required Line Mm { get; init; }
            internal int Nn { get; init; } = 3;
        }

        public enum Colour : short { Red = -1, Green = 0 }

        [Identifier] public readonly partial record struct Id(Guid Value);

        public readonly record struct Money(decimal Amount, string Currency = "EUR");

        public record struct Loose(int A);

        public sealed record Ranked(int Rank) : IComparable<Ranked> { public int CompareTo(Ranked? other) => Rank - (other?.Rank ?? 0); }

        public sealed record Line(Money Price, Loose Loose, ImmutableArray<Colour> Colours) { public string? Note { get; init; } }
        """);

    [Fact]
    public Task A_DateTime_is_no_key() => Verify.Diagnostics(
        """[Event("e")] public sealed partial record E({|FOLD104:ImmutableHashSet<{|FOLD118:DateTime|}>|} A, {|FOLD104:ImmutableDictionary<(int, {|FOLD118:DateTime|}), int>|} B);""");

    [Fact]
    public Task One_record_may_stand_in_several_places() => Verify.Diagnostics("""
        [Event("e")] public sealed partial record E(Money A, Money B, ImmutableArray<Pair> C);
        public readonly record struct Money(decimal Amount);
        public sealed record Pair(Money A, Money B);
        """);

    [Fact]
    public async Task Records_of_a_referenced_assembly_have_a_wire_form() => await Verify.DiagnosticsAgainst(
        Compiled.Reference("Shop", """
            namespace Shop;
            public readonly record struct Money(decimal Amount, string Currency = "EUR");
            public sealed record Line(Money Price) { public string? Note { get; init; } }
            [Identifier] public readonly partial record struct LineId(int Value);
            public readonly struct NoRecord(int a) { public int A => a; }
            """),
        """
        using Shop;
        [Event("e")] public sealed partial record E(Money A, Line B, LineId C, ImmutableArray<Line> D, {|FOLD104:NoRecord|} F);
        """);

    [Fact]
    public Task What_generated_code_can_not_name_has_no_form() => Verify.DiagnosticsWithGenerators("""
        [Event("e")]
        public sealed partial record E(int A)
        {
            private readonly record struct Secret(int X);
            private enum Level { Low = 0 }
            private {|FOLD104:Secret|} B { get; init; }
            private {|FOLD104:ImmutableArray<Level>|} C { get; init; }
            private Level D { get; init; }
        }
        """);
}
