using Foldstream.Locking;

namespace Foldstream.Generators.Tests.Locking;

/// <summary>Texts that people and merges have left: what is wrong is named by its line, and nothing throws.</summary>
public sealed class LockReaderTests
{
    private const string Noise = "\n@:=?[]{}() \"'\\#<x9";

    private static string Shipped(string entries) => "format 1\n\n[shipped]\n\n" + entries.ReplaceLineEndings("\n") + "\n\n[unshipped]\n";

    private static IEnumerable<string> Problems(string text) => LockReader.Read(text).Problems.Select(problem => $"{problem.Line}: {problem.Text}");

    [Theory]
    [InlineData("")]
    [InlineData("\n\n# nothing yet\n")]
    [InlineData("format 1\n")]
    [InlineData("\uFEFFformat 1\r\n\r\n[shipped]\r\n\r\n[unshipped]\r\n")]
    public void A_text_without_entries_is_an_empty_lock(string text)
    {
        Assert.Empty(Problems(text));
        Assert.Equal(EventLock.Empty, LockReader.Read(text).Lock);
    }

    [Theory]
    [InlineData("events a@1 is A", "5: 'events' is no kind of entry")]
    [InlineData("event a is A", "5: '@' is missing after 'event a'")]
    [InlineData("event A@1 is A", "5: 'A' is no event name")]
    [InlineData("event a@x is A", "5: a number is missing after 'event a@'")]
    [InlineData("event a@99999999999 is A", "5: a number is too large")]
    [InlineData("event a@1 is ", "5: 'is' is missing after 'event a@1'")]
    [InlineData("event a@1 is A\n  X", "6: ':' is missing after 'X'")]
    [InlineData("event a@1 is A\n  X: i32\n  Y: int", "7: 'int' is no plain value, and has no revision")]
    [InlineData("event a@1 is A\n  X: [i32", "6: ']' is missing after 'X: [i32'")]
    [InlineData("event a@1 is A\n  X: {i32: str", "6: '}' is missing after 'X: {i32: str'")]
    [InlineData("event a@1 is A\n  X: (A: i32", "6: ')' is missing after 'X: (A: i32'")]
    [InlineData("event a@1 is A\n  X: i32 =", "6: ' =' is more than an entry holds")]
    [InlineData("event a@1 is A\n  X: str = \"a", "6: a text has no end")]
    [InlineData("event a@1 is A\n  X: i32\n  X: str", "7: 'X' stands there twice")]
    [InlineData("aggregate a is A, key i32\n  X: i32", "6: nothing stands below such an entry")]
    [InlineData("aggregate a is A", "5: ', key' is missing after 'aggregate a is A'")]
    [InlineData("identifier A@1: text", "5: 'text' is no plain value")]
    [InlineData("enum A@1: i32\n  B = x", "6: a number is missing after 'B = '")]
    [InlineData("enum A@1: i32\n  B = 1 lost", "6: ' lost' is more than an entry holds")]
    [InlineData("hierarchy A@1\n  1: str", "6: a case is a record")]
    [InlineData("event a@1 is A\n  X: B@1", "5: event a refers to B@1, which [shipped] has no entry of: put it back as it was")]
    [InlineData("event a@1 is A\n\nevent a@1 is A", "7: event a stands there twice: keep the one that the code has")]
    [InlineData("record A@1\n  X: B@1\n\nrecord B@1\n  X: [A@1]", "5: record A holds itself, which nothing that is stored does", "8: record B holds itself, which nothing that is stored does")]
    [InlineData(" event a@1 is A", "5: it belongs to no entry")]
    public void A_mistake_is_named_by_its_line(string entries, params string[] expected) => Assert.Equal(expected, Problems(Shipped(entries)));

    [Fact]
    public void What_stands_before_the_format_or_outside_the_halves_is_said_once()
    {
        Assert.Equal(["2: the line 'format 1' must stand before all entries"], Problems("\nevent a@1 is A\n\nevent b@1 is B\n"));
        Assert.Equal(["2: entries stand below '[shipped]' or '[unshipped]'"], Problems("format 1\nevent a@1 is A\nevent b@1 is B\n"));
    }

    [Fact]
    public void A_newer_format_is_not_guessed_at()
        => Assert.Equal(["1: 'format 2' is newer than this build, which reads 'format 1': update Foldstream"], Problems("format 2\n[shipped]\nthing a\n"));

    [Theory]
    [InlineData("/shop/events.lock", true)]
    [InlineData("/shop/Shop.Orders.events.lock", true)]
    [InlineData("events.lock", true)]
    [InlineData("/shop/myevents.lock", false)]
    [InlineData("/shop/events.lock.orig", false)]
    [InlineData("/events.lock/packages.lock", false)]
    public void It_is_known_by_its_name(string path, bool isOne) => Assert.Equal(isOne, EventLock.IsFile(path));

    [Fact]
    public void A_merge_in_an_entry_is_told_by_its_marks_alone() => Assert.Equal(
        [
            "7: '<<<<<<<' was left by a merge: keep the entries of both sides, each once",
            "9: '=======' was left by a merge: keep the entries of both sides, each once",
            "11: '>>>>>>>' was left by a merge: keep the entries of both sides, each once",
        ],
        Problems(Shipped("event a@1 is A\n  X: i32\n<<<<<<< HEAD\n  Y: str?\n=======\n  Z: str?\n>>>>>>> topic")));

    [Fact]
    public void An_unshipped_entry_may_refer_to_a_shipped_one()
        => Assert.Empty(Problems("format 1\n[shipped]\nenum E@1: i32\n[unshipped]\nevent a@1 is A\n  X: E@1\n"));

    [Fact]
    public void A_type_that_is_nested_without_end_is_a_mistake()
        => Assert.Equal(["6: a type is nested too deeply"], Problems(Shipped("event a@1 is A\n  X: " + new string('[', 5000))));

    [Fact]
    public void A_mistake_leaves_the_rest()
        => Assert.Equal(["b"], LockReader.Read(Shipped("event a@x is A\n\nevent b@1 is B")).Lock.Shipped.Select(entry => entry.Name));

    [Fact]
    public void Whatever_is_printed_is_read_as_the_same()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            string printed = LockText.Print(RandomLock.Of(seed));
            (EventLock read, var problems) = LockReader.Read(printed);
            Assert.True(problems.Count == 0, $"Seed {seed}: {string.Join('\n', problems)}\n{printed}");
            Assert.Equal(printed, LockText.Print(read));
            Assert.Equal(read, LockReader.Read(printed.Replace("\n", "\r\n")).Lock);
        }
    }

    [Fact]
    public void No_text_makes_it_throw()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            Random random = new(seed);
            char[] text = LockText.Print(RandomLock.Of(seed)).ToCharArray();
            for (int i = 0; i < 5; i++) text[random.Next(text.Length)] = Noise[random.Next(Noise.Length)];
            LockReader.Read(new string(text));
        }
    }
}
