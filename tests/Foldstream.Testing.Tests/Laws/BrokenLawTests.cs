using Unlawful;

namespace Foldstream.Testing.Tests.Laws;

/// <summary>Each law is broken by something, and says by what.</summary>
public sealed class BrokenLawTests
{
    [Theory]
    [InlineData("name-given v1: round trip", "'Name' is \"a\" in the bytes that were read, and \"A\" in those that were written again.")]
    [InlineData("letter-sent v1: round trip", "The type refuses a value of its shape: MalformedPayloadException: ")]
    [InlineData("motto-chosen v1: round trip", "'Motto' is written by a formatter of its own, so no value of it can be made up. Please give some values that the type takes, which then are used in place of those that are made up: laws.Sample(new MottoChosen(...)).")]
    [InlineData("amount-noted v1: upcasts", "An upcaster fails: FormatException: The input string 'x-1' was not in a correct format. (It is value 0 of seed 0, {\"Amount\":\"x-1\"}.) A stream with such an event can't be loaded any more.")]
    [InlineData("amount-shown v1: upcasts", "The same bytes become something else in the culture that is made up: [amount-shown v2 {\"Amount\":\"-1.7976931348623157E+308\"}], and then [amount-shown v2 {\"Amount\":\"\u22121,7976931348623157E\uFF0B308\"}].")]
    [InlineData("amount-stamped v1: upcasts", "The same bytes become something else the second time: ")]
    [InlineData("label-chosen v1: golden bytes", "It is shipped, and has no golden file. Golden files are made on request: run the tests once with FOLDSTREAM_GOLDEN=write, or call WriteGolden. Then commit ")]
    [InlineData("Unlawful.Screen: same state in other cultures", "'Text' is \"-0.75\" in the state of a replay, and \"\u22120,75\" in the culture that is made up. The stream: reading-taken ")]
    [InlineData("Unlawful.Ticket: same state again", "'_numbers[0]' is ")]
    [InlineData("Unlawful.Thermometer: snapshot and tail", "'Highest.Value' is 1234.56 in the state of a replay, and 1234 behind a snapshot at version ")]
    [InlineData("Unlawful.Album: same state again", "No stream has label-chosen v1: the fold takes none that is made up (KeyNotFoundException: There is no such label.). Give a stream that has it: laws.For<Album>().Given(...), or GivenRecorded with a stream that was dumped from a store.")]
    public void A_law_says_what_breaks_it(string law, string finding)
    {
        EventLawException broken = Assert.Throws<EventLawException>(() => Laws().Check(law));
        Assert.StartsWith($"{law}: {finding}", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_lost_before_the_bytes_is_found_in_the_values_that_are_given()
    {
        Assert.Null(Record.Exception(() => Laws().Check("price-set v1: round trip")));

        EventLaws laws = Laws().Sample(new PriceSet(9.95m), new PriceSet(0.125m));
        EventLawException broken = Assert.Throws<EventLawException>(() => laws.Check("price-set v1: round trip"));
        Assert.Equal("price-set v1: round trip: A value loses something on its way through the bytes. 'Price' is 0.125 before it is written, and 0.12 when it is read. It is sample 1, {\"Price\":12}.", broken.Message);
    }

    [Fact]
    public void What_a_formatter_loses_is_found_in_the_values_that_are_given()
    {
        EventLaws laws = Laws().Sample(new MottoChosen(new Motto("Slowly")));
        EventLawException broken = Assert.Throws<EventLawException>(() => laws.Check("motto-chosen v1: round trip"));
        Assert.Contains("'Motto.Text' is \"Slowly\" before it is written, and \"Slowl\" when it is read.", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_is_written_in_the_same_way_in_every_culture()
    {
        EventLaws laws = Laws().Sample(new NumberWritten(1.5m));
        EventLawException broken = Assert.Throws<EventLawException>(() => laws.Check("number-written v1: round trip"));
        Assert.Contains("It is written otherwise in the culture that is made up.", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fold_is_the_same_in_every_time_zone()
    {
        string law = "Unlawful.Clock: same state in other time zones";
        Assert.SkipUnless(Laws().Names.Contains(law), "This machine has no other time zones.");

        TimeZoneInfo home = TimeZoneInfo.Local;
        EventLawException broken = Assert.Throws<EventLawException>(() => Laws().Check(law));
        Assert.Matches("'Hour' is [0-9]+ in the state of a replay, and [0-9]+ in the time zone Pacific/Kiritimati", broken.Message);
        Assert.Equal(home, TimeZoneInfo.Local);
    }

    [Fact]
    public void All_that_is_broken_is_said_at_once()
    {
        EventLaws laws = Laws();
        string[] lines = Assert.Throws<EventLawException>(laws.Check).Message.Split(Environment.NewLine);

        Assert.Matches($"^[12][0-9] laws are broken, of {laws.Names.Count}\\.$", lines[0]);
        Assert.All(lines[1..], line => Assert.Contains(laws.Names, name => line.StartsWith(name + ": ", StringComparison.Ordinal)));
        Assert.Contains(lines, line => line.StartsWith("amount-noted v1: upcasts: ", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.StartsWith("label-chosen v1: round trip", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_given_stands_for_what_the_types_refuse()
    {
        EventLaws laws = Laws()
            .Sample(new LetterSent("anna@example.org"))
            .Sample(new NameGiven("ANNA"))
            .Sample("amount-noted", 1, """{"Amount":"12"}""", """{"Amount":"-3"}""")
            .For<Album>().Given(new LabelChosen("nobody makes this up"));

        Assert.All(["letter-sent v1: round trip", "name-given v1: round trip", "amount-noted v1: upcasts", "Unlawful.Album: same state again"], laws.Check);
    }

    [Fact]
    public void An_aggregate_that_keeps_the_laws_is_told_from_those_that_do_not()
    {
        EventLaws laws = Laws();
        string[] kept = [.. laws.Names.Where(name => name.StartsWith("Unlawful.Archive: ", StringComparison.Ordinal))];
        Assert.Contains("Unlawful.Archive: snapshot and tail", kept);
        Assert.All(kept, laws.Check);
    }

    [Fact]
    public void A_stream_is_shown_up_to_the_event_that_breaks_the_law()
    {
        string message = Assert.Throws<EventLawException>(() => Laws().Check("Unlawful.Thermometer: snapshot and tail")).Message;
        Assert.Matches(@"(2\.5|1234\.56)[^;]*\.$", message);
    }

    [Fact]
    public void A_seed_makes_up_other_values_and_the_same_ones_again()
    {
        Assert.Equal(Finding(1), Finding(1));
        Assert.NotEqual(Finding(1), Finding(2));

        static string Finding(int seed) => Assert.Throws<EventLawException>(() => Laws().Seed(seed).Check("amount-shown v1: upcasts")).Message;
    }

    [Fact]
    public void What_can_not_be_given_is_said()
    {
        Assert.Throws<ArgumentException>(() => Laws().Check("label-chosen v1: square"));
        Assert.Throws<ArgumentException>(() => Laws().Sample("label-lost", 1, "{}"));
        Assert.Throws<ArgumentException>(() => Laws().For<Shop.Order>());
        Assert.Throws<ArgumentException>(() => EventLaws.Of(typeof(string).Assembly));
        Assert.Contains("A sample of amount-noted v1 can't be read: ", Broken(Laws().Sample("amount-noted", 1, """{"Amount":12}"""), "amount-noted v1: upcasts"), StringComparison.Ordinal);
        Assert.Contains(
            "A stream that was given can't be folded: at label-chosen {\"Label\":\"new\",\"At\":\"0001-01-01T00:00:00.0000000+00:00\"} it ends in KeyNotFoundException: There is no such label.",
            Broken(Laws().For<Album>().Given(new LabelChosen("new")), "Unlawful.Album: same state again"), StringComparison.Ordinal);

        static string Broken(EventLaws laws, string law) => Assert.Throws<EventLawException>(() => laws.Check(law)).Message;
    }

    private static EventLaws Laws() => EventLaws.Of(typeof(PriceSet).Assembly, Path.Combine(Path.GetTempPath(), "foldstream-no-such-folder"));
}
