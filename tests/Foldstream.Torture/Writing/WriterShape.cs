namespace Foldstream.Torture.Writing;

/// <summary>What writers write to.</summary>
internal enum WriterShape
{
    /// <summary>Each to a stream of its own, some to shared ones, and units over several.</summary>
    Mixed,

    /// <summary>All to one stream with the version that they expect, and units over streams that cross.</summary>
    Contested,

    /// <summary>As <see cref="Mixed"/>, and small: for who counts every call.</summary>
    Small,
}
