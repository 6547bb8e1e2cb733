namespace Foldstream;

/// <summary>What a decision returned, and the append that it led to.</summary>
/// <typeparam name="TResult">What the decision returns.</typeparam>
public readonly struct Decided<TResult>
{
    private readonly TResult? _value;

    internal Decided(TResult? value, Appended append, bool hasValue = true) => (_value, Append, HasValue) = (value, append, hasValue);

    /// <summary>The append; its count is 0 when the decision raised nothing.</summary>
    public Appended Append { get; }

    /// <summary>
    /// Whether there is a value. A command that was repeated under its <see cref="AppendOptions.Once"/> did not decide again, and what the
    /// first decision returned is not stored.
    /// </summary>
    public bool HasValue { get; }

    /// <summary>What the decision returned.</summary>
    /// <exception cref="InvalidOperationException">The command was a repetition; look at <see cref="HasValue"/> first.</exception>
    public TResult Value => HasValue
        ? _value!
        : throw new InvalidOperationException($"The command {Append.AppendId} to {Append.Stream} was a repetition: it did not decide again, so there is "
            + "no value. Look at HasValue, or read what you need from the loaded aggregate.");
}
