namespace Foldstream.Pages;

/// <summary>What a reader goes on behind. Unless it says so, a reader is stopped by an event that it can't be given.</summary>
[Flags]
public enum PageTolerance
{
    /// <summary>Nothing: damage is an error, and an event that was set aside is handed out like any other.</summary>
    None = 0,

    /// <summary>Events that were set aside by a record: they are told to <see cref="IPageConsumer.Pass"/> and not handed out.</summary>
    SetAside = 1,

    /// <summary>Damaged pages: they are told to <see cref="IPageConsumer.Pass"/> with what is wrong. For those who look for damage.</summary>
    Damaged = 2,
}
