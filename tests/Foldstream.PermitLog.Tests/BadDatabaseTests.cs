using static Foldstream.PermitLog.Tests.SmallLog;

namespace Foldstream.PermitLog.Tests;

public sealed class BadDatabaseTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        string log = _place.Write("log.tsv", TwoCases);

        Outcome outcome = await Workplace.RunAsync(log, "--database", log);

        AssertRefused(outcome, log);
        Assert.Equal(TwoCases, await File.ReadAllTextAsync(log, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_truncated_database_is_refused()
    {
        string log = _place.Write("log.tsv", TwoCases);
        await _place.ImportAsync(log);
        byte[] whole = await File.ReadAllBytesAsync(_place.Database, TestContext.Current.CancellationToken);
        _place.Write("permit-log.db", whole[..(whole.Length / 2)]);

        AssertRefused(await _place.ImportAsync(log), _place.Database);
    }

    [Fact]
    public async Task A_damaged_event_is_found_at_replay()
    {
        string log = _place.Write("log.tsv", TwoCases);
        await _place.ImportAsync(log);
        byte[] bytes = await File.ReadAllBytesAsync(_place.Database, TestContext.Current.CancellationToken);
        int at = bytes.AsSpan().IndexOf("Resource10"u8);
        Assert.True(at > 0);
        bytes[at] ^= 1;
        _place.Write("permit-log.db", bytes);

        Outcome outcome = await _place.ImportAsync(log);

        Assert.Equal(1, outcome.Code);
        Assert.Contains("permit/case-1", outcome.Error, StringComparison.Ordinal);
        Assert.Single(outcome.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_directory_is_no_database()
        => AssertRefused(await Workplace.RunAsync(_place.Write("log.tsv", TwoCases), "--database", _place.PathOf("")), Path.TrimEndingDirectorySeparator(_place.PathOf("")));

    [Fact]
    public async Task A_database_in_a_missing_directory_is_refused()
        => AssertRefused(await Workplace.RunAsync(_place.Write("log.tsv", TwoCases), "--database", _place.PathOf("nowhere/permit.db")), _place.PathOf("nowhere"));

    [Theory]
    [InlineData("")]
    [InlineData(":memory:")]
    [InlineData("Data Source=permit.db;Password=secret")]
    public async Task A_text_that_names_no_file_is_refused(string database)
        => AssertRefused(await Workplace.RunAsync(_place.Write("log.tsv", TwoCases), "--database", database), "");

    private static void AssertRefused(Outcome outcome, string told)
    {
        Assert.Equal(1, outcome.Code);
        Assert.StartsWith("PermitLog: ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains(told, outcome.Error, StringComparison.Ordinal);
        Assert.Single(outcome.Error.TrimEnd().Split('\n'));
        Assert.DoesNotContain("every case agrees", outcome.Output, StringComparison.Ordinal);
    }
}
