namespace Foldstream.PostgresServer;

/// <summary>The user that servers run as. PostgreSQL and PgBouncer refuse to run as root.</summary>
internal static class ServerUser
{
    /// <summary>What stands before a command to run it as that user; nothing where this process is not privileged.</summary>
    /// <param name="folder">The servers' folder. As another user they need to reach it, and nothing else in there.</param>
    /// <param name="own">What is to be theirs.</param>
    public static async Task<string[]> PrefixAsync(string folder, string own)
    {
        if (!Environment.IsPrivilegedProcess || OperatingSystem.IsWindows())
        {
            return [];
        }

        (string user, string group) = await FindAsync();
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        await TiedProgram.RunAsync("chown", $"{user}:{group}", own);
        return ["setpriv", $"--reuid={user}", $"--regid={group}", "--init-groups", "--"];
    }

    /// <summary>Gives that user a folder with all that is in it.</summary>
    public static async Task OwnAsync(string folder)
    {
        if (Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows())
        {
            (string user, string group) = await FindAsync();
            await TiedProgram.RunAsync("chown", "-R", $"{user}:{group}", folder);
        }
    }

    private static async Task<(string User, string Group)> FindAsync()
        => (await File.ReadAllLinesAsync("/etc/passwd")).Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? ("postgres", "postgres") : ("nobody", "nogroup");
}
