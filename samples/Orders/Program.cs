using System.CommandLine;
using Orders;

PlaceOptions place = new();
Option<int?> events = new("--events") { Description = "Write and replay this many events, and print the rates." };
events.Validators.Add(result =>
{
    if (result.Tokens.Count > 0 && !(int.TryParse(result.Tokens[0].Value, out int count) && count is >= 1 and <= 100_000_000))
    {
        result.AddError($"--events takes a whole number from 1 to 100,000,000, not '{result.Tokens[0].Value}'.");
    }
});

Argument<string> stream = new("stream") { Description = "The stream's id: order/KEY." };
Command show = new("show", "Prints any stream as JSON lines.") { stream };
place.AddTo(show);
show.SetAction((parsed, cancel) => Outcome.OfAsync(() => Show.RunAsync(place.Read(parsed), parsed.GetRequiredValue(stream), cancel)));

Command compare = new("compare", "Makes the same decisions on a class and on a record, and compares the stored bytes.");
compare.SetAction((_, cancel) => Outcome.OfAsync(() => BothStyles.RunAsync(cancel)));

Option<int> orders = new("--orders") { Description = "Place this many orders meanwhile. Default: none." };
orders.Validators.Add(result =>
{
    if (result.Tokens.Count > 0 && !(int.TryParse(result.Tokens[0].Value, out int count) && count is >= 0 and <= 1_000_000))
    {
        result.AddError($"--orders takes a whole number from 0 to 1,000,000, not '{result.Tokens[0].Value}'.");
    }
});

Option<string> inbox = new("--inbox") { Description = "The file that takes the confirmations.", DefaultValueFactory = _ => Inbox.DefaultFile };
Command confirm = new("confirm", "Confirms each placed order once. Kill it, and start it again.") { orders, inbox };
place.AddTo(confirm);
confirm.SetAction((parsed, cancel) => Outcome.OfAsync(() => ConfirmRun.RunAsync(place.Read(parsed), parsed.GetValue(orders), parsed.GetRequiredValue(inbox), cancel)));

RootCommand root = new("Orders, kept as events in a SQLite file or a PostgreSQL database, and replayed from it.") { show, compare, confirm };
place.AddTo(root);
root.Options.Add(events);
root.SetAction((parsed, cancel) => Outcome.OfAsync(() => parsed.GetValue(events) is { } count
    ? BulkRun.RunAsync(place.Read(parsed), count, cancel)
    : Story.RunAsync(place.Read(parsed), cancel)));

ParseResult command = root.Parse(args);
if (command.Errors.Count > 0)
{
    await Console.Error.WriteLineAsync($"error: {command.Errors[0].Message} See --help.");
    return 1;
}

// On Ctrl+C what is under way is answered and the database is closed.
return await command.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(10) });
