namespace Foldstream.Analyzers.Tests.Rules;

public sealed class UnknownMemberRuleTests
{
    [Theory]
    [InlineData("public enum Carrier { [Unknown] Other = 0, Post = 1, [{|#0:Unknown|}] None = 2 }", "None", "'Other' does already", "Keep one of them")]
    [InlineData("[Flags] public enum Carrier { [{|#0:Unknown|}] Other = 0, Post = 1 }", "Other", "its members are flags, and a number is a sum of them", "Remove [Unknown]; a bit that no member names is kept as it is")]
    public Task One_member_stands_for_unknown_numbers_unless_they_are_flags(string declaration, string member, string reason, string advice)
        => Verify.Message(declaration, "FOLD120", $"'{member}' can't stand for the numbers that 'Carrier' does not know: {reason}. {advice}.");

    [Fact]
    public Task One_such_member_is_in_order_with_all_that_is_emitted() => Verify.DiagnosticsWithGenerators("""
        [Event("e")] public sealed partial record E(Carrier A, Carrier? B, ImmutableArray<Carrier> C, All D, Least F);
        public enum Carrier : byte { [Unknown, Obsolete("Not for use")] @event = 0, Post = 1, Air = 200, Sea = 255 }
        public enum Least : long { [Unknown] Min = long.MinValue, Max = long.MaxValue }
        [Flags] public enum All : ulong { None = 0, Top = 1UL << 63 }
        """);

    [Fact]
    public Task What_is_unusable_still_compiles() => Verify.DiagnosticsWithGenerators("""
        [Event("e")] public sealed partial record E(Carrier A);
        public enum Carrier { [Unknown] Other = 0, [{|FOLD120:Unknown|}] None = 2 }
        """);

    [Fact]
    public Task It_is_removed_from_flags() => Verify.Fix(
        """
        [Flags]
        public enum All
        {
            /// <summary>Nothing.</summary>
            [{|FOLD120:Unknown|}]
            None = 0,

            [{|FOLD120:Unknown|}] One = 1,
        }
        """,
        """
        [Flags]
        public enum All
        {
            /// <summary>Nothing.</summary>
            None = 0,

            One = 1,
        }
        """);

    [Fact]
    public Task Which_of_two_to_keep_is_left_to_the_author()
        => Verify.NoFix("public enum Carrier { [Unknown] Other = 0, [{|FOLD120:Unknown|}] None = 2 }");
}
