using Foldstream.Aggregates;

namespace Foldstream;

/// <summary>What a decision on several aggregates may know besides their states.</summary>
public readonly struct UnitContext
{
    private readonly UnitHeading _heading;

    internal UnitContext(UnitHeading heading) => _heading = heading;

    /// <summary>The time of all appends of the unit, in UTC: the time provider's, or the one that <see cref="AppendOptions.Time"/> gave.</summary>
    public DateTimeOffset Now => _heading.Time;

    /// <summary>Who acts; <see langword="null"/> when not said.</summary>
    public string? Actor => _heading.Metadata.Actor;

    /// <summary>The id of all appends of the unit.</summary>
    public AppendId AppendId => _heading.AppendId;
}
