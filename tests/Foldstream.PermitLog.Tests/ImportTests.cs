using PermitLog;
using Foldstream.Sqlite;
using static Foldstream.PermitLog.Tests.SmallLog;

namespace Foldstream.PermitLog.Tests;

public sealed class ImportTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task A_log_is_imported_replayed_and_agrees()
    {
        Outcome outcome = await _place.ImportAsync(_place.Write("log.tsv", TwoCases));

        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.Contains("5 events written, 0 held already", outcome.Output, StringComparison.Ordinal);
        Assert.Equal("2 streams, 5 events: every case agrees with the file.", outcome.LastLine);
    }

    [Fact]
    public async Task A_second_import_adds_nothing()
    {
        string log = _place.Write("log.tsv", TwoCases);
        await _place.ImportAsync(log);

        Outcome again = await _place.ImportAsync(log);

        Assert.Equal((0, ""), (again.Code, again.Error));
        Assert.Contains("imported already; nothing was written", again.Output, StringComparison.Ordinal);
        Assert.Equal("2 streams, 5 events: every case agrees with the file.", again.LastLine);
        await using SqliteEventStore store = SqliteEventStore.Open(_place.Database);
        Assert.Equal(5, await store.GetHeadAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_log_that_has_grown_adds_only_its_new_rows()
    {
        await _place.ImportAsync(_place.Write("log.tsv", TwoCases));

        Outcome grown = await _place.ImportAsync(_place.Write("log.tsv", TwoCases + Row("case-2", Activities[0], 5) + Row("case-3", Birth, 6)));

        Assert.Contains("2 events written, 5 held already", grown.Output, StringComparison.Ordinal);
        Assert.Equal("3 streams, 7 events: every case agrees with the file.", grown.LastLine);
    }

    [Theory]
    [InlineData("2011-10-13 02:00:00", "2011-10-13 02:00:01", "case-1: the time of the last step is '2011-10-13 00:00:01.2760000Z' in the file and '2011-10-13 00:00:00.2760000Z' in the replay.")]
    [InlineData("\tInternet\t", "\tPost\t", "case-1: the channel is 'Post' in the file and 'Internet' in the replay.")]
    [InlineData("\tResource10\t", "\tResource21\t", "case-1: the number of handovers is '0' in the file and '2' in the replay.")]
    [InlineData("T10 Determine necessity to stop indication", "T08 Draft and send request for advice", "case-2: the number of assessments is '0' in the file and '1' in the replay.")]
    public async Task A_log_that_tells_the_past_otherwise_disagrees_and_the_first_such_case_is_named(string was, string now, string told)
    {
        await _place.ImportAsync(_place.Write("log.tsv", TwoCases));

        string changed = TwoCases.Replace(was, now, StringComparison.Ordinal);
        Outcome outcome = await _place.ImportAsync(_place.Write("log.tsv", changed));

        Assert.Equal(1, outcome.Code);
        Assert.Equal($"PermitLog: {told}{Environment.NewLine}", outcome.Error);
        Assert.DoesNotContain("every case agrees", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_need_not_stand_in_order_nor_cases_together()
    {
        string log = Of(
            Row("case-2", "T10 Determine necessity to stop indication", 4),
            Row("case-1", "T05 Print and send confirmation of receipt", 50),
            Row("case-2", Birth, 3),
            Row("case-1", "T02 Check confirmation of receipt", 2),
            Row("case-1", Birth, 1));

        Outcome outcome = await _place.ImportAsync(_place.Write("log.tsv", log));

        Assert.Equal("2 streams, 5 events: every case agrees with the file.", outcome.LastLine);
        Permit permit = await LoadAsync("case-1");
        Assert.Equal(new DateTimeOffset(2011, 10, 10, 23, 0, 0, 276, TimeSpan.Zero), permit.ReceivedAt);
    }

    [Fact]
    public async Task Columns_may_stand_in_another_order_with_others_beside_them()
    {
        string log = string.Concat(TwoCases.TrimEnd('\n').Split('\n').Select(row => string.Join('\t', row.Split('\t').Reverse()) + "\tnote\r\n"));

        Outcome outcome = await _place.ImportAsync(_place.Write("log.tsv", log));

        Assert.Equal("2 streams, 5 events: every case agrees with the file.", outcome.LastLine);
    }

    [Fact]
    public async Task Times_are_kept_to_the_last_digit()
    {
        string log = TwoCases.Replace("2011-10-13 02:00:00.276000+02:00", "2011-10-31 02:00:00.1234567+01:00", StringComparison.Ordinal);

        Outcome outcome = await _place.ImportAsync(_place.Write("log.tsv", log));

        Assert.Equal(0, outcome.Code);
        Permit permit = await LoadAsync("case-1");
        Assert.Equal(new DateTimeOffset(2011, 10, 31, 1, 0, 0, TimeSpan.Zero).AddTicks(1234567), permit.LastStepAt);
    }

    [Fact]
    public async Task Every_activity_is_an_event_of_its_meaning()
    {
        string log = Of([Row("case-1", Birth, 0), .. Activities.Select((activity, i) => Row("case-1", activity, i + 1))]);

        Outcome outcome = await _place.ImportAsync(_place.Write("log.tsv", log));

        Assert.Equal("1 streams, 27 events: every case agrees with the file.", outcome.LastLine);
        Permit permit = await LoadAsync("case-1");
        Assert.Equal((27, 5, 2, 4, 1), (permit.Version, permit.InternalAdvices, permit.HoldAdvices, permit.ExternalAdvices, permit.ExternalRequests));
        Assert.Equal([1, 2, 3, 4, 5], permit.Aspects);
        Assert.Equal([1, 2, 3, 4], permit.Parties);
        Assert.Equal(Standing.Stopped, permit.Standing);
        await using SqliteEventStore store = SqliteEventStore.Open(_place.Database);
        Assert.Equal(21, Enumerable.Range(1, store.EventTypes.Length - 1).Count(id => store.EventTypes[id] is not null));
    }

    [Fact]
    public async Task Steps_at_one_instant_keep_the_order_of_the_file()
    {
        string log = Of(
            Row("case-1", Birth, 0),
            Row("case-1", "T16 Report reasons to hold request", 0),
            Row("case-1", "T20 Print report Y to stop indication", 0),
            Row("case-1", "T18 Adjust report Y to stop indicition", 0));

        Outcome outcome = await _place.ImportAsync(_place.Write("log.tsv", log));

        Assert.Equal("1 streams, 4 events: every case agrees with the file.", outcome.LastLine);
        Assert.Equal(Stage.Adjusted, (await LoadAsync("case-1")).StopReport);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_happens_in_whatever_order_the_fold_agrees_with_the_plain_computation(int seed)
    {
        Random random = new(seed);
        string[] rows = [.. Enumerable.Range(0, 100).SelectMany(i => Enumerable.Range(0, random.Next(1, 30)).Select(step =>
            Row($"case-{i}", step == 0 ? Birth : random.GetItems(Activities, 1)[0], step == 0 ? 0 : random.Next(1, 500), $"Resource{random.Next(5)}")))];
        random.Shuffle(rows);

        Outcome outcome = await _place.ImportAsync(_place.Write("log.tsv", Of(rows)));

        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.Equal($"100 streams, {rows.Length} events: every case agrees with the file.", outcome.LastLine);
    }

    private async Task<Permit> LoadAsync(string key)
    {
        await using SqliteEventStore store = SqliteEventStore.Open(_place.Database);
        return await new Repository<Permit, string>(store).LoadAsync(key, TestContext.Current.CancellationToken);
    }
}
