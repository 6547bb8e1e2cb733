using Microsoft.CodeAnalysis;

namespace Foldstream.Parsing;

/// <summary>Something that can change, found inside a type.</summary>
/// <param name="Steps">The way to it: <c>ImmutableArray&lt;Line&gt; -> Line.Tags -> List&lt;string&gt;</c>.</param>
/// <param name="Cause">What is wrong with it, as a sentence without its full stop.</param>
/// <param name="Advice">What to write instead, as a sentence without its full stop.</param>
/// <param name="Place">The type of the innermost member that leads to it, or the <c>set</c> that changes it; null when that is not in source.</param>
internal sealed record MutablePath(string Steps, string Cause, string Advice, Location? Place)
{
    public const string Arrow = " -> ";

    public MutablePath Behind(string step) => this with { Steps = step + Arrow + Steps };
}
