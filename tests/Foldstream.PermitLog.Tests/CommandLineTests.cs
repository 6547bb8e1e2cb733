namespace Foldstream.PermitLog.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public async Task Help_names_the_file_and_the_database()
    {
        Outcome outcome = await Workplace.RunAsync("--help");

        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.Contains("FILE", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("--database", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("log.tsv", "--databse", "x.db")]
    [InlineData("log.tsv", "other.tsv")]
    [InlineData("log.tsv", "--database")]
    public async Task A_command_line_that_is_not_understood_is_answered_in_one_line(params string[] args)
    {
        Outcome outcome = await Workplace.RunAsync(args);

        Assert.Equal(2, outcome.Code);
        Assert.Empty(outcome.Output);
        Assert.StartsWith("PermitLog: ", outcome.Error, StringComparison.Ordinal);
        Assert.Single(outcome.Error.TrimEnd().Split('\n'));
    }
}
