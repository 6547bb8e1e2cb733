using Foldstream.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Foldstream.Generated.Tests.Repositories;

public sealed class NamedStoreTests
{
    [Fact]
    public async Task Named_stores_stand_beside_the_default_one_each_with_its_own_streams()
    {
        await using ServiceProvider services = new ServiceCollection()
            .AddFoldstream(f => f.UseInMemory())
            .AddFoldstream("billing", f => f.UseInMemory())
            .AddFoldstream("archive", f => f.UseInMemory())
            .BuildServiceProvider();
        AccountId id = AccountId.New();
        foreach (string? name in new[] { null, "billing", "archive" })
        {
            await Accounts(services, name).StartAsync(id, Account.Open(name ?? "default"));
        }

        foreach (string? name in new[] { null, "billing", "archive" })
        {
            Assert.Equal(name ?? "default", (await Accounts(services, name).LoadAsync(id)).Owner);
            Assert.Equal(1, await services.GetRequiredKeyedService<IEventStore>(name).GetHeadAsync());
        }

        Assert.Null(services.GetKeyedService<IEventStore>("other"));
    }

    [Fact]
    public async Task A_service_asks_for_a_named_stores_repository_by_its_key()
    {
        await using ServiceProvider services = new ServiceCollection()
            .AddFoldstream("billing", f => f.UseInMemory())
            .AddTransient<Billing>()
            .BuildServiceProvider();
        Billing billing = services.GetRequiredService<Billing>();
        Assert.Same(Accounts(services, "billing"), billing.Accounts);
        Assert.Null(services.GetService<IRepository<Account, AccountId>>());
        Assert.Null(services.GetService<IEventStore>());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("billing")]
    public async Task Repositories_and_their_store_are_singletons_in_every_scope(string? name)
    {
        ServiceCollection added = new();
        _ = name is null ? added.AddFoldstream(f => f.UseInMemory()) : added.AddFoldstream(name, f => f.UseInMemory());
        await using ServiceProvider services = added.BuildServiceProvider(validateScopes: true);
        await using AsyncServiceScope one = services.CreateAsyncScope(), two = services.CreateAsyncScope();
        Assert.Same(Accounts(one.ServiceProvider, name), Accounts(two.ServiceProvider, name));
        Assert.Same(one.ServiceProvider.GetRequiredKeyedService<IEventStore>(name), two.ServiceProvider.GetRequiredKeyedService<IEventStore>(name));
    }

    [Fact]
    public async Task The_host_closes_every_store()
    {
        ServiceProvider services = new ServiceCollection().AddFoldstream(f => f.UseInMemory()).AddFoldstream("billing", f => f.UseInMemory()).BuildServiceProvider();
        IEventStore[] stores = [services.GetRequiredService<IEventStore>(), services.GetRequiredKeyedService<IEventStore>("billing")];
        await services.DisposeAsync();
        foreach (IEventStore store in stores)
        {
            await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.GetHeadAsync());
        }
    }

    [Fact]
    public void A_name_is_used_once()
    {
        ServiceCollection services = new();
        services.AddFoldstream("billing", f => f.UseInMemory());
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => services.AddFoldstream("billing", f => f.UseInMemory()));
        Assert.StartsWith("AddFoldstream was called twice for the name 'billing'", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => services.AddFoldstream(" ", f => f.UseInMemory()));
    }

    private static IRepository<Account, AccountId> Accounts(IServiceProvider services, string? name)
        => services.GetRequiredKeyedService<IRepository<Account, AccountId>>(name);

    private sealed class Billing([FromKeyedServices("billing")] IRepository<Account, AccountId> accounts)
    {
        public IRepository<Account, AccountId> Accounts => accounts;
    }
}
