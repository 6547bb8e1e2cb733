using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

/// <summary>Where a value comes from.</summary>
/// <param name="Member">The member of the object that it is, or was reached through.</param>
/// <param name="IsSequence">Whether it is a sequence of its own that only holds things of the state, as <c>ToList()</c> makes one.</param>
internal sealed record Origin(ISymbol Member, bool IsSequence = false)
{
    public Origin Element() => this with { IsSequence = false };

    public Origin Sequence() => this with { IsSequence = true };
}
