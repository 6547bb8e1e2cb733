using System.Collections.Immutable;

namespace Foldstream;

/// <summary>What a decision on several aggregates returned, and the appends that it led to.</summary>
/// <typeparam name="TResult">What the decision returns.</typeparam>
public readonly struct DecidedTogether<TResult>
{
    private readonly TResult? _value;

    internal DecidedTogether(TResult? value, ImmutableArray<Appended> appends, bool hasValue)
        => (_value, Appends, HasValue) = (value, appends, hasValue);

    /// <summary>One append for each stream that raised something, in the order in which the aggregates were named.</summary>
    public ImmutableArray<Appended> Appends { get; }

    /// <summary>Whether there is a value. A command that was repeated under its <see cref="AppendOptions.Once"/> did not decide again.</summary>
    public bool HasValue { get; }

    /// <summary>What the decision returned.</summary>
    /// <exception cref="InvalidOperationException">The command was a repetition; look at <see cref="HasValue"/> first.</exception>
    public TResult Value => HasValue
        ? _value!
        : throw new InvalidOperationException("The command was a repetition: it did not decide again, so there is no value. Look at HasValue, "
            + "or read what you need from the loaded aggregates.");
}
