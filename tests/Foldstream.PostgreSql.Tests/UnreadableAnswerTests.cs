using Foldstream.Stores;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.PostgreSql.Tests;

/// <summary>What goes wrong in this process once a batch was sent says nothing of what the server has done.</summary>
public sealed class UnreadableAnswerTests : PostgresTest
{
    private static readonly StreamId Alice = Stream("alice");

    [Theory]
    [InlineData("o_versions := NULL")]
    [InlineData("o_versions := '{}'")]
    [InlineData("o_positions := '{}'")]
    [InlineData("o_head := NULL")]
    public async Task An_append_whose_answer_can_not_be_read_is_not_said_to_be_unwritten(string spoils)
    {
        await using (PostgreSqlEventStore store = await OpenAsync())
        {
            await store.AppendAsync(To(Alice, 1));
        }

        foreach (string function in new[] { "append", "append_one" })
        {
            await ExecuteAsync(await SpoilAsync(function, spoils));
        }

        StreamAppend append = To(Alice, ExpectedVersion.At(1), 2);
        await using (PostgreSqlEventStore store = await OpenAsync())
        {
            await store.RefreshEventTypesAsync();
            AppendOutcomeUnknownException unknown = await Assert.ThrowsAsync<AppendOutcomeUnknownException>(() => store.AppendAsync(append));
            Assert.Equal(append.AppendId, unknown.AppendId);
        }

        Assert.Equal(2L, await QueryAsync("SELECT position FROM @.head"));
        foreach (string function in new[] { "append", "append_one" })
        {
            await ExecuteAsync($"DROP FUNCTION @.{function}; ALTER FUNCTION @.sound_{function} RENAME TO {function}");
        }

        await using PostgreSqlEventStore again = await OpenAsync();
        Assert.Equal((2, true), await again.AppendAsync(append) is var appended ? (appended.Version, appended.Repeated) : default);
    }

    // The function does its work, and its answer is changed on the way out.
    private async Task<string> SpoilAsync(string function, string spoils) => $"""
        ALTER FUNCTION @.{function} RENAME TO sound_{function};
        CREATE FUNCTION @.{function}({await QueryAsync($"SELECT pg_get_function_arguments('@.{function}'::regproc)")}) LANGUAGE plpgsql AS $function$
        BEGIN
            SELECT * INTO o_head, o_positions, o_versions FROM @.sound_{function}({await QueryAsync($"SELECT string_agg('$' || n, ', ' ORDER BY n) FROM generate_series(1, (SELECT pronargs FROM pg_proc WHERE oid = '@.{function}'::regproc)) n")});
            {spoils};
        END
        $function$;
        """;
}
