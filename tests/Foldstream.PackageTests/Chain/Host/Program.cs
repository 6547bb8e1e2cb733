using System.Globalization;
using Chain.Domain;
using Chain.Host;
using Chain.Library;
using Foldstream;
using Foldstream.Sqlite;
using Foldstream.Stores;
using Microsoft.Extensions.DependencyInjection;

// Prints nothing that differs from run to run: both builds of this program must say the same.
string file = Path.Combine(Directory.CreateTempSubdirectory("foldstream-chain-").FullName, "chain.db");
try
{
    await using ServiceProvider services = new ServiceCollection().AddFoldstream(f => f.UseSqlite(file)).BuildServiceProvider();
    IRepository<Ticket, TicketId> tickets = services.GetRequiredService<IRepository<Ticket, TicketId>>();
    IRepository<Desk, string> desks = services.GetRequiredService<IRepository<Desk, string>>();
    TicketId id = new(new Guid("0198a3f0-0000-7000-8000-000000000001"));

    await tickets.StartAsync(id, Ticket.Open("Printer", 2));
    Appended closed = await tickets.ExecuteAsync(id, ticket => ticket.Close("paper"));
    await desks.StartAsync("first", desk => desk.Count(new TicketClosed("paper")));
    Ticket ticket = await tickets.LoadAsync(id);
    Desk desk = await desks.LoadAsync("first");
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ticket {ticket.Title} closed={ticket.IsClosed} version={closed.Version}; desk {desk.Closed} {desk.Reason}"));
    Console.WriteLine($"MessagePack loaded: {AppDomain.CurrentDomain.GetAssemblies().Any(assembly => assembly.GetName().Name == "MessagePack")}");
    Notice notice = new("t", id, new TicketOpened("Printer", 2), new DeskCounted(3));
    byte[] bytes = NoticeBytes.Write(notice);
    Console.WriteLine($"a message with events: {Convert.ToHexString(bytes)} {NoticeBytes.Read(bytes) == notice}");
}
finally
{
    Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
}
