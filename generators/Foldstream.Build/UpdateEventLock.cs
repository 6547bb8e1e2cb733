using Foldstream.Locking;
using Microsoft.Build.Framework;

namespace Foldstream.Build;

/// <summary>
/// Brings the unshipped half of <c>events.lock</c> up to date with the assembly that was just compiled. Where the build only checks, as on a build server, a
/// file that is not current is an error.
/// </summary>
public sealed class UpdateEventLock : LockTask
{
    private const string HelpLink = "https://github.com/foldstream/foldstream/blob/main/docs/event-lock.md";

    /// <summary>The compiled assembly.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>Whether the file must be current already.</summary>
    public bool ChecksOnly { get; set; }

    private protected override void Run()
    {
        if (AssemblyLock.Read(Assembly) is not { } wanted) return;

        LockFile file = LockFile.Open(File);
        if (file.Text == wanted || Read(file) is not { } known) return;

        // The compiler did not run for a file that is older than what it has made, and what it was made with is not what is shipped.
        if (!new HashSet<LockEntry>(LockReader.Read(wanted).Lock.Shipped).SetEquals(known.Shipped))
        {
            Log.LogError(null, "FOLD310", null, HelpLink, File, 0, 0, 0, 0, "What is shipped is not what the project was compiled with. Build it once more.");
            if (!ChecksOnly) System.IO.File.SetLastWriteTimeUtc(File, DateTime.UtcNow);
            return;
        }

        if (ChecksOnly)
        {
            int line = FirstDifference(file.Text, wanted);
            string what = file.Exists ? $"The event lock is not what the code writes to disk, from line {line} on" : "The project writes events to disk and has no event lock";
            Log.LogError(null, "FOLD310", null, HelpLink, File, line, 0, 0, 0, $"{what}. Build the project on your machine, which brings the file up to date, and commit it.");
            return;
        }

        DateTime before = System.IO.File.GetLastWriteTimeUtc(File);
        file.Write(wanted);
        Log.LogMessage(file.Exists ? MessageImportance.Normal : MessageImportance.High, file.Exists ? $"{File} was brought up to date." : $"{File} was made. Commit it: it holds the shapes of the events that this project writes to disk.");

        // What was compiled knows all that the file says now. It stays older than that, or the next build would compile once more; and it is a little newer
        // than it was, or whoever goes by time and size would not see the change.
        if (file.Exists) System.IO.File.SetLastWriteTimeUtc(File, before.AddMilliseconds(1));
    }

    private static int FirstDifference(string text, string wanted)
    {
        string[] lines = text.Split('\n'), expected = wanted.Split('\n');
        int same = 0;
        while (same < lines.Length && same < expected.Length && lines[same] == expected[same]) same++;
        return same + 1;
    }
}
