using System.Text.RegularExpressions;
using Foldstream.PostgreSql;
using Foldstream.Sqlite;
using Foldstream.Transfer;
using static Foldstream.PermitLog.Tests.SmallLog;

namespace Foldstream.PermitLog.Tests;

/// <summary>The same log in PostgreSQL.</summary>
public sealed partial class PostgresTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task The_report_is_that_of_SQLite_and_a_second_import_adds_nothing()
    {
        await using OwnDatabase database = await OwnDatabase.CreateAsync();
        string log = _place.Write("log.tsv", ManyCases());

        Outcome sqlite = await _place.ImportAsync(log), postgres = await ImportAsync(log, database.ConnectionString), again = await ImportAsync(log, database.ConnectionString);

        Assert.Equal((0, "", 0, ""), (postgres.Code, postgres.Error, again.Code, again.Error));
        Assert.Equal(WithoutPlaceAndTimes(sqlite.Output), WithoutPlaceAndTimes(postgres.Output));
        Assert.Contains(" events written, 0 held already", postgres.Output, StringComparison.Ordinal);
        Assert.Contains("imported already; nothing was written", again.Output, StringComparison.Ordinal);
        Assert.EndsWith("every case agrees with the file.", again.LastLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_is_copied_from_SQLite_to_PostgreSQL_and_back_is_the_same_to_the_byte()
    {
        await using OwnDatabase database = await OwnDatabase.CreateAsync();
        string log = _place.Write("log.tsv", ManyCases());
        await _place.ImportAsync(log);

        await using (SqliteEventStore first = SqliteEventStore.Open(_place.Database), back = SqliteEventStore.Open(_place.PathOf("back.db")))
        await using (PostgreSqlEventStore postgres = await PostgreSqlEventStore.OpenAsync(database.ConnectionString))
        {
            CopyResult there = await first.CopyAsync(postgres), returned = await postgres.CopyAsync(back);

            string content = await Content.OfAsync(first);
            Assert.Equal(await first.GetHeadAsync(TestContext.Current.CancellationToken), content.Split('\n').Length);
            Assert.Equal(content, await Content.OfAsync(postgres));
            Assert.Equal(content, await Content.OfAsync(back));
            Assert.Equal(there.Copied, returned.Copied);
        }

        // And what was copied is what the program itself would have written.
        Outcome copied = await ImportAsync(log, database.ConnectionString), returnedToFile = await Workplace.RunAsync(log, "--database", _place.PathOf("back.db"));
        Assert.Contains("imported already; nothing was written", copied.Output, StringComparison.Ordinal);
        Assert.Contains("imported already; nothing was written", returnedToFile.Output, StringComparison.Ordinal);
        Assert.Equal((0, 0), (copied.Code, returnedToFile.Code));
    }

    [Theory]
    [InlineData("nonsense", "--connection")]
    [InlineData("Host=127.0.0.1;Port=none;Password=hunter2", "--connection")]
    [InlineData("", "--connection")]
    [InlineData("Host=127.0.0.1;Port=1;Timeout=2;Password=hunter2", "127.0.0.1:1")]
    public async Task A_connection_string_that_is_none_and_a_server_that_is_not_there_are_answered_in_one_line(string connection, string named)
    {
        Outcome outcome = await ImportAsync(_place.Write("log.tsv", TwoCases), connection);

        Assert.Equal(1, outcome.Code);
        Assert.StartsWith("PermitLog: ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains(named, outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", outcome.Error, StringComparison.Ordinal);
        Assert.Single(outcome.Error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("--store takes sqlite or postgres", "--store", "mysql")]
    [InlineData("needs a connection string", "--store", "postgres")]
    [InlineData("goes with --store postgres", "--connection", "Host=127.0.0.1")]
    [InlineData("goes with --store sqlite", "--store", "postgres", "--connection", "Host=127.0.0.1", "--database", "x.db")]
    public async Task Options_that_contradict_each_other_are_answered_in_one_line(string told, params string[] args)
    {
        Outcome outcome = await Workplace.RunAsync(["log.tsv", .. args]);

        Assert.Equal((2, ""), (outcome.Code, outcome.Output));
        Assert.Contains(told, outcome.Error, StringComparison.Ordinal);
        Assert.Single(outcome.Error.TrimEnd().Split('\n'));
    }

    private static Task<Outcome> ImportAsync(string log, string connection) => Workplace.RunAsync(log, "--store", "postgres", "--connection", connection);

    /// <summary>A hundred cases of up to thirty steps, the same at each call.</summary>
    private static string ManyCases()
    {
        Random random = new(7);
        return Of([.. Enumerable.Range(0, 100).SelectMany(i => Enumerable.Range(0, random.Next(1, 30)).Select(step =>
            Row($"case-{i}", step == 0 ? Birth : random.GetItems(Activities, 1)[0], step == 0 ? 0 : random.Next(1, 500), $"Resource{random.Next(5)}")))]);
    }

    private static string WithoutPlaceAndTimes(string output)
    {
        string[] lines = output.Split('\n');
        Assert.Contains(" events written", lines[1], StringComparison.Ordinal);
        lines[1] = lines[1][(lines[1].LastIndexOf(": ", StringComparison.Ordinal) + 2)..];
        return Took().Replace(string.Join('\n', lines), "");
    }

    [GeneratedRegex(@" \(\d+\.\d\d s\)|in \d+ ms")]
    private static partial Regex Took();
}
