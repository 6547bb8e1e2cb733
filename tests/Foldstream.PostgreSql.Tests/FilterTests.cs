using Foldstream.Stores;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.PostgreSql.Tests;

/// <summary>Reading by tenant and category, which the server does window by window.</summary>
public sealed class FilterTests : PostgresTest
{
    private static readonly EventFilter Orders = new() { Categories = ["order"] };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_rare_in_a_long_log_is_found_wherever_it_stands()
    {
        const int Count = 6000;
        await using PostgreSqlEventStore store = await OpenAsync();
        List<long> expected = [];
        List<Task<Appended>> appends = [];
        for (int i = 1; i <= Count; i++)
        {
            bool isRare = i is 1 or 2 or 512 or 513 or 2559 or 2560 or 2561 or Count - 1;
            appends.Add(store.AppendAsync(To(new StreamId(isRare ? "order" : "account", $"{i % 50}"), i)));
            if (isRare)
            {
                expected.Add(i);
            }
        }

        Assert.Equal(Enumerable.Range(1, Count).Select(i => (long)i), (await Task.WhenAll(appends)).Select(appended => appended.Position));
        PageCollector read = new();
        Assert.Equal(Count, await store.ReadAllAsync(0, Orders, read, Token));
        Assert.Equal(expected, read.Amounts);
        foreach (long after in new long[] { 511, 512, 2560, Count - 2, Count })
        {
            PageCollector rest = new();
            await store.ReadAllAsync(after, Orders, rest, Token);
            Assert.Equal(expected.Where(position => position > after), rest.Amounts);
        }
    }

    [Theory]
    [InlineData("DELETE FROM @.pages WHERE position = 3")]
    [InlineData("DELETE FROM @.pages WHERE position = 4")]
    [InlineData("DELETE FROM @.pages WHERE position = 1")]
    [InlineData("DELETE FROM @.pages WHERE position = 6")]
    [InlineData("DELETE FROM @.streams WHERE category = 'order'")]
    [InlineData("UPDATE @.head SET position = 9")]
    public async Task A_page_that_is_missing_is_missed_whether_it_would_be_admitted_or_not(string damage)
    {
        await using PostgreSqlEventStore store = await OpenAsync();
        for (int i = 1; i <= 6; i++)
        {
            await store.AppendAsync(To(new StreamId(i % 2 == 0 ? "order" : "account", "1"), i));
        }

        await ExecuteAsync(damage);
        await Assert.ThrowsAsync<StoreUnusableException>(async () => await store.ReadAllAsync(0, Orders, new PageCollector(), Token));
    }
}
