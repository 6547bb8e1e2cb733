using System.Diagnostics;

namespace Foldstream.Torture.Disk;

/// <summary>The library that stands between a process and its files: <c>disk.c</c>, built here when it is needed first.</summary>
internal static class DiskShim
{
    private const UnixFileMode ForAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private static readonly Lazy<string> Built = new(Build);

    /// <summary>Why it can't be built here; <see langword="null"/> when it can.</summary>
    public static string? Missing => !OperatingSystem.IsLinux() ? "It takes Linux." : Compiler is null ? "There is no C compiler here (gcc, clang or cc)." : null;

    /// <summary>The library's path. Other users may read it.</summary>
    public static string Path => Built.Value;

    private static string? Compiler { get; } = ((string[])["gcc", "clang", "cc"])
        .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => System.IO.Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>Sets what users may do with a file.</summary>
    public static void Allow(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    private static string Build()
    {
        string folder = Directory.CreateTempSubdirectory("foldstream-torture-disk-").FullName, library = System.IO.Path.Combine(folder, "disk.so"), source = System.IO.Path.Combine(folder, "disk.c");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        Allow(folder, ForAll);
        using (Stream text = typeof(DiskShim).Assembly.GetManifestResourceStream("disk.c")!)
        using (FileStream file = File.Create(source))
        {
            text.CopyTo(file);
        }

        using Process process = Process.Start(new ProcessStartInfo(Compiler!, ["-O2", "-shared", "-fPIC", "-o", library, source, "-ldl", "-lpthread"]) { RedirectStandardError = true })!;
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? library : throw new InvalidOperationException($"disk.c can't be built: {errors}");
    }
}
