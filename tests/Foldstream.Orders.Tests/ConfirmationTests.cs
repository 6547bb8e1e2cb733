using System.Data.Common;
using System.Diagnostics;
using Foldstream.Pages;
using Foldstream.PostgreSql;
using Foldstream.Sqlite;
using Foldstream.Stores;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Foldstream.Orders.Tests;

/// <summary>The reaction to placed orders, in a process that is killed again and again.</summary>
public sealed class ConfirmationTests : IDisposable
{
    // Each round places that many orders, and is killed once so many bytes more have arrived: at the first confirmation, a few batches later, somewhere between.
    private const string OrdersOfARound = "1500";

    private static readonly int[] BytesUntilTheKill = [1, 20_000, 1, 45_000, 3_000, 9_000];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("orders-tests-");

    private string Inbox => Path.Combine(_folder.FullName, "confirmations.txt");

    [Fact]
    public async Task Each_order_is_confirmed_once_from_SQLite_however_often_the_process_is_killed()
    {
        string file = Path.Combine(_folder.FullName, "orders.db");
        await using DbDataSource readSide = SqliteFactory.Instance.CreateDataSource($"Data Source={Path.Combine(_folder.FullName, "orders-read.db")}");
        await KillAgainAndAgainAsync(["--database", file], () => ValueTask.FromResult<IEventStore>(SqliteEventStore.Open(file)), readSide);
        SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task Each_order_is_confirmed_once_from_PostgreSQL_however_often_the_process_is_killed()
    {
        await using OwnDatabase database = await OwnDatabase.CreateAsync();
        await using NpgsqlDataSource readSide = NpgsqlDataSource.Create(database.ConnectionString);
        await KillAgainAndAgainAsync(["--store", "postgres", "--connection", database.ConnectionString],
            async () => await PostgreSqlEventStore.OpenAsync(database.ConnectionString), readSide);
    }

    [Theory]
    [InlineData("--orders takes a whole number", "--orders", "-1")]
    [InlineData("none", "--inbox", "/none/confirmations.txt")]
    public async Task What_can_t_be_confirmed_is_answered_in_one_line(string told, params string[] args)
    {
        (int code, string output, string error) = await OrdersProgram.RunAsync(["confirm", "--database", Path.Combine(_folder.FullName, "orders.db"), .. args]);
        Assert.Equal((1, ""), (code, output));
        Assert.Contains(told, Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task KillAgainAndAgainAsync(string[] place, Func<ValueTask<IEventStore>> open, DbDataSource readSide)
    {
        string[] confirm = ["confirm", "--inbox", Inbox, .. place];
        long unhandled = 0, unsent = 0;
        foreach (int bytes in BytesUntilTheKill)
        {
            await KillAsync([.. confirm, "--orders", OrdersOfARound], bytes);
            unhandled += (await PlacedAsync(open)).Count - await CountAsync(readSide, "SELECT count(*) FROM outbox");
            unsent += await CountAsync(readSide, "SELECT count(*) FROM outbox WHERE NOT is_sent");
        }

        Assert.True(unhandled > 0, "Nobody was killed in the midst of handling.");
        Assert.True(unsent > 0, "Nobody was killed in the midst of sending.");

        (int code, string output, string error) = await OrdersProgram.RunAsync(confirm);
        Assert.Equal((0, ""), (code, error));
        List<string> placed = await PlacedAsync(open);
        Assert.Equal(placed.Order(StringComparer.Ordinal), Confirmed().Order(StringComparer.Ordinal));
        Assert.Contains($"; {placed.Count} confirmations in ", output, StringComparison.Ordinal);

        // What was sent and not marked comes again, under its key.
        await CountAsync(readSide, "UPDATE outbox SET is_sent = FALSE; SELECT 0");
        (code, output, error) = await OrdersProgram.RunAsync(confirm);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains($"{placed.Count} confirmations sent, {placed.Count} of them again and dropped", output, StringComparison.Ordinal);
        Assert.Equal(placed.Count, Confirmed().Count);
        TestContext.Current.TestOutputHelper?.WriteLine($"{BytesUntilTheKill.Length} kills, {placed.Count} orders; at the kills {unhandled} were not handled, and {unsent} not marked as sent.");
    }

    private async Task KillAsync(string[] args, int bytes)
    {
        using Process process = OrdersProgram.Start(args);
        Task<string> error = process.StandardError.ReadToEndAsync();
        long until = Length() + bytes;
        while (Length() < until)
        {
            Assert.False(process.HasExited, process.HasExited ? $"It ended by itself: {await error}" : "");
            await Task.Delay(1);
        }

        process.Kill();
        await process.WaitForExitAsync();
        Assert.Equal(128 + 9, process.ExitCode);
    }

    private long Length() => new FileInfo(Inbox) is { Exists: true } file ? file.Length : 0;

    /// <summary>The keys of the orders that were confirmed: the last word of each line.</summary>
    private List<string> Confirmed() => [.. File.ReadLines(Inbox).Select(line => line.Split(' ')[^1].TrimEnd('.'))];

    private static async Task<List<string>> PlacedAsync(Func<ValueTask<IEventStore>> open)
    {
        await using IEventStore store = await open();
        PlacedOrders orders = new();
        await store.ReadAllAsync(0, orders);
        return orders.Keys;
    }

    private static async Task<long> CountAsync(DbDataSource source, string query)
    {
        await using DbCommand command = source.CreateCommand(query);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private sealed class PlacedOrders : IPageConsumer
    {
        public List<string> Keys { get; } = [];

        public bool Consume(scoped in StoredPage page)
        {
            Keys.Add(page.Stream.Key);
            return true;
        }
    }
}
