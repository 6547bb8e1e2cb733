using System.CommandLine;
using Npgsql;

namespace Orders;

/// <summary>The options that name a place.</summary>
internal sealed class PlaceOptions
{
    private readonly Option<string?> _database = new("--database") { Description = $"The SQLite file. Default: {Place.DefaultFile} here; with --events a temporary one." };
    private readonly Option<string?> _store = new("--store") { Description = "Where the events are kept: sqlite (the default) or postgres.", HelpName = "sqlite|postgres" };
    private readonly Option<string?> _connection = new("--connection") { Description = "With --store postgres: the connection string. PGPASSWORD keeps the password out of it." };

    public PlaceOptions()
    {
        _store.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.Tokens[0].Value is not ("sqlite" or "postgres"))
            {
                result.AddError($"--store takes sqlite or postgres, not '{result.Tokens[0].Value}'.");
            }
        });
        _connection.Validators.Add(result =>
        {
            try
            {
                _ = new NpgsqlConnectionStringBuilder(result.Tokens.Count > 0 ? result.Tokens[0].Value : "");
            }
            catch (ArgumentException error)
            {
                // It may hold a password and is not repeated.
                result.AddError($"--connection is no connection string: {error.Message.Split(" (Parameter")[0].TrimEnd('.')}.");
            }
        });
    }

    public void AddTo(Command command)
    {
        command.Options.Add(_database);
        command.Options.Add(_store);
        command.Options.Add(_connection);
        command.Validators.Add(result =>
        {
            bool isPostgres = result.GetResult(_store) is { Tokens: [{ Value: "postgres" }] };
            bool hasConnection = result.GetResult(_connection) is not null, hasDatabase = result.GetResult(_database) is not null;
            if (isPostgres && !hasConnection)
            {
                result.AddError("""--store postgres needs a connection string: --connection "Host=...;Database=...".""");
            }
            else if (!isPostgres && hasConnection)
            {
                result.AddError("--connection goes with --store postgres.");
            }
            else if (isPostgres && hasDatabase)
            {
                result.AddError("--database names a SQLite file, and goes with --store sqlite.");
            }
        });
    }

    public Place Read(ParseResult parsed) => new(parsed.GetValue(_database), parsed.GetValue(_connection));
}
