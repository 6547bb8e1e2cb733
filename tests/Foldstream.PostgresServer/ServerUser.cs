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

        bool hasPostgres = (await File.ReadAllLinesAsync("/etc/passwd")).Any(line => line.StartsWith("postgres:", StringComparison.Ordinal));
        (string user, string group) = hasPostgres ? ("postgres", "postgres") : ("nobody", "nogroup");
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        await TiedProgram.RunAsync("chown", $"{user}:{group}", own);
        return ["setpriv", $"--reuid={user}", $"--regid={group}", "--init-groups", "--"];
    }
}
