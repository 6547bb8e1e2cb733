namespace Foldstream.Testing;

/// <summary>A store breaks a rule of <see cref="StoreConformance"/> or <see cref="CheckpointConformance"/>.</summary>
public sealed class ConformanceException : Exception
{
    internal ConformanceException(string id, string law, string finding, Exception? innerException)
        : base($"{id} is broken. The law: {law}{Environment.NewLine}{finding}", innerException)
        => RuleId = id;

    /// <summary>The id of the rule.</summary>
    public string RuleId { get; }
}
