using Foldstream.Locking;

namespace Foldstream.Generators.Tests.Locking;

/// <summary>What of the code can't read what is shipped: both written as entries of a lock.</summary>
public sealed class LockComparisonTests
{
    private const string Types = """

        record Line@1
          Sku: str
          Price: Price@1

        record Price@1
          Amount: decimal
          In: Currency@1

        hierarchy Way@1
          1: Card@1
          2: Cash@1

        record Card@1
          Number: str

        record Cash@1

        enum Currency@1: i32
          GBP = 0 gone
          EUR = 1
          USD = 2

        identifier OrderId@1: guid
        """;

    private static List<LockDifference> Compare(string before, string after, Func<string, string>? retyped = null)
    {
        EventLock Read(string members, string types)
        {
            (EventLock events, var problems) = LockReader.Read($"format 1\n[shipped]\nevent e@1 is E\n  {members.Replace("; ", "\n  ")}\n{types.ReplaceLineEndings("\n")}\n");
            Assert.Empty(problems);
            return events;
        }

        EventLock old = Read(before, Types), now = Read(after, retyped?.Invoke(Types) ?? Types);
        return LockComparison.Of(old.Shipped[0], new LockTypes(old.Shipped), now.Shipped[0], new LockTypes(now.Shipped));
    }

    [Theory]
    [InlineData("A: i32", "A: i32")]
    [InlineData("A: i32", "A: i32?")]
    [InlineData("A: i32 = 1", "A: i32 = 2")]
    [InlineData("A: i32", "A: i32 = 2")]
    [InlineData("A: i32?", "A: i32? = 2")]
    [InlineData("A: i32? = 2", "A: i32?")]
    [InlineData("A: i32", "A: i32; B: str?")]
    [InlineData("A: i32", "A: i32; B: str = \"\"; C: [i32] = default")]
    [InlineData("A: {str}", "A: [str]")]
    [InlineData("A: {str: Line@1}", "A: {str: Line@1?}")]
    [InlineData("A: guid", "A: OrderId@1")]
    [InlineData("A: OrderId@1", "A: guid")]
    [InlineData("A: Price@1", "A: (Amount: decimal, In: Currency@1)")]
    [InlineData("A: (Amount: decimal, In: Currency@1)", "A: (Amount: decimal, In: Currency@1, Net: bool?)")]
    [InlineData("A: any", "A: any")]
    [InlineData("A: str personal", "A: str")]
    public void What_older_bytes_can_be_read_as_is_no_difference(string before, string after) => Assert.Empty(Compare(before, after));

    [Theory]
    [InlineData("A: i32; B: str", "A: i32", "B was removed [B: str]")]
    [InlineData("A: i32; B: str; C: bool", "A: i32; C: bool", "B was removed from among the others, so that 'C' stands in its place [B: str]")]
    [InlineData("A: i32; B: str", "A: i32; Name: str", "B was removed or renamed, and 'Name' stands in its place [B: str]")]
    [InlineData("A: i32; B: str", "B: str; A: i32", "A was member 1 and is member 2 [A: i32]")]
    [InlineData("A: i32", "New: i32; A: i32", "A was member 1 and is member 2 [A: i32]")]
    [InlineData("A: i32", "A: i64", "A was 'i32' and is 'i64' [A: i32]")]
    [InlineData("A: i32", "A: str", "A was 'i32' and is 'str' [A: i32]")]
    [InlineData("A: i32?", "A: i32", "A could be null and can't be any more [A: i32?]")]
    [InlineData("A: i32?", "A: i32 = 1", "A could be null and can't be any more [A: i32?]")]
    [InlineData("A: [str?]", "A: [str]", "A[] could be null and can't be any more [A: [str?]]")]
    [InlineData("A: i32 = 1", "A: i32", "A had a default and has none, though older bytes may end before it [A: i32 = 1]")]
    [InlineData("A: i32", "A: i32; B: str", "B is new and has neither a default nor is it nullable []")]
    [InlineData("A: [str]", "A: {str}", "A was '[str]' and is '{str}' [A: [str]]")]
    [InlineData("A: [str]", "A: str", "A was '[str]' and is 'str' [A: [str]]")]
    [InlineData("A: {str: i32}", "A: {guid: i32}", "A{key} was 'str' and is 'guid' [A: {str: i32}]")]
    [InlineData("A: {str: i32}", "A: {str: i64}", "A{} was 'i32' and is 'i64' [A: {str: i32}]")]
    [InlineData("A: {i32}", "A: {i64}", "A{} was 'i32' and is 'i64' [A: {i32}]")]
    [InlineData("A: (X: i32, Y: i32)", "A: (X: i32, Z: i32)", "A.Y was removed or renamed, and 'Z' stands in its place [Y: i32]")]
    [InlineData("A: (X: i32, Y: i32)", "A: (X: i32)", "A.Y was removed [Y: i32]")]
    [InlineData("A: Currency@1", "A: i32", "A was 'enum Currency (i32)' and is 'i32' [A: Currency@1]")]
    [InlineData("A: OrderId@1", "A: str", "A was 'OrderId (guid)' and is 'str' [A: OrderId@1]")]
    [InlineData("A: Line@1", "A: Way@1", "A was 'record Line' and is 'hierarchy Way' [A: Line@1]")]
    [InlineData("A: any", "A: str", "A was 'any' and is 'str' [A: any]")]
    public void What_they_can_not_be_read_as_is_told_with_its_way(string before, string after, string expected)
        => Assert.Equal([expected], Compare(before, after).Select(difference => $"{difference.Path} {difference.Cause} [{difference.Stored}]"));

