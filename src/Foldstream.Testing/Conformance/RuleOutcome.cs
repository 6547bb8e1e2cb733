namespace Foldstream.Testing;

/// <summary>What became of a rule that is not broken.</summary>
public enum RuleOutcome
{
    /// <summary>The store keeps it.</summary>
    Kept,

    /// <summary>The store says that it doesn't do what the rule is about.</summary>
    Declined,
}
