using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.TestHouse;

/// <summary>Damages a page of the store in memory, whose own bytes every reader is lent.</summary>
internal static class MemoryDamage
{
    public static async ValueTask FlipAsync(IEventStore store, long position) => await store.ReadAllAsync(position - 1, new Flip(), CancellationToken.None);

    private sealed class Flip : IPageConsumer
    {
        public bool Consume(scoped in StoredPage page)
        {
            Unsafe.Add(ref MemoryMarshal.GetReference(page.Bytes), page.Bytes.Length - 1) ^= 1;
            return false;
        }
    }
}
