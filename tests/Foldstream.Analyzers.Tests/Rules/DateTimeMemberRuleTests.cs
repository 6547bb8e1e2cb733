namespace Foldstream.Analyzers.Tests.Rules;

public sealed class DateTimeMemberRuleTests
{
    [Fact]
    public Task The_kind_of_a_DateTime_is_lost() => Verify.Message(
        """[Event("e")] public sealed partial record E({|#0:DateTime|} At);""",
        "FOLD118",
        "'At' of 'E' is a 'DateTime', whose kind is not stored: it comes back as UTC, whatever it was. Use 'DateTimeOffset', which keeps the moment and its offset.");

    [Fact]
    public Task Records_inside_and_cases_are_looked_at_where_they_stand() => Verify.Diagnostics(
        """[Event("e")] public sealed partial record E(Line A, Payment B);""",
        """
        public sealed record Line(Stay Stay);
        public readonly record struct Stay({|FOLD118:DateTime|} From) { public {|FOLD118:DateTime|}? Until { get; init; } }
        public abstract record Payment;
        [Case(1)] public sealed record Card(DateOnly Expires, ImmutableArray<System.{|FOLD118:DateTime|}> Used) : Payment;
        """);

    [Fact]
    public Task What_no_event_holds_is_left_alone() => Verify.Diagnostics("""
        [Event("e")] public sealed partial record E(DateTimeOffset At, DateOnly On, Mine.DateTime Other) { public DateTime Utc => At.UtcDateTime; public static DateTime Zero { get; } }
        public sealed record Query(DateTime From);
        [Aggregate("a")] public sealed partial record A(DateTime Last) { public static A Initial => new(default(DateTime)); private A Apply(E e) => this; }
        namespace Mine { public readonly record struct DateTime(int Ticks); }
        """);

    [Fact]
    public Task All_become_DateTimeOffset() => Verify.Fix(
        """
        [Event("e")]
        public sealed partial record E({|FOLD118:DateTime|} A, System.{|FOLD118:DateTime|}? B = null)
        {
            public ImmutableArray<{|FOLD118:DateTime|} /* in order */> C { get; init; } = [];

            public static E Now(DateTime at) => new(at);
        }
        public sealed record Line({|FOLD118:DateTime|} From);
        [Event("f")] public sealed partial record F(Line Line);
        """,
        """
        [Event("e")]
        public sealed partial record E(DateTimeOffset A, System.DateTimeOffset? B = null)
        {
            public ImmutableArray<DateTimeOffset /* in order */> C { get; init; } = [];

            public static E Now(DateTime at) => new(at);
        }
        public sealed record Line(DateTimeOffset From);
        [Event("f")] public sealed partial record F(Line Line);
        """);

    [Fact]
    public Task A_member_that_is_declared_twice_is_left_to_the_author() => Verify.NoFix("""
        [Event("e")] public sealed partial record E({|FOLD118:DateTime|} At) { public DateTime At { get; init; } = At; }
        """);
}
