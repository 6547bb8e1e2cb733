namespace Foldstream.PermitLog.Tests;

public sealed class SharedLogTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Every_case_of_the_real_log_agrees_and_a_second_import_adds_nothing()
    {
        if (FindLog() is not { } log)
        {
            Assert.Skip("The log permit-receipts.tsv is not part of the repository; it was not found in ../shared/data beside it.");
            return;
        }

        Outcome first = await _place.ImportAsync(log);
        Outcome second = await _place.ImportAsync(log);

        Assert.Equal((0, ""), (first.Code, first.Error));
        Assert.Contains("8577 events written, 0 held already", first.Output, StringComparison.Ordinal);
        Assert.Equal("1434 streams, 8577 events: every case agrees with the file.", first.LastLine);
        Assert.Equal((0, ""), (second.Code, second.Error));
        Assert.Contains("nothing was written", second.Output, StringComparison.Ordinal);
        Assert.Equal(first.LastLine, second.LastLine);
    }

    private static string? FindLog()
    {
        string log = Path.Combine(RepositoryRoot.Path, "..", "shared", "data", "permit-receipts.tsv");
        return File.Exists(log) ? Path.GetFullPath(log) : null;
    }
}
