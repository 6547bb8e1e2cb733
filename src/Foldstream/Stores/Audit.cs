namespace Foldstream.Stores;

/// <summary>Who did something to the store itself, why and when. It is kept with what was done.</summary>
public sealed record Audit
{
    /// <summary>The longest actor and the longest reason, in characters.</summary>
    public const int MaxLength = 1000;

    /// <summary>Says who, why and when.</summary>
    /// <param name="actor">Who: a person or a service; 1 to 1,000 characters.</param>
    /// <param name="reason">Why; 1 to 1,000 characters.</param>
    /// <param name="time">When; kept in UTC with 100 ns resolution.</param>
    /// <exception cref="ArgumentException">The actor or the reason is blank, or too long.</exception>
    public Audit(string actor, string reason, DateTimeOffset time)
        => (Actor, Reason, Time) = (Checked(actor, nameof(actor)), Checked(reason, nameof(reason)), time.ToUniversalTime());

    /// <summary>Who.</summary>
    public string Actor { get; }

    /// <summary>Why.</summary>
    public string Reason { get; }

    /// <summary>When, in UTC.</summary>
    public DateTimeOffset Time { get; }

    /// <summary><c>ada at 2026-11-23T12:00:00.0000000+00:00: duplicate</c></summary>
    public override string ToString() => FormattableString.Invariant($"{Actor} at {Time:O}: {Reason}");

    private static string Checked(string text, string parameter)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text, parameter);
        return text.Length <= MaxLength && !text.Contains('\0', StringComparison.Ordinal) && Utf8.IsWellFormed(text) ? text : throw new ArgumentException($"It has at most {MaxLength:N0} characters, no NUL and no lone surrogates.", parameter);
    }
}
