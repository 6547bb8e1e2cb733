using System.Buffers.Binary;
using System.Collections.Immutable;
using Foldstream.Sqlite;

namespace Foldstream.Torture.Fuzzing.Targets;

/// <summary>The rows of a SQLite store, changed behind its back: each column of each table.</summary>
internal sealed class RowTarget : FuzzTarget
{
    private const int OpenReadWrite = 2;

    // What each sample stands for: the change, and how its bytes are bound.
    private static readonly ImmutableArray<(string Sql, bool IsNumber, string Sample)> Changes =
    [
        ("UPDATE pages SET appends = ?1 WHERE id = (SELECT min(id) FROM pages)", false, ""),
        ("UPDATE pages SET appends = ?1", false, ""),
        ("UPDATE pages SET appends = CAST(substr(appends, 1, 36) || ?1 || substr(appends, 37) AS BLOB)", false, "anna"),
        ("UPDATE pages SET appends = CAST(substr(appends, 1, 8) || ?1 || substr(appends, 25) AS BLOB)", false, "0123456789abcdef"),
        ("UPDATE pages SET id = ?1 WHERE id = (SELECT min(id) FROM pages)", true, "4294967297"),
        ("UPDATE positions SET position = ?1 WHERE position = 1", true, "1"),
        ("UPDATE positions SET pages_id = ?1 WHERE position = 1", true, "4294967297"),
        ("UPDATE append_ids SET append_id = ?1 WHERE pages_id = (SELECT min(pages_id) FROM append_ids)", false, "0123456789abcdef"),
        ("UPDATE append_ids SET pages_id = ?1 WHERE pages_id = (SELECT min(pages_id) FROM append_ids)", true, "4294967297"),
        ("UPDATE streams SET version = ?1", true, "4"),
        ("UPDATE streams SET key = CAST(?1 AS TEXT) WHERE key = '2'", false, "2"),
        ("UPDATE streams SET category = CAST(?1 AS TEXT) WHERE key = '2'", false, "hull"),
        ("UPDATE streams SET tenant = CAST(?1 AS TEXT) WHERE key = '2'", false, ""),
        ("UPDATE streams SET id = ?1 WHERE key = '2'", true, "2"),
        ("UPDATE head SET position = ?1", true, "12"),
        ("UPDATE event_types SET shape = CAST(?1 AS TEXT) WHERE id = 1", false, "(A: i32, B: i32?, C: [i32])"),
        ("UPDATE event_types SET name = CAST(?1 AS TEXT) WHERE id = 1", false, "ints"),
        ("UPDATE event_types SET schema_version = ?1 WHERE id = 1", true, "1"),
        ("UPDATE event_types SET id = ?1 WHERE id = 1", true, "1"),
        ("UPDATE store SET value = ?1", false, "0123456789abcdef"),
    ];

    private readonly DamagedStore _store = new();

    public override string Name => "SQLite rows";

    public override int Weight => 1;

    public override ImmutableArray<byte[]> Samples { get; } = [.. Changes.Select(change => change.IsNumber
        ? BitConverter.GetBytes(long.Parse(change.Sample, System.Globalization.CultureInfo.InvariantCulture))
        : System.Text.Encoding.UTF8.GetBytes(change.Sample))];

    // A store is opened for each input: its connections, their statements, the writer's thread.
    public override int FixedAllocation => 1 << 20;

    public override void Read(Span<byte> input, int sample)
    {
        _store.Put(_store.Whole);
        if (TryChange(Changes[sample].Sql, Changes[sample].IsNumber, input))
        {
            _store.ReadEveryWay();
        }
    }

    public override bool IsTyped(Exception error) => DamagedStore.IsTyped(error);

    public override void Dispose()
    {
        _store.Dispose();
        base.Dispose();
    }

    /// <summary>Changes the file, unless the tables' own rules forbid it.</summary>
    private bool TryChange(string sql, bool isNumber, ReadOnlySpan<byte> input)
    {
        using SqliteConnection connection = SqliteConnection.Open(_store.File, OpenReadWrite);
        connection.Execute("PRAGMA synchronous = OFF");
        using SqliteStatement change = connection.PrepareOnce(sql);
        if (isNumber)
        {
            Span<byte> number = stackalloc byte[8];
            input[..Math.Min(8, input.Length)].CopyTo(number);
            change.Bind(1, BinaryPrimitives.ReadInt64LittleEndian(number));
        }
        else
        {
            change.Bind(1, input);
        }

        try
        {
            change.Run();
            return true;
        }
        catch (SqliteFault)
        {
            return false;
        }
    }
}
