using Foldstream.Hosting;
using Foldstream.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Foldstream.Generated.Tests.Repositories;

/// <summary>Hosts that work for tenants.</summary>
public sealed class TenantHostingTests
{
    private static readonly ServiceProviderOptions Strict = new() { ValidateScopes = true };

    [Fact]
    public async Task A_scope_has_the_streams_of_its_tenant_alone()
    {
        await using ServiceProvider services = new ServiceCollection().AddScoped<CurrentTenant>()
            .AddFoldstream(f => f.UseInMemory().ForTenant(s => s.GetRequiredService<CurrentTenant>().Id!))
            .BuildServiceProvider(Strict);
        AccountId id = AccountId.New();
        await InScopeAsync(services, "acme", async scope =>
        {
            IRepository<Account, AccountId> accounts = scope.GetRequiredService<IRepository<Account, AccountId>>();
            await accounts.StartAsync(id, Account.Open("anna"));
            await accounts.ExecuteAsync(id, a => a.Deposit(1m));
            Assert.Same(accounts.Store, scope.GetRequiredService<IEventStore>());
            Assert.Same(accounts.Store, scope.GetRequiredService<IRepository<Counter, string>>().Store);
        });
        await InScopeAsync(services, "zeta", async scope =>
        {
            IRepository<Account, AccountId> accounts = scope.GetRequiredService<IRepository<Account, AccountId>>();
            Assert.False((await accounts.FindAsync(id)).Exists);
            await Assert.ThrowsAsync<StreamNotFoundException>(() => accounts.ExecuteAsync(id, a => a.Deposit(1m)));
            await accounts.StartAsync(id, Account.Open("zoe"));
            IEventStore store = scope.GetRequiredService<IEventStore>();
            Assert.Equal([Account.StreamOf(id).ForTenant("zeta")], (await store.ListStreamsAsync(new StreamListing())).Select(info => info.Stream));
            await Assert.ThrowsAsync<ArgumentException>(async () => await store.FindStreamAsync(Account.StreamOf(id).ForTenant("acme")));
        });
        await InScopeAsync(services, "acme", async scope =>
            Assert.Equal("anna", (await scope.GetRequiredService<IRepository<Account, AccountId>>().LoadAsync(id)).Owner));
        TenantStores stores = services.GetRequiredService<TenantStores>();
        Assert.Equal(3, await stores.All.GetHeadAsync());
        Assert.Equal(2, (await stores.All.ListStreamsAsync(new StreamListing())).Length);
        Assert.Equal("zoe", (await new Repository<Account, AccountId>(stores.Of("zeta")).LoadAsync(id)).Owner);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task A_scope_without_a_tenant_has_no_streams(string? tenant)
    {
        await using ServiceProvider services = new ServiceCollection().AddScoped<CurrentTenant>()
            .AddFoldstream(f => f.UseInMemory().ForTenant(s => s.GetRequiredService<CurrentTenant>().Id!)).BuildServiceProvider(Strict);
        await InScopeAsync(services, tenant, scope =>
        {
            Assert.Contains("said no tenant", Assert.Throws<InvalidOperationException>(() => scope.GetRequiredService<IRepository<Account, AccountId>>()).Message, StringComparison.Ordinal);
            Assert.Throws<InvalidOperationException>(() => scope.GetRequiredService<IEventStore>());
            return Task.CompletedTask;
        });
        Assert.Throws<InvalidOperationException>(() => services.GetRequiredService<IEventStore>());
    }

    [Fact]
    public async Task The_host_closes_the_store_and_a_scope_does_not()
    {
        ServiceProvider services = new ServiceCollection().AddScoped<CurrentTenant>()
            .AddFoldstream(f => f.UseInMemory().ForTenant(s => s.GetRequiredService<CurrentTenant>().Id!)).BuildServiceProvider(Strict);
        using (IServiceScope scope = services.CreateScope())
        {
            scope.ServiceProvider.GetRequiredService<CurrentTenant>().Id = "acme";
            _ = scope.ServiceProvider.GetRequiredService<IRepository<Account, AccountId>>();
        }

        IEventStore all = services.GetRequiredService<TenantStores>().All;
        Assert.Equal(0, await all.GetHeadAsync());
        services.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await all.GetHeadAsync());
    }

    [Fact]
    public async Task An_application_may_have_one_tenant_and_pass_over_events_set_aside()
    {
        await using ServiceProvider services = new ServiceCollection()
            .AddFoldstream(f => f.UseInMemory().ForTenant("acme").PassingOverEventsSetAside()).BuildServiceProvider(Strict);
        IRepository<Account, AccountId> accounts = services.GetRequiredService<IRepository<Account, AccountId>>();
        AccountId id = AccountId.New();
        await accounts.StartAsync(id, Account.Open("anna"), a => a.Deposit(1m));
        IEventStore store = services.GetRequiredService<IEventStore>();
        Assert.Equal(("acme", true), (store.Tenant, store.PassesOverEventsSetAside));
        Assert.Same(store, accounts.Store);
        await store.SetAsideAsync(2, new Audit("ada", "wrong", DateTimeOffset.UnixEpoch));
        Assert.Equal(0m, (await accounts.LoadAsync(id)).Balance);
        IEventStore all = services.GetRequiredService<TenantStores>().All;
        Assert.Equal(1m, (await new Repository<Account, AccountId>(all.ForTenant("acme")).LoadAsync(id)).Balance);
    }

    [Fact]
    public async Task A_named_store_has_tenants_of_its_own()
    {
        await using ServiceProvider services = new ServiceCollection().AddScoped<CurrentTenant>()
            .AddFoldstream(f => f.UseInMemory())
            .AddFoldstream("billing", f => f.UseInMemory().ForTenant(s => s.GetRequiredService<CurrentTenant>().Id!)
                .UseMetadata(s => new EventMetadata { Actor = s.GetRequiredService<CurrentTenant>().Id })).BuildServiceProvider(Strict);
        AccountId id = AccountId.New();
        await InScopeAsync(services, "acme", async scope =>
        {
            IRepository<Account, AccountId> accounts = scope.GetRequiredKeyedService<IRepository<Account, AccountId>>("billing");
            await accounts.StartAsync(id, Account.Open("anna"), a => a.Deposit(1m));
            Assert.EndsWith(" acme", (await accounts.LoadAsync(id)).LastContext, StringComparison.Ordinal);
        });
        Assert.Equal("", services.GetRequiredService<IEventStore>().Tenant);
        Assert.Null(services.GetService<TenantStores>());
        Assert.Equal(2, await services.GetRequiredKeyedService<TenantStores>("billing").All.GetHeadAsync());
        Assert.Equal(0, await services.GetRequiredService<IEventStore>().GetHeadAsync());
    }

    [Fact]
    public void A_tenant_is_said_in_one_place()
        => Assert.Contains("ForTenant was called twice", Assert.Throws<InvalidOperationException>(
            () => new ServiceCollection().AddFoldstream(f => f.UseInMemory().ForTenant("acme").ForTenant(_ => "zeta"))).Message, StringComparison.Ordinal);

    private static async Task InScopeAsync(ServiceProvider services, string? tenant, Func<IServiceProvider, Task> use)
    {
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Id = tenant;
        await use(scope.ServiceProvider);
    }

    private sealed class CurrentTenant
    {
        public string? Id { get; set; }
    }
}
