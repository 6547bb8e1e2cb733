namespace Foldstream.Testing;

/// <summary>What a rule demands of its store. An unmet demand says what was expected and what was found.</summary>
internal static class Demand
{
    public static void Equal<T>(T expected, T actual, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new UnmetDemandException($"Expected {what} to be {expected}, and it is {actual}.");
        }
    }

    public static void Sequence<T>(IEnumerable<T> expected, IEnumerable<T> actual, string what)
    {
        T[] wanted = [.. expected], found = [.. actual];
        if (!wanted.AsSpan().SequenceEqual(found))
        {
            throw new UnmetDemandException($"Expected {what} to be [{Shortened(wanted)}], and they are [{Shortened(found)}].");
        }
    }

    public static void That(bool condition, string expectation)
    {
        if (!condition)
        {
            throw new UnmetDemandException($"Expected {expectation}.");
        }
    }

    public static async Task<TException> ThrowsAsync<TException>(Func<Task> call, string what)
        where TException : Exception
    {
        try
        {
            await call().ConfigureAwait(false);
        }
        catch (TException expected)
        {
            return expected;
        }
        catch (Exception other)
        {
            throw new UnmetDemandException($"Expected {what} to throw {typeof(TException).Name}, and it threw {other.GetType().Name}: {other.Message}");
        }

        throw new UnmetDemandException($"Expected {what} to throw {typeof(TException).Name}, and it threw nothing.");
    }

    private static string Shortened<T>(T[] items) => string.Join(", ", items.Take(24)) + (items.Length > 24 ? $", ... {items.Length:N0} in all" : "");
}

/// <summary>The store says that it doesn't do what the rule is about.</summary>
internal sealed class RuleDeclinedException(string what) : Exception($"The store's {what} is false.");

/// <summary>A demand that the store did not meet; the run names the rule.</summary>
internal sealed class UnmetDemandException(string finding) : Exception(finding);
