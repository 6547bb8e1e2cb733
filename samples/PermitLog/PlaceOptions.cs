using System.CommandLine;

namespace PermitLog;

/// <summary>The options that name a place.</summary>
internal sealed class PlaceOptions
{
    private readonly Option<string?> _store = new("--store") { Description = "Where the log is stored: sqlite (the default) or postgres.", HelpName = "sqlite|postgres" };

    private readonly Option<string> _database = new("--database")
    {
        Description = "The SQLite database that the log is stored in. An import into one that holds the log already adds nothing.",
        HelpName = "PATH",
        DefaultValueFactory = _ => "permit-log.db",
    };

    private readonly Option<string?> _connection = new("--connection")
    {
        Description = "With --store postgres: the connection string. PGPASSWORD keeps the password out of it.", HelpName = "TEXT",
    };

    public PlaceOptions() => _store.Validators.Add(result =>
    {
        if (result.Tokens.Count > 0 && result.Tokens[0].Value is not ("sqlite" or "postgres"))
        {
            result.AddError($"--store takes sqlite or postgres, not '{result.Tokens[0].Value}'.");
        }
    });

    public void AddTo(Command command)
    {
        command.Options.Add(_database);
        command.Options.Add(_store);
        command.Options.Add(_connection);
        command.Validators.Add(result =>
        {
            bool isPostgres = result.GetResult(_store) is { Tokens: [{ Value: "postgres" }] }, hasConnection = result.GetResult(_connection) is not null;
            if (isPostgres && !hasConnection)
            {
                result.AddError("""--store postgres needs a connection string: --connection "Host=...;Database=...".""");
            }
            else if (!isPostgres && hasConnection)
            {
                result.AddError("--connection goes with --store postgres.");
            }
            else if (isPostgres && result.GetResult(_database) is { Implicit: false })
            {
                result.AddError("--database names a SQLite file, and goes with --store sqlite.");
            }
        });
    }

    public Place Read(ParseResult line) => new(line.GetRequiredValue(_database), line.GetValue(_connection));
}
