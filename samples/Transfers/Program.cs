using System.CommandLine;
using Transfers;

Option<string> database = new("--database") { Description = "The SQLite file.", DefaultValueFactory = _ => "transfers.db", Recursive = true };
Option<string> on = new("--on") { Description = "The day, like 2026-11-03.", Required = true };
Argument<string> account = new("account") { Description = "The account's id." };

Command statement = new("statement", "Prints an account's statement as it was on a day.") { account, on };
statement.SetAction((parsed, cancel) => Outcome.OfAsync(() => Statement.RunAsync(
    parsed.GetRequiredValue(database), parsed.GetRequiredValue(account), Day.Parse(parsed.GetRequiredValue(on)), cancel)));

RootCommand root = new("Two bank accounts, and money that moves between them as a whole or not at all.") { statement };
root.Options.Add(database);
root.SetAction((parsed, cancel) => Outcome.OfAsync(() => Story.RunAsync(parsed.GetRequiredValue(database), cancel)));

ParseResult command = root.Parse(args);
if (command.Errors.Count > 0)
{
    await Console.Error.WriteLineAsync($"error: {command.Errors[0].Message} See --help.");
    return 1;
}

// On Ctrl+C what is under way is answered and the database is closed.
return await command.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(10) });
