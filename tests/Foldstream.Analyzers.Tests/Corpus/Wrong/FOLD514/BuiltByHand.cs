using System.IO;
using Foldstream.Stores;

namespace Archives;

[Identifier]
public readonly partial record struct DeedId(Guid Value) : IParsable<DeedId>;

[Event("deed-signed")]
public sealed partial record DeedSigned(string By);

[Aggregate("deed", Key = typeof(DeedId))]
public sealed partial class Deed
{
    public string? By { get; private set; }

    private void Apply(DeedSigned e) => By = e.By;
}

public sealed class Archivist(IEventStore store)
{
    private const string Category = "deed";

    public async Task ShowAsync(DeedId id, TextWriter writer)
    {
        await store.DumpAsync(new StreamId("deed", id.ToString()), writer);   // FOLD514
        await store.DumpAsync(new StreamId(Category, id.ToString()), writer);   // FOLD514
        await store.DumpAsync(StreamId.Parse($"deed/{id}"), writer);   // FOLD514
    }
}
