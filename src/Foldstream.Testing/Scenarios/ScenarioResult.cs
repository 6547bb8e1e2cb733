namespace Foldstream.Testing;

/// <summary>What a decision led to. What has no <c>Then</c> asserts nothing, which is an error (FOLD501).</summary>
/// <typeparam name="TAggregate">The aggregate.</typeparam>
public sealed class ScenarioResult<TAggregate> : Expectations<TAggregate, ScenarioResult<TAggregate>>
{
    internal ScenarioResult(ScenarioRun<TAggregate> run, ScenarioOutcome<bool> outcome)
        : base(run, outcome.Events, outcome.Error)
    {
    }
}

/// <summary>What a decision that returns something led to. What has no <c>Then</c> asserts nothing, which is an error (FOLD501).</summary>
/// <typeparam name="TAggregate">The aggregate.</typeparam>
/// <typeparam name="TResult">What the decision returns.</typeparam>
public sealed class ScenarioResult<TAggregate, TResult> : Expectations<TAggregate, ScenarioResult<TAggregate, TResult>>
{
    private readonly TResult? _value;

    internal ScenarioResult(ScenarioRun<TAggregate> run, ScenarioOutcome<TResult> outcome)
        : base(run, outcome.Events, outcome.Error)
        => _value = outcome.Value;

    /// <summary>Expects what the decision returns. Sequences are equal when their elements are.</summary>
    /// <param name="expected">The value.</param>
    /// <exception cref="ScenarioFailedException">The decision returned something else, or threw.</exception>
    public ScenarioResult<TAggregate, TResult> ThenReturns(TResult expected)
    {
        DemandDecision("to return something");
        return ValueText.AreEqual(expected, _value)
            ? this
            : throw Failure($"the decision was expected to return {ValueText.Of(expected)}, and it returned {ValueText.Of(_value)}.");
    }
}
