using Foldstream.Stores;

namespace Foldstream.Transfer;

/// <summary>One append on its way.</summary>
/// <param name="Append">What is written.</param>
/// <param name="FirstVersion">The version of its first event.</param>
internal sealed record CopiedAppend(StreamAppend Append, long FirstVersion)
{
    public long LastVersion => FirstVersion + Append.Page.Count - 1;
}
