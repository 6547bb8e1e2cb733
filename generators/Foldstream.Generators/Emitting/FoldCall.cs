using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

/// <summary>The arguments of a call of an <c>Apply</c> or a birth constructor.</summary>
internal static class FoldCall
{
    public static string Arguments(FoldMethod method, string e, string context)
        => (method.TakesIn ? "in " + e : e) + (method.TakesContext ? ", " + context : "");
}
