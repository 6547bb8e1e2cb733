using System.Diagnostics.CodeAnalysis;

namespace Foldstream;

/// <summary>Guards of a decision.</summary>
public static class Refuse
{
    /// <summary>Refuses the decision when a condition holds.</summary>
    /// <param name="condition">What must not be.</param>
    /// <param name="reason">Why, as a sentence for the person or system that asked.</param>
    /// <exception cref="RefusedException"><paramref name="condition"/> holds.</exception>
    public static void If([DoesNotReturnIf(true)] bool condition, string reason)
    {
        if (condition)
        {
            throw new RefusedException(reason);
        }
    }

    /// <summary>Refuses the decision when a condition does not hold.</summary>
    /// <param name="condition">What must be.</param>
    /// <param name="reason">Why, as a sentence for the person or system that asked.</param>
    /// <exception cref="RefusedException"><paramref name="condition"/> does not hold.</exception>
    public static void Unless([DoesNotReturnIf(false)] bool condition, string reason) => If(!condition, reason);
}
