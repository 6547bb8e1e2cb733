extern alias February;
extern alias January;
extern alias July;
extern alias May;
extern alias November;
extern alias September;
using System.Reflection;
using Foldstream.Sqlite;
using Foldstream.Stores;

namespace Foldstream.Evolution.Tests;

/// <summary>The shop of <c>docs/guides/schema-evolution.md</c>: each month's build writes to one database, and reads all that was written before.</summary>
public sealed class YearTests
{
    private static readonly Build[] Year =
    [
        new("january", January::Shop.Desk.WorkAsync, January::Shop.Desk.ReadAsync, typeof(January::Shop.Desk).Assembly),
        new("february", February::Shop.Desk.WorkAsync, February::Shop.Desk.ReadAsync, typeof(February::Shop.Desk).Assembly),
        new("may", May::Shop.Desk.WorkAsync, May::Shop.Desk.ReadAsync, typeof(May::Shop.Desk).Assembly),
        new("july", July::Shop.Desk.WorkAsync, July::Shop.Desk.ReadAsync, typeof(July::Shop.Desk).Assembly),
        new("september", September::Shop.Desk.WorkAsync, September::Shop.Desk.ReadAsync, typeof(September::Shop.Desk).Assembly),
        new("november", November::Shop.Desk.WorkAsync, November::Shop.Desk.ReadAsync, typeof(November::Shop.Desk).Assembly),
    ];

    [Fact]
    public async Task Each_build_reads_all_that_the_builds_before_it_have_written()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("foldstream-year-").FullName, "shop.db");
        List<string> read = [];
        try
        {
            for (int month = 0; month < Year.Length; month++)
            {
                await using SqliteEventStore store = SqliteEventStore.Open(file);
                await Year[month].Work(store);
                for (int past = 0; past <= month; past++)
                {
                    read.Add($"{Year[month].Month} reads {Year[past].Month}: {await Year[month].Read(store, Year[past].Month)}");
                }

                Assert.True((await SchemaCheck.RunAsync(store, Year[month].Schema, TestContext.Current.CancellationToken)).IsReadable);
            }
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }

        Assert.Equal("""
            january reads january: ann 7.50 USD, tracked as T-1, version 4
            february reads january: ann 7.50 USD, tracked as T-1 by nobody knows whom, version 4
            february reads february: ann 7.50 USD, tracked as T-2 by post, version 4
            may reads january: ann 7.50 USD, tracked as T-1 by nobody knows whom, version 4
            may reads february: ann 7.50 USD, tracked as T-2 by post, version 4
            may reads may: ann 5.00 USD, tracked as T-3 by post, version 4
            july reads january: ann 7.50 USD, 1 parcels as T-1 by unknown, version 4
            july reads february: ann 7.50 USD, 1 parcels as T-2 by post, version 4
            july reads may: ann 5.00 USD, 1 parcels as T-3 by post, version 4
            july reads july: ann 5.00 USD, 2 parcels as T-4 by rail, version 5
            september reads january: ann 7.50 USD, 1 parcels as T-1 by unknown, version 4
            september reads february: ann 7.50 USD, 1 parcels as T-2 by post, version 4
            september reads may: ann 5.00 USD, 1 parcels as T-3 by post, version 4
            september reads july: ann 5.00 USD, 2 parcels as T-4 by rail, version 5
            september reads september: ann 5.00 USD, 2 parcels as T-5 by rail, version 4
            november reads january: ann 7.50 USD, 1 parcels as T-1 by unknown, version 4
            november reads february: ann 7.50 USD, 1 parcels as T-2 by post, version 4
            november reads may: ann 5.00 USD, 1 parcels as T-3 by post, version 4
            november reads july: ann 5.00 USD, 2 parcels as T-4 by rail, version 5
            november reads september: ann 5.00 USD, 2 parcels as T-5 by rail, version 4
            november reads november: ann 5.00 CHF, 2 parcels as T-6 by rail, version 4
            """.ReplaceLineEndings("\n"), string.Join('\n', read));
    }

    [Fact]
    public async Task A_build_of_an_earlier_month_stops_where_it_knows_no_more()
    {
        await using InMemoryEventStore store = new();
        await May::Shop.Desk.WorkAsync(store);

        UnknownEventException unknown = await Assert.ThrowsAsync<UnknownEventException>(() => February::Shop.Desk.ReadAsync(store, "may"));
        Assert.Equal(("order-line-added", 2L), (unknown.EventName, unknown.Version));
        Assert.False((await SchemaCheck.RunAsync(store, Year[1].Schema, TestContext.Current.CancellationToken)).IsReadable);
    }

    [Theory]
    [InlineData(0, 1, "")]
    [InlineData(1, 2, "the running build can't read order-line-added v2 in 'order' (which may be written): Order neither folds nor ignores it, and no upcaster takes it.")]
    [InlineData(3, 4, "")]
    [InlineData(4, 5, "the running build can't read order-placed v2 in 'order' (which may be written): Order neither folds nor ignores it, and no upcaster takes it.")]
    public void Two_builds_are_compared_before_they_run_side_by_side(int running, int next, string findings)
    {
        string released = Year[running].Schema.ToJson();
        SchemaReport report = SchemaCheck.Compare(EventSchema.Parse(released), Year[next].Schema);

        Assert.Equal(findings.Length == 0 ? "Every event can be read." : findings, report.ToString());
    }

    /// <summary>The locks are one history: what one month ships is what the next begins with, and nothing of it ever changes but by a note.</summary>
    [Fact]
    public void Each_months_lock_begins_with_what_the_month_before_it_shipped()
    {
        for (int month = 1; month < Year.Length; month++)
        {
            string[] before = [.. Entries(Lock(month - 1))], now = [.. Entries(Lock(month).Split("[unshipped]")[0])];
            Assert.All(before.Where(entry => !now.Contains(entry)), entry => Assert.Contains(now, other => other == "retired " + entry || other.StartsWith(entry.Split('\n')[0].Split(" is ")[0], StringComparison.Ordinal)));
            Assert.NotEmpty(now);
        }

        static string Lock(int month) => File.ReadAllText(Path.Combine(RepositoryRoot.Path, "tests", "Foldstream.Evolution", char.ToUpperInvariant(Year[month].Month[0]) + Year[month].Month[1..], "events.lock"));

        static IEnumerable<string> Entries(string text) => text.Split("\n\n").Select(entry => entry.Trim()).Where(entry => entry.Length > 0 && entry[0] is not ('#' or '['));
    }

    private sealed record Build(string Month, Func<IEventStore, Task> Work, Func<IEventStore, string, Task<string>> Read, Assembly Assembly)
    {
        public EventSchema Schema { get; } = EventSchema.Of(Assembly);
    }
}
