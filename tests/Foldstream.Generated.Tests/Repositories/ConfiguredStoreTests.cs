using Foldstream.Sqlite;
using Foldstream.Stores;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Foldstream.Generated.Tests.Repositories;

public sealed class ConfiguredStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("foldstream-configured-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_section_of_the_configuration_says_where_and_how()
    {
        await using ServiceProvider services = Services(
            ("path", Path.Combine(_folder, "orders.db")), ("durability", "relaxed"), ("BusyTimeout", "00:00:03"),
            ("Limits:MaxEventSize", "5000"), ("Limits:MaxEventCount", "50"), ("Limits:MaxAppendSize", "6000"), ("Limits:MaxMetadataSize", "70"));
        SqliteEventStore store = Assert.IsType<SqliteEventStore>(services.GetRequiredService<IEventStore>());
        Assert.Equal(Path.Combine(_folder, "orders.db"), store.Location);
        Assert.Equal((5000, 50, 6000, 70), (store.Limits.MaxEventSize, store.Limits.MaxEventCount, store.Limits.MaxAppendSize, store.Limits.MaxMetadataSize));
    }

    [Fact]
    public async Task A_host_that_would_refuse_what_it_writes_is_told_so()
    {
        string file = Path.Combine(_folder, "orders.db");
        await using ServiceProvider bad = Services(("Path", file), ("ReaderLimits:MaxEventSize", "5000"));
        Assert.Equal(
            "This host would write up to 1048576 and read up to 5000. Lower PageLimits.MaxEventSize too, or raise ReaderLimits.MaxEventSize. (Parameter 'readers')",
            Assert.Throws<ArgumentException>(() => bad.GetRequiredService<IEventStore>()).Message);
        Assert.Empty(Directory.GetFiles(_folder));
        await using ServiceProvider good = Services(("Path", file), ("ReaderLimits:MaxEventSize", "5000"), ("Limits:MaxEventSize", "5000"));
        Assert.IsType<SqliteEventStore>(good.GetRequiredService<IEventStore>());
    }

    [Fact]
    public async Task What_a_later_source_says_counts()
    {
        IConfigurationRoot configuration = Configuration(("Path", Path.Combine(_folder, "early.db")));
        await using ServiceProvider services = new ServiceCollection()
            .AddFoldstream(f => f.UseSqlite(configuration.GetSection("Foldstream")))
            .BuildServiceProvider();
        configuration["Foldstream:Path"] = Path.Combine(_folder, "late.db");
        Assert.Equal(Path.Combine(_folder, "late.db"), services.GetRequiredService<IEventStore>().Location);
    }

    [Theory]
    [InlineData("Durabilty", "Full", "The setting 'Foldstream:Durabilty' is not one of the SQLite store, which takes Path, Durability, BusyTimeout, RiskNetworkFileSystem, Limits, ReaderLimits.")]
    [InlineData("Durability", "Most", "The setting 'Foldstream:Durability' is 'Most'. It takes Full or Relaxed.")]
    [InlineData("BusyTimeout", "soon", "The setting 'Foldstream:BusyTimeout' is 'soon'. It takes a duration from 00:00:00 to 01:00:00.")]
    [InlineData("RiskNetworkFileSystem", "yes", "The setting 'Foldstream:RiskNetworkFileSystem' is 'yes'. It takes true or false.")]
    [InlineData("BusyTimeout", "02:00:00", "The setting 'Foldstream:BusyTimeout' is '02:00:00'. It takes a duration from 00:00:00 to 01:00:00.")]
    [InlineData("Limits:MaxEventSize", "1 MiB", "The setting 'Foldstream:Limits:MaxEventSize' is '1 MiB'. It takes a whole number in the range that PageLimits documents.")]
    [InlineData("Limits:MaxEventSize", "0", "The setting 'Foldstream:Limits:MaxEventSize' is '0'. It takes a whole number in the range that PageLimits documents.")]
    [InlineData("ReaderLimits:MaxEventSize", "-1", "The setting 'Foldstream:ReaderLimits:MaxEventSize' is '-1'. It takes a whole number in the range that ReaderLimits documents.")]
    [InlineData("Limits", "5000", "The setting 'Foldstream:Limits' is '5000'. It takes a section of MaxEventSize, MaxEventCount, MaxAppendSize, MaxMetadataSize.")]
    [InlineData("Limits:MaxSize", "1", "The setting 'Foldstream:Limits:MaxSize' is not one of the SQLite store, which takes MaxEventSize, MaxEventCount, MaxAppendSize, MaxMetadataSize.")]
    public async Task A_setting_that_is_unknown_or_malformed_is_named(string key, string value, string message)
    {
        await using ServiceProvider services = Services(("Path", Path.Combine(_folder, "orders.db")), (key, value));
        Assert.Equal(message, Assert.Throws<InvalidOperationException>(() => services.GetRequiredService<IEventStore>()).Message);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task A_path_that_is_missing_or_is_none_is_named()
    {
        await using ServiceProvider missing = Services(("Durability", "Full")), none = Services(("Path", ":memory:"));
        Assert.StartsWith("The configuration has no 'Foldstream:Path'", Assert.Throws<InvalidOperationException>(() => missing.GetRequiredService<IEventStore>()).Message, StringComparison.Ordinal);
        Assert.StartsWith("The setting 'Foldstream:Path' names no SQLite file.", Assert.Throws<InvalidOperationException>(() => none.GetRequiredService<IEventStore>()).Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Services(params (string Key, string Value)[] settings)
        => new ServiceCollection().AddFoldstream(f => f.UseSqlite(Configuration(settings).GetSection("Foldstream"))).BuildServiceProvider();

    private static IConfigurationRoot Configuration(params (string Key, string Value)[] settings)
        => new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Foldstream:{setting.Key}", (string?)setting.Value))).Build();
}
