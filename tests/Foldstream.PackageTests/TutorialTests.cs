using System.Globalization;
using Xunit.Sdk;

namespace Foldstream.PackageTests;

/// <summary>Does what the first guide says, word for word, with the packages.</summary>
public sealed class TutorialTests(Workplace workplace)
{
    [Fact]
    public async Task Who_follows_the_first_guide_gets_a_durable_and_tested_aggregate()
    {
        string folder = workplace.BeginTutorial();
        List<Dotnet.Outcome> runs = [];
        foreach (Tutorial.Step step in Tutorial.Read(Path.Combine(RepositoryRoot.Path, "docs", "guides", "first-aggregate.md")))
        {
            if (step is Tutorial.SourceFile file)
            {
                await File.WriteAllTextAsync(Path.Combine(folder, file.Path), file.Text, TestContext.Current.CancellationToken);
            }
            else if (await TypeAsync(folder, ((Tutorial.Command)step).Line) is { } run)
            {
                runs.Add(run);
            }
        }

        Assert.Equal(2, runs.Count);
        Assert.StartsWith("A free coffee takes 10 stamps; this card has 4.\nAnna has 4 stamps and has spent 9.60.\n{\"version\":1,", runs[0].Output, StringComparison.Ordinal);
        Assert.Matches(@"Total: 5, Errors: 0, Failed: 0, Skipped: 0", runs[1].Output);

        Assert.StartsWith("A free coffee takes 10 stamps; this card has 8.", (await AgainAsync(folder)).Output, StringComparison.Ordinal);
        Assert.StartsWith("One coffee was free.\nAnna has 2 stamps", (await AgainAsync(folder)).Output, StringComparison.Ordinal);
    }

    /// <returns>What a program of the reader's printed; null for other commands.</returns>
    private async Task<Dotnet.Outcome?> TypeAsync(string folder, string line)
    {
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        switch (words)
        {
            case ["rm", string path]:
                File.Delete(Path.Combine(folder, path));
                return null;
            case ["dotnet", "add", _, "package", string id] when id.StartsWith("Foldstream", StringComparison.Ordinal) && workplace.Version.Contains('-', StringComparison.Ordinal):
                // Between releases there is no other version; the guide is for those who have one.
                (await workplace.InTutorialAsync([.. words[1..], "--prerelease"])).Expected();
                return null;
            case ["dotnet", .. string[] arguments]:
                Dotnet.Outcome outcome = (await workplace.InTutorialAsync(arguments)).Expected();
                return arguments[0] == "run" ? outcome : null;
            default:
                throw new XunitException(string.Create(CultureInfo.InvariantCulture, $"The guide says '{line}', which this test can't type."));
        }
    }

    private async Task<Dotnet.Outcome> AgainAsync(string folder)
        => (await workplace.InTutorialAsync(Path.Combine(folder, "CoffeeCard", "bin", "Debug", "net10.0", "CoffeeCard.dll"))).Expected();
}
