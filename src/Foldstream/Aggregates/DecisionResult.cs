namespace Foldstream.Aggregates;

/// <summary>Looks once per type at what decisions return.</summary>
internal static class DecisionResult<TResult>
{
    private static readonly bool IsTask = typeof(TResult).IsAssignableTo(typeof(Task)) || typeof(TResult) == typeof(ValueTask)
        || (typeof(TResult).IsGenericType && typeof(TResult).GetGenericTypeDefinition() == typeof(ValueTask<>));

    /// <exception cref="InvalidOperationException">The decision returns a task, which nobody would wait for before the append.</exception>
    public static void ThrowIfTask()
    {
        if (IsTask)
        {
            throw new InvalidOperationException("The decision returns a task, and its events would be appended before the task is done. "
                + "Fetch first, then decide: a decision is synchronous, since it runs again after a version conflict.");
        }
    }
}
