namespace Foldstream.Analyzers.Tests.Rules;

public sealed class EnumNumberRuleTests
{
    [Theory]
    [InlineData("Colour X")]
    [InlineData("int A, Colour? X")]
    [InlineData("ImmutableArray<ImmutableArray<Colour>> X")]
    [InlineData("Line X")]
    [InlineData("ImmutableArray<Line?> X")]
    [InlineData("Shop.Order X")]
    public Task An_enum_that_an_event_holds_states_its_numbers(string members) => Verify.Diagnostics(
        $"[Event(\"e\")] public sealed partial record E({members});",
        "public enum {|FOLD119:Colour|} { Red = 1, Green, Blue = 7 }",
        """
        public readonly record struct Line(int Count) { public Colour? Colour { get; init; } }
        namespace Shop { public sealed record Order(ImmutableArray<Line> Lines); }
        """);

    [Fact]
    public Task An_enum_of_a_case_states_its_numbers() => Verify.Diagnostics("""
        public abstract record Payment;
        [Case(1)] public sealed record Card(Brand Brand) : Payment;
        public enum {|FOLD119:Brand|} { Visa }
        """);

    [Fact]
    public Task The_first_member_without_a_number_is_named() => Verify.Message(
        """
        [Event("e")] public sealed partial record E(Days X);
        [Flags] public enum {|#0:Days|} : long { None = 0, Monday = 1 << 20, Tuesday, @event = -1 }
        """,
        "FOLD119",
        "Events store 'Days' by number, and 'Tuesday' does not state its own: a member put before it would change what stored bytes mean. Write '= 1048577', and a number for each member.");

    [Fact]
    public Task An_enum_that_no_event_holds_is_left_alone() => Verify.Diagnostics(
        """
        [Event("e")] public sealed partial record E(Other.Colour X, Line Y) { public static Mode Mode => default; public Kind Kind => Kind.A; }
        public sealed record Line(int Count);
        public sealed record Query(Colour Colour, Mode Mode);
        [Aggregate("a")] public sealed partial class A { public Colour Colour { get; private set; } private void Apply(E e) => Colour = default; }
        """,
        """
        public enum Colour { Red, Green }
        public enum Mode { On, Off }
        public enum Kind { A }
        namespace Other { public enum Colour { Red = 0, Green = 1 } public enum Empty { } }
        """);

    [Fact]
    public Task The_numbers_of_today_are_written() => Verify.Fix(
        """
        [Event("e")] public sealed partial record E(Colour X, Level Y);

        public enum {|FOLD119:Colour|}
        {
            /// <summary>Stop.</summary>
            Red, // the first

            [Obsolete] Amber = 7,
            Green /* go */,
            @event
        }

        public enum {|FOLD119:Level|} : sbyte { Low = -2, Middle, High }
        """,
        """
        [Event("e")] public sealed partial record E(Colour X, Level Y);

        public enum Colour
        {
            /// <summary>Stop.</summary>
            Red = 0, // the first

            [Obsolete] Amber = 7,
            Green = 8 /* go */,
            @event = 9
        }

        public enum Level : sbyte { Low = -2, Middle = -1, High = 0 }
        """);
}
