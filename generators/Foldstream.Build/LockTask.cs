using Foldstream.Locking;
using Foldstream.Model;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace Foldstream.Build;

/// <summary>What the tasks share: a lock that can't be read is never written, and a file that can't be had is an error that names it.</summary>
public abstract class LockTask : Task
{
    /// <summary>The project's lock.</summary>
    [Required]
    public string File { get; set; } = "";

    /// <inheritdoc/>
    public sealed override bool Execute()
    {
        if (!EventLock.IsFile(File))
        {
            Log.LogError($"FoldstreamEventLockFile is '{File}', in which nobody would look for an event lock. Call the file '{EventLock.FileName}', or something that ends with '.{EventLock.FileName}'.");
            return false;
        }

        try
        {
            Run();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Log.LogError(null, null, null, File, 0, 0, 0, 0, $"The event lock can't be read or written: {error.Message}");
        }

        return !Log.HasLoggedErrors;
    }

    private protected abstract void Run();

    /// <summary>Reads the lock. A rule of the compiler says what is wrong with it; where that is switched off, nothing is lost by it.</summary>
    /// <returns>Null after an error.</returns>
    private protected EventLock? Read(LockFile file)
    {
        (EventLock known, EquatableArray<LockProblem> problems) = LockReader.Read(file.Text);
        foreach (LockProblem problem in problems) Log.LogError(null, "FOLD305", null, File, problem.Line, 0, 0, 0, $"The event lock can't be read: {problem.Text}.");
        return problems.Count == 0 ? known : null;
    }
}
