using System.Data.Common;
using Foldstream;

namespace Orders;

/// <summary>Turns what a command ends with into an exit code, and an error into one line that says what to do.</summary>
internal static class Outcome
{
    public static async Task<int> OfAsync(Func<Task> command)
    {
        try
        {
            await command();
            return 0;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("error: interrupted. What was acknowledged is stored.");
            return 130;
        }
        catch (Exception error) when (error is FoldstreamException or FormatException or ArgumentException or IOException or DbException or UnauthorizedAccessException)
        {
            // The name of a parameter, with which the message of an ArgumentException ends, is nothing to the person at the command line.
            await Console.Error.WriteLineAsync($"error: {error.Message.Split(" (Parameter")[0].ReplaceLineEndings(" ")}");
            return 1;
        }
    }
}
