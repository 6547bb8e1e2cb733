using Foldstream.Hosting;
using Foldstream.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Foldstream.Generated.Tests.Repositories;

public sealed class HostingTests
{
    [Fact]
    public async Task Each_aggregate_of_the_project_has_its_repository()
    {
        await using ServiceProvider services = new ServiceCollection().AddFoldstream(f => f.UseInMemory()).BuildServiceProvider();
        IRepository<Account, AccountId> accounts = services.GetRequiredService<IRepository<Account, AccountId>>();
        AccountId id = AccountId.New();
        await accounts.StartAsync(id, Account.Open("anna"));
        Assert.Equal("anna", (await accounts.LoadAsync(id)).Owner);
        Assert.NotNull(services.GetService<IRepository<Counter, string>>());
        Assert.Equal(1, await services.GetRequiredService<IEventStore>().GetHeadAsync());
    }

    [Fact]
    public async Task A_container_that_can_not_await_closes_the_store_too()
    {
        ServiceProvider services = new ServiceCollection().AddFoldstream(f => f.UseInMemory()).BuildServiceProvider();
        IEventStore store = services.GetRequiredService<IEventStore>();
        services.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.GetHeadAsync());
    }

    [Fact]
    public async Task A_container_that_can_not_await_closes_the_SQLite_store_when_what_waits_is_written()
    {
        string folder = Directory.CreateTempSubdirectory("foldstream-").FullName;
        try
        {
            string path = Path.Combine(folder, "accounts.db");
            Task<Appended> last;
            using (ServiceProvider services = new ServiceCollection().AddFoldstream(f => f.UseSqlite(path)).BuildServiceProvider())
            {
                last = services.GetRequiredService<IRepository<Account, AccountId>>().StartAsync(AccountId.New(), Account.Open("anna"));
            }

            Assert.Equal(1, (await last).Position);
            Assert.Equal(["accounts.db"], Directory.GetFiles(folder).Select(Path.GetFileName));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_store_must_be_chosen_once()
    {
        Assert.Contains("was given no store", Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddFoldstream(_ => { })).Message, StringComparison.Ordinal);
        Assert.Contains(
            "was given two stores",
            Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddFoldstream(f => f.UseInMemory().UseInMemory())).Message,
            StringComparison.Ordinal);
        ServiceCollection services = new();
        services.AddFoldstream(f => f.UseInMemory());
        Assert.Contains("called twice", Assert.Throws<InvalidOperationException>(() => services.AddFoldstream(f => f.UseInMemory())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_without_the_generator_is_told_so()
    {
        Action<FoldstreamBuilder> configure = f => f.UseInMemory();
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(
            () => FoldstreamServiceCollectionExtensions.AddFoldstream(new ServiceCollection(), configure, manifest: null));
        Assert.StartsWith("Foldstream's generator did not run for Foldstream.Generated.Tests", error.Message, StringComparison.Ordinal);
    }
}
