using Foldstream.Torture.Writing;

namespace Foldstream.Torture.Restore;

/// <summary>A store that was restored; it is removed when it is disposed.</summary>
/// <param name="address">Where it is.</param>
/// <param name="how">How it was made, for the count.</param>
/// <param name="remove">Removes it.</param>
internal sealed class Restored(StoreAddress address, string how, Func<ValueTask> remove) : IAsyncDisposable
{
    public StoreAddress Address => address;

    public string How => how;

    public ValueTask DisposeAsync() => remove();
}
