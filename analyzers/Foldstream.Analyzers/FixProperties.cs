namespace Foldstream.Analyzers;

/// <summary>What an analyzer tells a fix, which sees no more than the syntax.</summary>
internal static class FixProperties
{
    /// <summary>The namespace to import for what the fix writes; absent when there is nothing to import.</summary>
    public const string MissingNamespace = nameof(MissingNamespace);

    /// <summary>The attributes that a type lacks, one in each line.</summary>
    public const string MissingIgnores = nameof(MissingIgnores);

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

    /// <summary>Present when what an entry of the event lock stands for may be given up.</summary>
    public const string CanBeRetired = nameof(CanBeRetired);

    /// <summary>The schema version that is shipped.</summary>
    public const string ShippedVersion = nameof(ShippedVersion);

    /// <summary>A schema version that no event of the name has had.</summary>
    public const string NextVersion = nameof(NextVersion);

    /// <summary>The arguments with which an upcaster constructs an event, a line for each.</summary>
    public const string Arguments = nameof(Arguments);

    /// <summary>What an upcaster sets in an object initializer, a line for each.</summary>
    public const string Initializers = nameof(Initializers);

    /// <summary>The namespaces to import for what the fix writes, a line for each.</summary>
    public const string MissingNamespaces = nameof(MissingNamespaces);
}
