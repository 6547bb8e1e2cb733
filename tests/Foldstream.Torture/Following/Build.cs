namespace Foldstream.Torture.Following;

/// <summary>Which build of the subscription a worker has.</summary>
internal enum Build
{
    /// <summary>It knows all events.</summary>
    New,

    /// <summary>It does not know <see cref="News"/>.</summary>
    Old,
}
