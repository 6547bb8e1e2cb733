using System.CommandLine;
using System.Text;

namespace PermitLog;

/// <summary>The command line.</summary>
public static class Program
{
    private const int Failed = 1, Misused = 2, Interrupted = 130;

    public static Task<int> Main(string[] args)
    {
        Console.OutputEncoding = Encoding.UTF8;
        return RunAsync(args, Console.Out, Console.Error);
    }

    /// <summary>Runs the program.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="output">Where the report goes.</param>
    /// <param name="error">Where the one line goes that says what was wrong.</param>
    /// <returns>0 when every case agrees with the file.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        Argument<string> file = new("FILE") { Description = "The log: a tab-separated file with a header." };
        PlaceOptions place = new();
        RootCommand command = new("Imports the event log of permit cases, replays every case, and checks it against the file.") { file };
        place.AddTo(command);
        command.SetAction((line, cancellation)
            => AnswerAsync(new Story(output).RunAsync(line.GetRequiredValue(file), place.Read(line), cancellation), error));

        ParseResult parsed = command.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await error.WriteLineAsync($"PermitLog: {parsed.Errors[0].Message} Try --help.");
            return Misused;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromSeconds(10), // on Ctrl+C: the appends under way are answered, and the database is closed
        });
    }

    private static async Task<int> AnswerAsync(Task<int> story, TextWriter error)
    {
        try
        {
            return await story;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("PermitLog: interrupted. What is imported stays; run it again for the rest.");
            return Interrupted;
        }
        catch (Exception fault) when (fault is LogFault or Disagreement or Foldstream.FoldstreamException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"PermitLog: {fault.Message.ReplaceLineEndings(" ")}");
            return Failed;
        }
    }
}
