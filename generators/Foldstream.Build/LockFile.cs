using System.Text;

namespace Foldstream.Build;

/// <summary>A project's <c>events.lock</c>. Its lines end as they did; a new file's with a line feed.</summary>
internal sealed class LockFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string _path;
    private readonly string? _written;

    private LockFile(string path, string? written) => (_path, _written) = (path, written);

    public static LockFile Open(string path) => new(path, File.Exists(path) ? File.ReadAllText(path) : null);

    public bool Exists => _written is not null;

    /// <summary>Its text, with a line feed after each line.</summary>
    public string Text => (_written ?? "").Replace("\r\n", "\n");

    /// <summary>Writes it in one step, so that nobody ever reads half of it. Who may read and write it stays as it was.</summary>
    /// <exception cref="UnauthorizedAccessException">It is read-only.</exception>
    public void Write(string text)
    {
        // Where a folder may be written to, its files may be replaced, read-only ones too.
        if (Exists && (File.GetAttributes(_path) & FileAttributes.ReadOnly) != 0) throw new UnauthorizedAccessException("it is read-only and would change. Make it writable, and build once more.");

        string ended = _written?.Contains("\r\n") == true ? text.Replace("\n", "\r\n") : text, beside = _path + "." + Guid.NewGuid().ToString("N");
        try
        {
            if (Exists) File.Copy(_path, beside);
            File.WriteAllText(beside, ended, Utf8);
            if (File.Exists(_path)) File.Replace(beside, _path, null);
            else File.Move(beside, _path);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }
}
