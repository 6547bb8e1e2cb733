using Foldstream.Sqlite;
using Foldstream.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Foldstream.Generated.Tests.Guides;

/// <summary>What the packages' own pages show.</summary>
public sealed class PackagePageTests
{
    [Fact]
    public async Task A_door_counts()
    {
        ServiceCollection services = new();
        services.AddFoldstream(f => f.UseInMemory());      // or UseSqlite("doors.db") with the package Foldstream.Sqlite
        await using ServiceProvider provider = services.BuildServiceProvider();
        IRepository<Door, DoorId> doors = provider.GetRequiredService<IRepository<Door, DoorId>>();
        DoorId id = DoorId.New();

        await doors.StartAsync(id, door => door.Count(2));   // doors is an IRepository<Door, DoorId>
        await doors.ExecuteAsync(id, door => door.Count(3));
        Door now = await doors.LoadAsync(id);
        Assert.Equal(5, now.Guests);
    }

    [Fact]
    public void A_file_is_named()
    {
        ServiceCollection services = new();
        services.AddFoldstream(f => f.UseSqlite("orders.db"));
        Assert.Contains(services, service => service.ServiceType == typeof(IEventStore));
        Assert.False(File.Exists("orders.db"));
    }
}
