namespace Foldstream.Testing;

/// <summary>The folder of the golden files, in the source of the test project.</summary>
/// <param name="folder">A full path, or one that is relative to the source file.</param>
/// <param name="source">The source file as the compiler knows it. A deterministic build gives it a path that no machine has.</param>
internal sealed class GoldenFolder(string folder, string source)
{
    private string? _path;

    /// <summary>The file of a version.</summary>
    public string FileOf(EventKey key) => Path.Combine(_path ??= Find(), $"{key.Name}@{key.SchemaVersion}.golden");

    /// <returns>Null where there is no such file.</returns>
    /// <exception cref="LawFault">It can't be read.</exception>
    public GoldenFile? Find(EventKey key)
    {
        string file = FileOf(key);
        if (!File.Exists(file)) return null;

        try
        {
            GoldenFile golden = GoldenReader.Read(File.ReadAllText(file));
            return golden.Key == key ? golden : throw new LawFault($"it is of {golden.Key}");
        }
        catch (LawFault fault)
        {
            throw new LawFault($"{file} can't be read: {fault.Message}", fault);
        }
    }

    public void Write(GoldenFile golden)
    {
        string file = FileOf(golden.Key);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, golden.Print());
    }

    private string Find()
    {
        if (Path.IsPathFullyQualified(folder)) return folder;
        if (File.Exists(source)) return Path.Combine(Path.GetDirectoryName(source)!, folder);

        // The path of a deterministic build is right from some folder on: /_/tests/Shop.Tests/Laws.cs lies in a folder above the tests that run.
        string[] parts = source.Split('/', '\\');
        for (DirectoryInfo? above = new(AppContext.BaseDirectory); above is not null; above = above.Parent)
        {
            for (int skipped = 1; skipped < parts.Length; skipped++)
            {
                string file = Path.Combine([above.FullName, .. parts[skipped..]]);
                if (File.Exists(file)) return Path.Combine(Path.GetDirectoryName(file)!, folder);
            }
        }

        throw new LawFault($"The golden files should lie in '{folder}' beside {source}, which is not on this machine. Give EventLaws.Of the full path of their folder.");
    }
}
