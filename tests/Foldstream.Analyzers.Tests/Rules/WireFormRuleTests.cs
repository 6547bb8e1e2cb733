namespace Foldstream.Analyzers.Tests.Rules;

public sealed class WireFormRuleTests
{
    [Theory]
    [InlineData("ImmutableList<int>", "Use 'ImmutableArray<int>'")]
    [InlineData("ImmutableDictionary<string, int>", "Use an ImmutableArray of a record that holds the key and the value")]
    [InlineData("(int A, int B)", "Use a readonly record struct with named members")]
    [InlineData("ImmutableArray<int>?", "Leave out the '?': the default value of an ImmutableArray is written as nil")]
    [InlineData("object", "Say which type it is: an event is read back by its declaration")]
    [InlineData("nint", "Use 'long'")]
    [InlineData("Uri", "Use 'string'")]
    [InlineData("Half", "Use 'float'")]
    [InlineData("IPriced", "Say which type it is: an event is read back by its declaration")]
    [InlineData("Customer", "Make 'Customer' a sealed record or a readonly record struct whose members are all in its primary constructor")]
    [InlineData("Open", "Make 'Open' a sealed record or a readonly record struct whose members are all in its primary constructor")]
    [InlineData("Derived", "Make 'Derived' a sealed record or a readonly record struct whose members are all in its primary constructor")]
    [InlineData("Pair<int>", "Use a record without type parameters")]
    [InlineData("ImmutableArray<Basket>", "Use 'ImmutableArray<int>'", ".Numbers", "ImmutableList<int>")]
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
            public sealed record Basket(string Name, ImmutableList<int> Numbers);
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
            ImmutableArray<ImmutableArray<int?>> Jj, Nullable<int> Kk, System.Int32 Ll)
        {
            public required Line Mm { get; init; }
            internal int Nn { get; init; } = 3;
        }

        public enum Colour : short { Red = -1, Green = 0 }

        [Identifier] public readonly partial record struct Id(Guid Value);

        public readonly record struct Money(decimal Amount, string Currency = "EUR");

        public record struct Loose(int A);

        public sealed record Line(Money Price, Loose Loose, ImmutableArray<Colour> Colours) { public string? Note { get; init; } }
        """);

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
}
