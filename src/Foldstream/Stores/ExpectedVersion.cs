using System.Globalization;

namespace Foldstream;

/// <summary>What the writer believes a stream's version to be: the optimistic concurrency check. The default value is <see cref="Any"/>.</summary>
public readonly record struct ExpectedVersion
{
    // Any = 0, None = 1, Exists = 2, At(v) = -v: the default value must be Any, and any version must have a code.
    private readonly long _code;

    private ExpectedVersion(long code) => _code = code;

    /// <summary>No check.</summary>
    public static ExpectedVersion Any => default;

    /// <summary>The stream has no event yet.</summary>
    public static ExpectedVersion None => new(1);

    /// <summary>The stream has at least one event.</summary>
    public static ExpectedVersion Exists => new(2);

    /// <summary>The stream is at exactly this version.</summary>
    /// <param name="version">From 0; 0 means <see cref="None"/>.</param>
    public static ExpectedVersion At(long version)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(version);
        return version == 0 ? None : new ExpectedVersion(-version);
    }

    /// <summary>Whether there is no check.</summary>
    public bool IsAny => _code == 0;

    /// <summary>The version that is expected exactly; <see langword="null"/> for <see cref="Any"/> and <see cref="Exists"/>.</summary>
    public long? Exact => _code switch { 1 => 0, < 0 => -_code, _ => null };

    /// <summary>Whether a stream at <paramref name="actual"/> is as expected.</summary>
    public bool Admits(long actual) => _code switch
    {
        0 => true,
        1 => actual == 0,
        2 => actual > 0,
        _ => actual == -_code,
    };

    /// <summary><c>any</c>, <c>none</c>, <c>exists</c> or the number.</summary>
    public override string ToString() => _code switch
    {
        0 => "any",
        1 => "none",
        2 => "exists",
        _ => (-_code).ToString(CultureInfo.InvariantCulture),
    };
}
