using Foldstream.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Foldstream.PostgreSql.Tests;

/// <summary>What the package's own page shows. Nothing is connected to before the store is asked for.</summary>
public sealed class PackagePageTests
{
    [Fact]
    public void A_database_is_named()
    {
        ServiceCollection services = new();
        services.AddFoldstream(f => f.UsePostgreSql("Host=localhost;Database=shop;Username=shop"));
        Assert.Contains(services, service => service.ServiceType == typeof(IEventStore));
    }
}
