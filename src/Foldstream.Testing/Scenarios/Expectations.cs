using System.Runtime.CompilerServices;
using Foldstream.Aggregates;
using Foldstream.Events;

namespace Foldstream.Testing;

/// <summary>What a scenario may expect of its decision. Each is checked where it stands; any number may follow each other.</summary>
/// <typeparam name="TAggregate">The aggregate.</typeparam>
/// <typeparam name="TSelf">The result.</typeparam>
public abstract class Expectations<TAggregate, TSelf> : IThen<TAggregate, TSelf>
    where TSelf : Expectations<TAggregate, TSelf>
{
    private readonly ScenarioRun<TAggregate> _run;
    private readonly IReadOnlyList<EventLine> _events;
    private readonly Exception? _error;
    private bool _errorWasExpected;

    private protected Expectations(ScenarioRun<TAggregate> run, IReadOnlyList<EventLine> events, Exception? error)
        => (_run, _events, _error) = (run, events, error);

    /// <summary>Expects no event.</summary>
    /// <exception cref="ScenarioFailedException">The decision led to events, or threw.</exception>
    public TSelf ThenNothing() => ThenEvents([]);

    /// <summary>Expects that the decision says no, with <see cref="RefusedException"/>.</summary>
    /// <param name="partOfText">What the reason has in it, ordinal; everything has the empty text.</param>
    /// <exception cref="ScenarioFailedException">The decision did not refuse, or for another reason.</exception>
    public TSelf ThenRefused(string partOfText = "") => ThenThrown<RefusedException>("to be refused", partOfText);

    /// <summary>Expects that the decision throws.</summary>
    /// <param name="partOfText">What the message has in it, ordinal; everything has the empty text.</param>
    /// <typeparam name="TException">The exception, or what it derives from.</typeparam>
    /// <exception cref="ScenarioFailedException">The decision did not throw, or something else.</exception>
    public TSelf ThenThrows<TException>(string partOfText = "")
        where TException : Exception
        => ThenThrown<TException>($"to throw {typeof(TException).Name}", partOfText);

    /// <summary>Expects a value of the state that a replay gives after the decision. Sequences are equal when their elements are.</summary>
    /// <param name="select">What to look at.</param>
    /// <param name="expected">What it is.</param>
    /// <param name="expression">The text of <paramref name="select"/>, for the message.</param>
    /// <typeparam name="TValue">The value's type.</typeparam>
    /// <exception cref="ScenarioFailedException">The value is another.</exception>
    public TSelf ThenState<TValue>(Func<TAggregate, TValue> select, TValue expected, [CallerArgumentExpression(nameof(select))] string expression = "")
    {
        ArgumentNullException.ThrowIfNull(select);
        TValue actual = select(State());
        return ValueText.AreEqual(expected, actual)
            ? (TSelf)this
            : throw Failure($"{expression} was expected to be {ValueText.Of(expected)}, and it is {ValueText.Of(actual)}.");
    }

    /// <summary>Expects something of the state that a replay gives after the decision.</summary>
    /// <param name="holds">What must hold.</param>
    /// <param name="expression">The text of <paramref name="holds"/>, for the message.</param>
    /// <exception cref="ScenarioFailedException">It does not hold.</exception>
    public TSelf ThenState(Func<TAggregate, bool> holds, [CallerArgumentExpression(nameof(holds))] string expression = "")
    {
        ArgumentNullException.ThrowIfNull(holds);
        return holds(State()) ? (TSelf)this : throw Failure($"{expression} was expected to hold, and it does not.");
    }

    TSelf IThen<TAggregate, TSelf>.Then<TEvents>(TEvents events)
    {
        PageBuilder page = new(RecordedAppend.Limits);
        events.AddTo(page);
        return ThenEvents(EventLine.Of(page));
    }

    private protected void DemandDecision(string expectation)
    {
        if (_error is not null && !_errorWasExpected)
        {
            throw Failure($"the decision was expected {expectation}, and {Thrown(_error)}", _error);
        }
    }

    private protected ScenarioFailedException Failure(string text, Exception? error = null) => new($"{_run.Definition.Name}: {text}", error);

    private static string Thrown(Exception error) => error is RefusedException
        ? $"it was refused: \"{error.Message}\""
        : $"it threw {error.GetType().Name}: {error.Message}{(error is FoldException { InnerException: { } inner } ? $" ({inner.Message})" : "")}";

    private static string Count(IReadOnlyList<EventLine> events) => events.Count switch { 0 => "no events", 1 => "1 event", int many => $"{many} events" };

    private static string Listed(IReadOnlyList<EventLine> events) => string.Concat(events.Select((line, i) => $"\n{i + 1,5} {line}"));

    private TSelf ThenEvents(IReadOnlyList<EventLine> expected)
    {
        DemandDecision($"to give {Count(expected)}");
        return EventDifference.Describe(expected, _events) is { } difference
            ? throw Failure($"the decision was expected to give {Count(expected)}, and gave {(_events.Count == expected.Count ? "others" : Count(_events))}. {difference}")
            : (TSelf)this;
    }

    private TSelf ThenThrown<TException>(string expectation, string partOfText)
        where TException : Exception
    {
        ArgumentNullException.ThrowIfNull(partOfText);
        string with = partOfText.Length == 0 ? "" : $" with \"{partOfText}\" in its text";
        switch (_error)
        {
            case TException when _error.Message.Contains(partOfText, StringComparison.Ordinal):
                _errorWasExpected = true;
                return (TSelf)this;
            case null:
                throw Failure($"the decision was expected {expectation}{with}, and it gave {Count(_events)}.{Listed(_events)}");
            default:
                throw Failure($"the decision was expected {expectation}{with}, and {Thrown(_error)}", _error);
        }
    }

    private TAggregate State()
    {
        DemandDecision("to give a state to look at");
        return _run.FindState() is { } state ? state.Value : throw Failure("there is no state to look at: its stream has no events.");
    }
}
