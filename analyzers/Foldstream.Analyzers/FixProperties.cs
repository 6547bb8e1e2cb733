namespace Foldstream.Analyzers;

/// <summary>What an analyzer tells a fix, which sees no more than the syntax.</summary>
internal static class FixProperties
{
    /// <summary>The namespace to import for what the fix writes; absent when there is nothing to import.</summary>
    public const string MissingNamespace = nameof(MissingNamespace);

    /// <summary>A number that no case of the hierarchy has; absent where a record can't be a case as it stands.</summary>
    public const string NextCase = nameof(NextCase);

    /// <summary>What to write in place of what is reported.</summary>
    public const string Replacement = nameof(Replacement);

    /// <summary>A <see cref="Purity.Repair"/>.</summary>
    public const string Repair = nameof(Repair);

    /// <summary>The name of the decision's context.</summary>
    public const string Context = nameof(Context);

    /// <summary>Present when the lambda doesn't take the context yet.</summary>
    public const string AddsContext = nameof(AddsContext);

    /// <summary>The time, as an expression of the context.</summary>
    public const string Time = nameof(Time);
}
