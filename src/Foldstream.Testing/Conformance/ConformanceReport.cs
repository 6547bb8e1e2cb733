using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Foldstream.Testing;

/// <summary>Which rules a store keeps.</summary>
public sealed class ConformanceReport
{
    internal ConformanceReport(ImmutableArray<ConformanceRule> kept, ImmutableArray<(ConformanceRule Rule, string Reason)> declined, ImmutableArray<ConformanceException> broken)
        => (Kept, Declined, Broken) = (kept, declined, broken);

    /// <summary>The rules that it keeps.</summary>
    public ImmutableArray<ConformanceRule> Kept { get; }

    /// <summary>The rules that were not run, and why: by declaration, or since the store says that it doesn't do what they are about.</summary>
    public ImmutableArray<(ConformanceRule Rule, string Reason)> Declined { get; }

    /// <summary>The rules that it breaks.</summary>
    public ImmutableArray<ConformanceException> Broken { get; }

    /// <summary>Fails a test.</summary>
    /// <exception cref="ConformanceException">A rule is broken: the first one.</exception>
    public void ThrowIfBroken()
    {
        if (!Broken.IsEmpty)
        {
            throw Broken[0];
        }
    }

    /// <summary><c>104 rules: 100 kept, 4 declined, 0 broken.</c>, and a line for each that is not kept.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{Kept.Length + Declined.Length + Broken.Length} rules: {Kept.Length} kept, {Declined.Length} declined, {Broken.Length} broken.");
        foreach ((ConformanceRule rule, string reason) in Declined)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{rule.Id} declined: {reason}");
        }

        foreach (ConformanceException error in Broken)
        {
            text.Append('\n').Append(error.Message);
        }

        return text.ToString();
    }
}
