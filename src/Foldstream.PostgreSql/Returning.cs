using System.Diagnostics;

namespace Foldstream.PostgreSql;

/// <summary>
/// Waits a moment for those whom the last batch answered. Writers that are answered together come back together, a moment too late for a batch that
/// begins at once: then they would go on in two halves, with twice the commits. A lone writer is not waited for, and who does not come back is not waited for long.
/// </summary>
internal sealed class Returning
{
    private const int MostPasses = 64;

    /// <summary>A fraction of what a commit takes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMicroseconds(300);

    private int _passes, _nextPasses = 1;

    /// <summary>Waits until as many units wait as are hoped for, or patience ends.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="waiting">How many units waited before the last batch was answered.</param>
    /// <param name="answered">How many units the last batch had.</param>
    public async ValueTask AwaitAsync(AppendQueue queue, int waiting, int answered)
    {
        if (answered < 2 || --_passes > 0)
        {
            return;
        }

        int hoped = waiting + answered;
        for (long start = Stopwatch.GetTimestamp(); queue.Count < hoped;)
        {
            if (Stopwatch.GetElapsedTime(start) >= Patience)
            {
                // Fewer than half came: these writers do something else between two appends.
                (_passes, _nextPasses) = queue.Count - waiting < answered / 2 ? (_nextPasses, Math.Min(_nextPasses * 2, MostPasses)) : (0, 1);
                return;
            }

            await Task.Yield();
        }

        (_passes, _nextPasses) = (0, 1);
    }
}
