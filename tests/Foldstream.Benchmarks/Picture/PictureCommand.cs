using System.CommandLine;

namespace Foldstream.Benchmarks.Picture;

internal static class PictureCommand
{
    internal static Command Create()
    {
        Argument<FileInfo> document = new("document") { Description = "A document with tables as these commands print them." };
        Argument<string> title = new("title") { Description = "How the line above the table begins." };
        Argument<FileInfo> image = new("image") { Description = "The SVG to write." };
        Command command = new("picture", "Draws the nanoseconds of a printed table as bars, so that picture and table can't disagree.") { document, title, image };
        command.SetAction(async (parsed, cancel) =>
        {
            PrintedTable table = PrintedTable.Find(await File.ReadAllTextAsync(parsed.GetRequiredValue(document).FullName, cancel), parsed.GetRequiredValue(title));
            await File.WriteAllTextAsync(parsed.GetRequiredValue(image).FullName, BarChart.Draw(table), cancel);
            return 0;
        });
        return command;
    }
}
