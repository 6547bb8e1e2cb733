using Foldstream.ColdStart.Domain;
using Foldstream.ColdStart.Rivals;
using Foldstream.Events;
using Foldstream.Sqlite;
using Microsoft.Data.Sqlite;

namespace Foldstream.ColdStart;

/// <summary>The ways from a file to the state. Each is one method, so that what the others use is not loaded.</summary>
internal static class Ways
{
    public static bool Foldstream(byte[] file) => IsRight(new Repository<Account, Guid>(new PageFile(file)).LoadAsync(History.Key).GetAwaiter().GetResult());

    public static bool ByHand(byte[] file) => IsRight(HandWrittenFold.Fold(file));

    public static bool Json(byte[] file) => IsRight(JsonFold.Fold(file));

    public static bool MemoryPack(byte[] file) => IsRight(MemoryPackFold.Fold(file));

#if !NATIVE
    public static bool MessagePack(byte[] file) => IsRight(MessagePackFold.Fold(file));
#endif

    public static async Task<bool> SqliteAsync(string path)
    {
        await using SqliteEventStore store = SqliteEventStore.Open(path);
        return IsRight(await new Repository<Account, Guid>(store).LoadAsync(History.Key));
    }

    /// <summary>A row for each event in a table of the user's own, and the same decoding.</summary>
    public static async Task<bool> RowsAsync(string path)
    {
        SQLitePCL.Batteries_V2.Init();
        await using Microsoft.Data.Sqlite.SqliteConnection connection = new($"Data Source={path}");
        await connection.OpenAsync();
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT type, payload FROM events WHERE stream = $stream ORDER BY version";
        command.Parameters.AddWithValue("$stream", History.Stream.ToString());
        await using SqliteDataReader rows = await command.ExecuteReaderAsync();
        PlainAccount account = new();
        while (await rows.ReadAsync())
        {
            byte[] payload = rows.GetFieldValue<byte[]>(1);
            switch (rows.GetString(0))
            {
                case "account-opened":
                    Opened opened = Decode<Opened>(payload);
                    account.Apply(new RivalOpened(opened.AccountId, opened.Owner, opened.Overdraft, opened.At));
                    break;
                case "money-deposited":
                    Deposited deposited = Decode<Deposited>(payload);
                    account.Balance += deposited.Amount;
                    account.LastAt = deposited.At;
                    break;
                case "money-withdrawn":
                    Withdrawn withdrawn = Decode<Withdrawn>(payload);
                    account.Balance -= withdrawn.Amount;
                    account.LastAt = withdrawn.At;
                    break;
                default:
                    InterestAccrued interest = Decode<InterestAccrued>(payload);
                    account.Balance += interest.Amount;
                    account.InterestDays += interest.Days;
                    account.LastAt = interest.At;
                    break;
            }
        }

        return IsRight(account);
    }

    private static T Decode<T>(byte[] payload)
        where T : IEvent<T>
    {
        T.DecodePayload(payload, ulong.MaxValue, out T e);
        return e;
    }

    private static bool IsRight(Account account) => History.IsRight(account.Owner, account.Balance, account.InterestDays, account.LastAt);

    private static bool IsRight(PlainAccount account) => History.IsRight(account.Owner, account.Balance, account.InterestDays, account.LastAt);
}
