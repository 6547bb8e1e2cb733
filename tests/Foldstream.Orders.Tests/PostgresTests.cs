using System.Text.RegularExpressions;

namespace Foldstream.Orders.Tests;

/// <summary>The program as it is started, with its events in PostgreSQL.</summary>
public sealed partial class PostgresTests
{
    [Fact]
    public async Task The_story_and_the_stream_are_those_of_SQLite()
    {
        await using OwnDatabase database = await OwnDatabase.CreateAsync();
        DirectoryInfo folder = Directory.CreateTempSubdirectory("orders-tests-");
        try
        {
            string[] sqlite = ["--database", Path.Combine(folder.FullName, "orders.db")], postgres = ["--store", "postgres", "--connection", database.ConnectionString];

            (int code, string output, string error) = await OrdersProgram.RunAsync(postgres);
            (_, string expected, _) = await OrdersProgram.RunAsync(sqlite);
            Assert.Equal((0, ""), (code, error));
            Assert.Contains("\"event\":\"order-shipped\"", output, StringComparison.Ordinal);
            Assert.Equal(WithoutChance(expected), WithoutChance(output).Replace(" --store postgres --connection ...", "", StringComparison.Ordinal));

            string stream = Stream().Match(output).Value;
            (code, string shown, error) = await OrdersProgram.RunAsync(["show", stream, .. postgres]);
            Assert.Equal((0, ""), (code, error));
            Assert.Equal(9, shown.TrimEnd().Split('\n').Length);
            Assert.Contains(shown.TrimEnd(), output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Many_events_are_written_and_replayed()
    {
        await using OwnDatabase database = await OwnDatabase.CreateAsync();

        (int code, string output, string error) = await OrdersProgram.RunAsync("--events", "25000", "--store", "postgres", "--connection", database.ConnectionString);

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("25,000 events replayed from the database", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_of_a_database_without_a_store_is_not_shown_and_nothing_is_made_there()
    {
        await using OwnDatabase database = await OwnDatabase.CreateAsync();

        AssertRefused("There is no store", await OrdersProgram.RunAsync("show", "order/1", "--store", "postgres", "--connection", database.ConnectionString));
        AssertRefused("There is no store", await OrdersProgram.RunAsync("show", "order/1", "--store", "postgres", "--connection", database.ConnectionString));
    }

    [Theory]
    [InlineData("--store takes sqlite or postgres", "--store", "mysql")]
    [InlineData("needs a connection string", "--store", "postgres")]
    [InlineData("goes with --store postgres", "--connection", "Host=127.0.0.1")]
    [InlineData("goes with --store sqlite", "--store", "postgres", "--connection", "Host=127.0.0.1", "--database", "x.db")]
    [InlineData("--connection is no connection string", "--store", "postgres", "--connection", "nonsense")]
    [InlineData("--connection is no connection string", "--store", "postgres", "--connection", "Host=127.0.0.1;Port=none;Password=hunter2")]
    [InlineData("127.0.0.1:1", "--store", "postgres", "--connection", "Host=127.0.0.1;Port=1;Timeout=2;Password=hunter2")]
    [InlineData("127.0.0.1:1", "show", "order/1", "--store", "postgres", "--connection", "Host=127.0.0.1;Port=1;Timeout=2;Password=hunter2")]
    public async Task What_leads_to_no_store_is_answered_in_one_line(string told, params string[] args) => AssertRefused(told, await OrdersProgram.RunAsync(args));

    private static void AssertRefused(string told, (int Code, string Output, string Error) outcome)
    {
        Assert.Equal((1, ""), (outcome.Code, outcome.Output));
        Assert.Contains(told, outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", outcome.Error, StringComparison.Ordinal);
        Assert.Single(outcome.Error.TrimEnd().Split('\n'));
    }

    // Ids, times, and which of three clerks came first, and how often.
    private static string WithoutChance(string output) => Clerks().Replace(Chance().Replace(output, "…"), "clerk …");

    [GeneratedRegex(@"[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|2\d{3}-\d\d-\d\dT[0-9:.]+Z|\d+ decisions, \d+|(?<=GIFT-)\d")]
    private static partial Regex Chance();

    [GeneratedRegex(@"clerk \d")]
    private static partial Regex Clerks();

    [GeneratedRegex("order/[0-9a-f]{32}")]
    private static partial Regex Stream();
}
