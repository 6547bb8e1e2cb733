using Foldstream;
using Foldstream.Aot;
using Foldstream.Sqlite;
using Foldstream.Stores;
using Microsoft.Extensions.DependencyInjection;

// Prints nothing that differs from run to run: on the JIT and as native code it must say the same.
string folder = Directory.CreateTempSubdirectory("foldstream-aot-").FullName;
string file = Path.Combine(folder, "store.db");
try
{
    await using (ServiceProvider services = new ServiceCollection().AddFoldstream(f => f.UseSqlite(file)).BuildServiceProvider())
    {
        await Story.TellAsync(services, Console.Out);
    }

    await using SqliteEventStore reopened = SqliteEventStore.Open(file);
    await Story.RetellAsync(reopened, Console.Out);
}
finally
{
    Directory.Delete(folder, recursive: true);
}
