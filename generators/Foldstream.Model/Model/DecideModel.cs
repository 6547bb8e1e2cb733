namespace Foldstream.Model;

/// <summary>A <c>Decide</c> of an aggregate that is a record: what it does with one kind of command.</summary>
internal sealed record DecideModel
{
    /// <summary>The command as emitted code names it: <c>global::Shop.CheckOut</c>.</summary>
    public required string CommandType { get; init; }

    /// <summary>The command's name without namespace, for comments.</summary>
    public required string ShortName { get; init; }

    /// <summary>Whether the command, and what it is made of, is public.</summary>
    public required bool CommandIsPublic { get; init; }

    /// <summary>Whether the state is an <c>in</c> parameter.</summary>
    public required bool TakesStateIn { get; init; }

    /// <summary>Whether the command is an <c>in</c> parameter.</summary>
    public required bool TakesCommandIn { get; init; }

    /// <summary>How it takes the <c>DecisionContext</c>; null when it doesn't.</summary>
    public required ContextForm? Context { get; init; }
}

/// <summary>How a context is passed.</summary>
internal enum ContextForm
{
    ByValue,
    In,
}
