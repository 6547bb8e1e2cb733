using System.Text;

namespace Orders;

/// <summary>Where confirmations arrive: a file with a line for each. It knows one that comes again by its key, and drops it.</summary>
internal sealed class Inbox : IDisposable
{
    public const string DefaultFile = "confirmations.txt";

    private readonly HashSet<string> _keys = [];
    private readonly FileStream _file;

    /// <summary>Opens the file for this process alone, so that nobody else's keys are missed.</summary>
    public Inbox(string path)
    {
        _file = new FileStream(path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 });
        byte[] bytes = new byte[_file.Length];
        _file.ReadExactly(bytes);

        // A line without an end is what somebody who was killed had begun.
        int whole = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        _file.SetLength(whole);
        _file.Seek(whole, SeekOrigin.Begin);
        foreach (string line in Encoding.UTF8.GetString(bytes, 0, whole).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            _keys.Add(line.Split(' ')[0]);
        }
    }

    /// <summary>How many confirmations it has.</summary>
    public int Count => _keys.Count;

    /// <summary>How many came again since it was opened.</summary>
    public int Repetitions { get; private set; }

    /// <summary>Takes a confirmation. It is on the disk when this returns.</summary>
    public void Receive(Confirmation confirmation)
    {
        if (!_keys.Add(confirmation.Key))
        {
            Repetitions++;
            return;
        }

        _file.Write(Encoding.UTF8.GetBytes($"{confirmation.Key} {confirmation.Message}\n"));
        _file.Flush(flushToDisk: true);
    }

    public void Dispose() => _file.Dispose();
}
