namespace Foldstream.Stores;

/// <summary>In which order a stream's pages are read.</summary>
public enum ReadDirection
{
    /// <summary>From the given version towards the newest event.</summary>
    Forward = 0,

    /// <summary>From the given version towards the first event; the events within a page keep their order.</summary>
    Backward = 1,
}
