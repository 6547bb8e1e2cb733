namespace Foldstream.Torture.Storms;

/// <summary>The stores that keep events on a disk.</summary>
internal enum StoreKind
{
    Sqlite,

    Postgres,
}
