using Foldstream.Torture.Fuzzing;

namespace Foldstream.Torture.Disk;

/// <summary>
/// The files of a folder, change by change, and what a power cut would leave of them at any time. A file's bytes are on the disk behind the next sync of the
/// file; a name is, behind the next sync of its folder or of the file itself (as ext4, XFS and Btrfs do it). Names come to the disk in their order.
/// </summary>
/// <param name="basis">The folder as it was at the beginning, all of it on the disk.</param>
internal sealed class DiskImage(string basis)
{
    private readonly Dictionary<string, DiskFile?> _names = [], _namesOnDisk = [];
    private readonly List<(string Path, DiskFile? File)> _pendingNames = [];
    private int _index;

    /// <summary>Goes on by one change.</summary>
    public void Apply(DiskChange change)
    {
        string path = change.Path, other = change.Kind is 'N' or 'K' ? System.Text.Encoding.UTF8.GetString(change.Data.Span) : "";
        switch (change.Kind)
        {
            case 'W' or 'T':
                FileAt(path).Add(_index, change);
                break;
            case 'S':
                DiskFile synced = FileAt(path);
                synced.Sync();
                SyncNames(_pendingNames.FindLastIndex(name => name.File == synced));
                break;
            case 'D':
                SyncNames(_pendingNames.FindLastIndex(name => FolderOf(name.Path) == path));
                break;
            case 'L':
                FileAt(path).Lose();
                break;
            case 'C':
                Name(path, new DiskFile([]));
                break;
            case 'U':
                _ = FileAt(path);
                Name(path, null);
                break;
            case 'N':
                DiskFile moved = FileAt(path);
                Name(other, moved);
                Name(path, null);
                break;
            case 'K':
                Name(other, FileAt(path));
                break;
        }

        _index++;
    }

    /// <summary>Writes what a power cut leaves into a folder that holds a copy of the basis.</summary>
    public void WriteTo(string folder, DropMode mode, Dice dice)
    {
        int cut = dice.Below(_index + 1), keptNames = mode switch
        {
            DropMode.Nothing => 0,
            DropMode.All => _pendingNames.Count,
            _ => dice.Below(_pendingNames.Count + 1),
        };

        // A cut long ago would leave what "nothing" leaves: most are near the end.
        cut = dice.OneIn(4) ? cut : Math.Max(0, _index - dice.Below(30));
        Dictionary<string, DiskFile?> names = new(_namesOnDisk);
        foreach ((string path, DiskFile? file) in _pendingNames.Take(keptNames))
        {
            names[path] = file;
        }

        foreach ((string path, DiskFile? file) in names)
        {
            string place = Path.Combine(folder, path);
            if (file is null)
            {
                File.Delete(place);
                continue;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            using FileStream stream = new(place, FileMode.OpenOrCreate, FileAccess.Write);
            stream.SetLength(0);
            stream.Write(file.Left(mode, cut, ref dice).Span);
        }
    }

    private static string FolderOf(string path) => Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : ".";

    private DiskFile FileAt(string path)
    {
        if (!_names.TryGetValue(path, out DiskFile? file) || file is null)
        {
            // It was there from the beginning; or it was made by a call that the library does not see.
            string place = Path.Combine(basis, path);
            file = new DiskFile(File.Exists(place) ? File.ReadAllBytes(place) : []);
            _names[path] = file;
            _namesOnDisk[path] = file;
        }

        return file;
    }

    private void Name(string path, DiskFile? file)
    {
        _names[path] = file;
        _pendingNames.Add((path, file));
    }

    private void SyncNames(int last)
    {
        foreach ((string path, DiskFile? file) in _pendingNames.Take(last + 1))
        {
            _namesOnDisk[path] = file;
        }

        _pendingNames.RemoveRange(0, last + 1);
    }
}
