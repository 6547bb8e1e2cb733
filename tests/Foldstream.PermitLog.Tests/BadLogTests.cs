using static Foldstream.PermitLog.Tests.SmallLog;

namespace Foldstream.PermitLog.Tests;

public sealed class BadLogTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData("case", "")]
    [InlineData("\tdeadline", "deadline")]
    [InlineData("\ttimestamp", "timestamp")]
    public async Task A_missing_column_is_named(string column, string name)
    {
        string header = Header.Replace(column, "", StringComparison.Ordinal);
        name = name.Length == 0 ? column : name;

        await RefusesAsync(header + TwoCases[Header.Length..], 1, $"the column '{name}' is missing. A log has the tab-separated columns case, channel, department, "
            + "responsible, deadline, activity, group, resource, timestamp.");
    }

    [Fact]
    public Task A_column_that_stands_twice_is_named()
        => RefusesAsync(Header.Replace("resource", "group", StringComparison.Ordinal).Replace("timestamp", "resource\ttimestamp", StringComparison.Ordinal), 1,
            "the column 'group' stands twice.");

    [Fact]
    public Task A_row_that_is_too_short_is_found()
        => RefusesAsync(TwoCases.Replace("Group 1\tResource10\t", "Group 1\t", StringComparison.Ordinal), 3, "the row has 8 columns, but the header has 9.");

    [Fact]
    public Task A_row_that_is_too_long_is_found()
        => RefusesAsync(TwoCases.Replace("Resource10\t", "Resource10\tmore\t", StringComparison.Ordinal), 3, "the row has 10 columns, but the header has 9.");

    [Fact]
    public Task A_blank_line_is_a_short_row()
        => RefusesAsync(TwoCases + "\n", 7, "the row has 1 column, but the header has 9.");

    [Theory]
    [InlineData("yesterday")]
    [InlineData("")]
    [InlineData("2011-10-13 02:00:00.276000")]
    [InlineData("2011-13-10 02:00:00.276000+02:00")]
    [InlineData("13.10.2011 02:00:00+02:00")]
    [InlineData("0001-01-01 00:00:00+02:00")]
    public Task A_bad_timestamp_is_shown(string time)
        => RefusesAsync(TwoCases.Replace("2011-10-13 02:00:00.276000+02:00", time, StringComparison.Ordinal), 4,
            $"the timestamp '{time}' is not a time such as 2011-10-11 13:45:40.276000+02:00.");

    [Fact]
    public Task A_bad_deadline_is_shown()
        => RefusesAsync(TwoCases.Replace("2011-12-06 13:41:31.788000+01:00", "soon", StringComparison.Ordinal), 2,
            "the deadline 'soon' is not a time such as 2011-10-11 13:45:40.276000+02:00.");

    [Fact]
    public Task An_unknown_activity_is_shown()
        => RefusesAsync(TwoCases + Row("case-2", "T99 Have lunch", 9), 7, "the activity 'T99 Have lunch' is not known.");

    [Fact]
    public Task A_case_without_a_name_is_found()
        => RefusesAsync(TwoCases + Row("", Birth, 9), 7, "a case is named by 1 to 200 bytes without control characters; this one is not.");

    [Fact]
    public Task A_case_that_begins_otherwise_is_found_by_its_first_row_in_time()
        => RefusesAsync(TwoCases + Row("case-3", Birth, 9) + Row("case-3", Activities[0], 8), 8,
            "case-3 begins with 'T02 Check confirmation of receipt', but a case begins with its 'Confirmation of receipt'.");

    [Fact]
    public Task A_case_that_begins_twice_is_found()
        => RefusesAsync(TwoCases + Row("case-1", Birth, 9), 7, "case-1 has a second 'Confirmation of receipt'; the first is on line 2.");

    [Fact]
    public Task A_row_that_says_otherwise_of_its_case_is_found()
        => RefusesAsync(TwoCases + Row("case-1", Activities[0], 90).Replace("Internet", "Post", StringComparison.Ordinal), 7,
            "case-1 has another channel, department, responsible or deadline here than on line 2.");

    [Fact]
    public Task A_value_of_unreasonable_length_is_found()
        => RefusesAsync(TwoCases + Row("case-1", Activities[0], 90, new string('x', 5000)), 7, "the resource is 5000 characters long; a log has at most 4000.");

    [Fact]
    public async Task Bytes_that_are_no_text_are_found()
    {
        byte[] bytes = [.. System.Text.Encoding.UTF8.GetBytes(TwoCases), 0xFF, 0xFE, (byte)'\n'];

        await RefusesAsync(_place.Write("log.tsv", bytes), "log.tsv, line 7: this is not text in UTF-8.");
    }

    [Fact]
    public Task An_empty_file_is_no_log()
        => RefusesAsync(_place.Write("log.tsv", ""), "log.tsv: the file is empty. A log has a header and rows.");

    [Fact]
    public Task A_header_alone_is_no_log()
        => RefusesAsync(_place.Write("log.tsv", Header), "log.tsv: the log has a header, but no rows.");

    [Theory]
    [InlineData("nowhere.tsv")]
    [InlineData("nowhere/log.tsv")]
    public Task A_path_that_does_not_exist_is_said_to_be_none(string name)
        => RefusesAsync(_place.PathOf(name), $"{name}: there is no such file.");

    [Fact]
    public Task A_directory_is_no_log()
    {
        Directory.CreateDirectory(_place.PathOf("logs"));
        return RefusesAsync(_place.PathOf("logs"), "logs: this is a directory. Name the log file in it.");
    }

    [Fact]
    public async Task A_broken_log_leaves_an_existing_database_as_it_is()
    {
        await _place.ImportAsync(_place.Write("log.tsv", TwoCases));
        byte[] before = await File.ReadAllBytesAsync(_place.Database, TestContext.Current.CancellationToken);

        Outcome outcome = await _place.ImportAsync(_place.Write("log.tsv", TwoCases + Row("case-3", Birth, 1) + "broken\n"));

        Assert.Equal(1, outcome.Code);
        Assert.Equal(before, await File.ReadAllBytesAsync(_place.Database, TestContext.Current.CancellationToken));
    }

    private Task RefusesAsync(string log, int line, string fault) => RefusesAsync(_place.Write("log.tsv", log), $"log.tsv, line {line}: {fault}");

    private async Task RefusesAsync(string path, string told)
    {
        Outcome outcome = await _place.ImportAsync(path);

        Assert.Equal(1, outcome.Code);
        Assert.Equal($"PermitLog: {_place.PathOf(told)}{Environment.NewLine}", outcome.Error);
        Assert.Empty(outcome.Output);
        Assert.False(File.Exists(_place.Database), "A log with a fault made a database.");
    }
}
