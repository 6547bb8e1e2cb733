using System.Globalization;
using Foldstream;
using Foldstream.Sqlite;

namespace Transfers;

/// <summary>Prints an account's statement as it was on a day: the stream is replayed up to that day's end.</summary>
internal static class Statement
{
    public static async Task RunAsync(string database, string account, DateTimeOffset day, CancellationToken cancel)
    {
        if (!AccountId.TryParse(account, CultureInfo.InvariantCulture, out AccountId id))
        {
            throw new FormatException($"'{account}' is no account's id, which has 32 hexadecimal digits.");
        }

        if (!File.Exists(database))
        {
            throw new FileNotFoundException($"There is no database {Path.GetFullPath(database)}. Run the sample once without arguments to make one.");
        }

        await using SqliteEventStore store = SqliteEventStore.Open(database);
        await PrintAsync(new Repository<Account, AccountId>(store), id, day, cancel);
    }

    public static async Task PrintAsync(IRepository<Account, AccountId> accounts, AccountId id, DateTimeOffset day, CancellationToken cancel)
    {
        Loaded<Account> found = await accounts.FindAsync(id, Day.EndOf(day), cancel);
        if (!found.Exists)
        {
            throw new FormatException($"There was no account {id} on {Day.Name(day)}.");
        }

        Account then = found.State;
        Console.WriteLine($"Statement of {then.Owner} on {Day.Name(day)}:");
        foreach (Entry entry in then.Entries)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {Day.Name(entry.Time),-10}  {entry.Text,-22} {entry.Amount,9:+0.00;-0.00}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {"balance",-34} {then.Balance,9:0.00}"));
    }
}
