using Foldstream.Torture.Fuzzing;
using Foldstream.Torture.Writing;

namespace Foldstream.Torture.Flip;

/// <summary>A store in which bits flip.</summary>
internal interface IFlipScene : IAsyncDisposable
{
    StoreAddress Address { get; }

    /// <summary>What is to be known of the store when all has been written, and the store is closed.</summary>
    Task PrepareAsync();

    /// <summary>Flips a bit.</summary>
    /// <returns>Where; <see langword="null"/> when the database itself forbids such a value.</returns>
    Task<Flipped?> FlipAsync(Dice dice);

    /// <summary>Makes it right again.</summary>
    Task UndoAsync();
}
