using System.CommandLine;
using Foldstream.Benchmarks;
using Foldstream.Benchmarks.Build;

Option<int> rounds = new("--rounds") { Description = "How often each figure is measured; the median is printed. From 1 to 1,000.", DefaultValueFactory = _ => 15 };
rounds.Validators.Add(result =>
{
    if (!int.TryParse(result.Tokens.Count == 0 ? "15" : result.Tokens[0].Value, out int count) || count is < 1 or > 1_000) result.AddError("--rounds takes a whole number from 1 to 1,000.");
});

Command build = new("build", "What generators and analyzers cost over 500 events and 50 aggregates: in a build, in an editor's document, at a keystroke.") { rounds };
build.SetAction(async (parsed, cancel) =>
{
    Table table = await BuildTable.MeasureAsync(parsed.GetValue(rounds), cancel);
    table.Print(Console.Out);
    return 0;
});

RootCommand root = new("Foldstream's measurements.") { new Command("table", "Prints one group of figures beside their targets.") { build } };
return await root.Parse(args).InvokeAsync();
