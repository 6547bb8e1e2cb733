namespace Foldstream.Testing;

/// <summary>A store breaks a rule of <see cref="StoreConformance"/>.</summary>
public sealed class ConformanceException : Exception
{
    internal ConformanceException(ConformanceRule rule, string finding, Exception? innerException)
        : base($"{rule.Id} is broken. The law: {rule.Law}{Environment.NewLine}{finding}", innerException)
        => Rule = rule;

    /// <summary>The rule.</summary>
    public ConformanceRule Rule { get; }
}
