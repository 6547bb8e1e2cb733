using Foldstream.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Foldstream.Sqlite.Tests;

public sealed class SqlitePathTests
{
    [Theory]
    [InlineData("orders.db", "orders.db")]
    [InlineData("./data/../orders.db", "orders.db")]
    [InlineData("Data Source=orders.db", "orders.db")]
    [InlineData("data source = orders.db;", "orders.db")]
    [InlineData("DataSource='my orders.db'", "my orders.db")]
    [InlineData("Filename=orders.db", "orders.db")]
    [InlineData("a=b.db", "a=b.db")]
    public void A_path_or_a_connection_string_that_names_only_the_file_is_understood(string text, string file)
        => Assert.Equal(Path.Combine(Environment.CurrentDirectory, file), SqlitePath.Resolve(text));

    [Theory]
    [InlineData("Data Source=orders.db;Mode=ReadOnly", "'Mode'")]
    [InlineData("Mode=Memory;Cache=Shared", "'Mode'")]
    [InlineData("Data Source=orders.db;Password=secret", "'Password'")]
    [InlineData("Data Source=orders.db;pooling", "'pooling'")]
    [InlineData(":memory:", "InMemoryEventStore")]
    [InlineData("Data Source=:memory:", "InMemoryEventStore")]
    [InlineData("file:orders.db?mode=memory", "'file:'")]
    [InlineData("", "empty")]
    [InlineData("  ", "empty")]
    [InlineData("Data Source=", "empty")]
    public void Anything_else_is_refused_by_name_with_what_to_write(string text, string because)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => SqliteEventStore.Open(text));
        Assert.Contains(because, refused.Message, StringComparison.Ordinal);
        Assert.Contains("orders.db", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("Mode=Memory;Data Source=orders.db", "'Mode'")]
    public void UseSqlite_refuses_at_once_in_the_same_words(string text, string because)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(
            () => new ServiceCollection().AddFoldstream(f => f.UseSqlite(text), new NoManifest()));
        Assert.Contains(because, refused.Message, StringComparison.Ordinal);
        Assert.Contains("orders.db", refused.Message, StringComparison.Ordinal);
    }

    private sealed class NoManifest : AssemblyManifest
    {
        protected override void Register(IManifestVisitor visitor)
        {
        }
    }
}
