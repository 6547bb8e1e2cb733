extern alias February;
extern alias January;
extern alias July;
extern alias May;
extern alias November;
extern alias September;
using System.Reflection;
using Foldstream.Testing;

namespace Foldstream.Evolution.Tests;

/// <summary>The golden files of a year: each month's build adds those of what was shipped when it was made, and reads all that the months before have written.</summary>
public sealed class GoldenYearTests
{
    private static readonly Assembly[] Months =
    [
        typeof(January::Shop.Desk).Assembly,
        typeof(February::Shop.Desk).Assembly,
        typeof(May::Shop.Desk).Assembly,
        typeof(July::Shop.Desk).Assembly,
        typeof(September::Shop.Desk).Assembly,
        typeof(November::Shop.Desk).Assembly,
    ];

    public static TheoryData<string> Names => [.. Laws.Names];

    private static EventLaws Laws { get; } = EventLaws.Of(Months[^1]);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_latest_build_keeps(string law) => Laws.Check(law);

    [Fact]
    public void The_latest_build_has_all_kinds_of_laws() => Assert.Equal(
        """
        order-line-added v2: round trip
        order-packed v1: round trip
        order-placed v2: round trip
        order-sent v1: round trip
        order-line-added v1: upcasts
        order-placed v1: upcasts
        order-shipped v1: upcasts
        order-line-added v1: golden bytes
        order-line-added v2: golden bytes
        order-packed v1: golden bytes
        order-placed v1: golden bytes
        order-sent v1: golden bytes
        order-shipped v1: golden bytes
        order-viewed v1: golden bytes
        Shop.Order: same state again
        Shop.Order: same state in other cultures
        """.ReplaceLineEndings("\n"), string.Join('\n', Laws.Names.Where(name => !name.EndsWith("time zones", StringComparison.Ordinal))));

    /// <summary>The committed files are those of the last month; what is not shipped yet may still change, so it has none.</summary>
    [Fact]
    public void Each_month_adds_to_the_golden_files_and_changes_nothing_in_them()
    {
        string folder = Directory.CreateTempSubdirectory("foldstream-golden-").FullName, committed = Path.Combine(RepositoryRoot.Path, "tests", "Foldstream.Evolution.Tests", "Golden");
        if (Environment.GetEnvironmentVariable(EventLaws.GoldenVariable) == "write")
        {
            Assert.All(Months, month => EventLaws.Of(month, committed).WriteGolden());
        }

        try
        {
            string[] before = [];
            foreach (Assembly month in Months)
            {
                EventLaws laws = EventLaws.Of(month, folder);
                laws.WriteGolden();
                laws.Check();

                string[] now = [.. Directory.GetFiles(folder).SelectMany(file => File.ReadLines(file).Select(line => $"{Path.GetFileName(file)}: {line}"))];
                Assert.Empty(before.Except(now));
                before = now;
            }

            Assert.Equal(Directory.GetFiles(committed).Select(Path.GetFileName).Order(), Directory.GetFiles(folder).Select(Path.GetFileName).Order());
            Assert.All(Directory.GetFiles(folder), file => Assert.Equal(File.ReadAllText(file), File.ReadAllText(Path.Combine(committed, Path.GetFileName(file))).ReplaceLineEndings("\n")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
