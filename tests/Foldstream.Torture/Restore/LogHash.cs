using System.Globalization;
using System.Security.Cryptography;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Torture.Restore;

/// <summary>A hash of all that a store holds up to a position.</summary>
internal sealed class LogHash : IPageConsumer, IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly long _head;

    private LogHash(long head) => _head = head;

    public static async Task<string> OfAsync(IEventStore store, long head)
    {
        using LogHash hash = new(head);
        await store.ReadAllAsync(0, hash);
        return Convert.ToHexString(hash._hash.GetHashAndReset());
    }

    public bool Consume(scoped in StoredPage page)
    {
        if (page.FirstPosition > _head)
        {
            return false;
        }

        _hash.AppendData(System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"{page.Stream} {page.FirstVersion} {page.FirstPosition} {page.Count} {page.AppendId} {page.Time.Ticks} ")));
        _hash.AppendData(page.Metadata);
        _hash.AppendData(page.Frames);
        return page.LastPosition < _head;
    }

    public void Dispose() => _hash.Dispose();
}
