using System.Text.Json;
using Foldstream.ColdStart.Domain;
using Foldstream.ColdStart.Rivals;
using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Sqlite;
using Foldstream.Stores;
using MemoryPack;
using MessagePack;
using Microsoft.Data.Sqlite;

namespace Foldstream.ColdStart;

/// <summary>Writes what the ways read.</summary>
internal static class Files
{
    public static async Task WriteAsync(string folder)
    {
        PageBuilder page = new(), stored = new();
        History.Tell(e => page.Add(e), e => page.Add(e), e => page.Add(e), e => page.Add(e));
        History.Tell(e => stored.Add(e), e => stored.Add(e), e => stored.Add(e), e => stored.Add(e));
        await using InMemoryEventStore memory = new();
        await memory.AppendAsync([Append(page)]);
        PageCopy copy = new();
        await memory.ReadStreamAsync(History.Stream, 1, ReadDirection.Forward, copy);
        PageFile.Write(File.Create(Path.Combine(folder, "foldstream")), memory.EventTypes, copy.Bytes);
        await using (SqliteEventStore store = SqliteEventStore.Open(Path.Combine(folder, "sqlite")))
        {
            await store.AppendAsync([Append(stored)]);
        }

        WriteRivals(folder);
        await WriteRowsAsync(Path.Combine(folder, "rows"));
    }

    private static StreamAppend Append(PageBuilder page) => new() { Stream = History.Stream, Page = page, AppendId = History.Append, Time = History.Begin };

    private static void WriteRivals(string folder)
    {
        using FileStream json = File.Create(Path.Combine(folder, "json")), memoryPack = File.Create(Path.Combine(folder, "memorypack")), messagePack = File.Create(Path.Combine(folder, "messagepack"));
        History.Tell(
            e => Write('o', new RivalOpened(e.AccountId, e.Owner, e.Overdraft, e.At)),
            e => Write('d', new RivalDeposited(e.TransactionId, e.Amount, e.Description, e.At)),
            e => Write('w', new RivalWithdrawn(e.TransactionId, e.Amount, e.Description, e.At)),
            e => Write('i', new RivalInterestAccrued(e.Amount, e.Days, e.At)));

        void Write<T>(char kind, T e)
        {
            Recording.Write(json, kind, JsonSerializer.SerializeToUtf8Bytes(e, typeof(T), AccountJson.Default));
            Recording.Write(memoryPack, kind, MemoryPackSerializer.Serialize(e));
            Recording.Write(messagePack, kind, MessagePackSerializer.Serialize(e));
        }
    }

    private static async Task WriteRowsAsync(string path)
    {
        SQLitePCL.Batteries_V2.Init();
        await using Microsoft.Data.Sqlite.SqliteConnection connection = new($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using SqliteCommand create = connection.CreateCommand();
        create.CommandText = "PRAGMA journal_mode=wal; CREATE TABLE events (stream TEXT NOT NULL, version INTEGER NOT NULL, type TEXT NOT NULL, payload BLOB NOT NULL, PRIMARY KEY (stream, version)) WITHOUT ROWID";
        create.ExecuteNonQuery();
        int version = 0;
        History.Tell(Insert, Insert, Insert, Insert);

        void Insert<T>(T e)
            where T : IEvent<T>
        {
            byte[] payload = new byte[T.GetMaxPayloadSize(in e)];
            int size = T.EncodePayload(in e, payload);
            using SqliteCommand insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO events VALUES ($stream, $version, $type, $payload)";
            insert.Parameters.AddWithValue("$stream", History.Stream.ToString());
            insert.Parameters.AddWithValue("$version", ++version);
            insert.Parameters.AddWithValue("$type", T.EventType.Name);
            insert.Parameters.AddWithValue("$payload", payload[..size]);
            insert.ExecuteNonQuery();
        }
    }

    private sealed class PageCopy : IPageConsumer
    {
        public byte[] Bytes { get; private set; } = [];

        public bool Consume(scoped in StoredPage page)
        {
            Bytes = page.Bytes.ToArray();
            return true;
        }
    }
}
