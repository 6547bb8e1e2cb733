using Foldstream.Torture.Fuzzing;

namespace Foldstream.Torture.Disk;

/// <summary>A file as the disk has it, and what was written to it since.</summary>
internal sealed class DiskFile(byte[] onDisk)
{
    private readonly List<(int Index, DiskChange Change)> _pending = [];
    private byte[] _onDisk = onDisk;
    private int _length = onDisk.Length;

    public void Add(int index, DiskChange change) => _pending.Add((index, change));

    /// <summary>All that was written is on the disk.</summary>
    public void Sync()
    {
        foreach ((_, DiskChange change) in _pending)
        {
            Put(ref _onDisk, ref _length, change, 0, change.Length);
        }

        _pending.Clear();
    }

    /// <summary>What was written since the last sync never comes to the disk: the system has said so once, and marked it as clean.</summary>
    public void Lose() => _pending.Clear();

    /// <summary>What a power cut leaves.</summary>
    /// <param name="mode">Which part.</param>
    /// <param name="cut">For <see cref="DropMode.Beginning"/>: up to which change.</param>
    /// <param name="dice">The dice.</param>
    public ReadOnlyMemory<byte> Left(DropMode mode, int cut, ref Dice dice)
    {
        byte[] left = _onDisk.AsSpan(0, _length).ToArray();
        int length = _length;
        foreach ((int index, DiskChange change) in mode == DropMode.Nothing ? [] : _pending)
        {
            if (mode is DropMode.AnySectors or DropMode.AnyBlocks)
            {
                PutAny(ref left, ref length, change, mode == DropMode.AnySectors ? 512 : 4096, ref dice);
            }
            else if (mode == DropMode.All || index < cut)
            {
                Put(ref left, ref length, change, 0, change.Length);
            }
            else if (index == cut && change.Kind == 'W')
            {
                Put(ref left, ref length, change, 0, Math.Min(change.Length, 512L * dice.Below((int)(change.Length / 512) + 1)));
            }
        }

        return left.AsMemory(0, length);
    }

    private static void PutAny(ref byte[] file, ref int length, DiskChange change, int size, ref Dice dice)
    {
        if (change.Kind == 'T')
        {
            if (dice.OneIn(2))
            {
                Put(ref file, ref length, change, 0, 0);
            }

            return;
        }

        // Most writes come whole or not at all; sectors lie where they do on the disk, not where the write begins.
        int whole = dice.Below(3);
        for (long from = 0, to; from < change.Length; from = to)
        {
            to = Math.Min(change.Length, (((change.Offset + from) / size) + 1) * size - change.Offset);
            if (whole == 0 || (whole == 1 && dice.OneIn(2)))
            {
                Put(ref file, ref length, change, from, to);
            }
        }
    }

    private static void Put(ref byte[] file, ref int length, DiskChange change, long from, long to)
    {
        int end = (int)(change.Kind == 'T' ? change.Offset : change.Offset + to);
        if (change.Kind == 'W' && from == to)
        {
            return;
        }

        if (end > file.Length)
        {
            Array.Resize(ref file, Math.Max(end, file.Length * 2));
        }

        if (change.Kind == 'T')
        {
            if (end < length)
            {
                file.AsSpan(end, length - end).Clear();
            }

            length = end;
            return;
        }

        Span<byte> place = file.AsSpan((int)(change.Offset + from), (int)(to - from));
        if (change.Data.IsEmpty)
        {
            place.Clear();
        }
        else
        {
            change.Data.Span[(int)from..(int)to].CopyTo(place);
        }

        length = Math.Max(length, end);
    }
}