    [Theory]
    [InlineData("  Amount: decimal\n", "  Amount: i64\n", "A[].Price.Amount was 'decimal' and is 'i64'")]
    [InlineData("  Sku: str\n", "", "A[].Sku was removed from among the others, so that 'Price' stands in its place")]
    [InlineData("EUR = 1", "EUR = 3", "A[].Price.In is an enum whose 'EUR' was 1 and is 3")]
    [InlineData("GBP = 0 gone", "CHF = 0", "A[].Price.In is an enum in which 0 was 'GBP', which is gone, and is 'CHF'")]
    public void What_changed_in_a_type_is_told_at_the_member_that_holds_it(string before, string after, string expected)
    {
        LockDifference difference = Assert.Single(Compare("A: [Line@1]", "A: [Line@1]", types => types.ReplaceLineEndings("\n").Replace(before, after)));
        Assert.Equal(expected, difference.Path + " " + difference.Cause);
        Assert.Equal("A", difference.Member);
    }

    [Theory]
    [InlineData("EUR = 1", "Euro = 1")]
    [InlineData("  USD = 2\n", "")]
    [InlineData("  USD = 2\n", "  USD = 2\n  CHF = 3\n")]
    [InlineData("GBP = 0 gone", "GBP = 0")]
    public void An_enum_may_gain_lose_and_rename(string before, string after)
        => Assert.Empty(Compare("A: Currency@1", "A: Currency@1", types => types.ReplaceLineEndings("\n").Replace(before, after)));

    [Theory]
    [InlineData("  2: Cash@1\n", "", "A lost the case 2, 'Cash'")]
    [InlineData("  2: Cash@1\n", "  3: Cash@1\n", "A has the case 'Cash', which was 2 and is 3")]
    [InlineData("  Number: str\n", "  Number: i64\n", "A<Card>.Number was 'str' and is 'i64'")]
    public void A_case_keeps_its_number_and_its_members(string before, string after, string expected)
    {
        LockDifference difference = Assert.Single(Compare("A: Way@1", "A: Way@1", types => types.ReplaceLineEndings("\n").Replace(before, after)));
        Assert.Equal(expected, difference.Path + " " + difference.Cause);
    }

    [Fact]
    public void Every_member_that_differs_is_told_until_they_are_out_of_step()
    {
        Assert.Equal(["A", "B"], Compare("A: i32; B: i32", "A: str; B: str").Select(difference => difference.Path));
        Assert.Equal(["A", "B"], Compare("A: i32; B: i32; C: i32", "A: str; X: i32; C: i64").Select(difference => difference.Path));
    }

    [Fact]
    public void Two_members_that_stand_for_one_another_name_it()
        => Assert.Equal("Name", Assert.Single(Compare("A: i32; B: str", "A: i32; Name: str")).Instead);
}
