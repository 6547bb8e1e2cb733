namespace Foldstream.Aggregates;

/// <summary>Looks at what decisions return: once at the type, and at the value where the type leaves it open.</summary>
internal static class DecisionResult<TResult>
{
    private static readonly bool IsTask = IsTaskType(typeof(TResult));

    /// <exception cref="InvalidOperationException">The decision returns a task, which nobody would wait for before the append.</exception>
    public static void ThrowIfTask()
    {
        if (IsTask)
        {
            throw Refusal();
        }
    }

    /// <param name="value">What the decision returned. An <see langword="object"/> may be a task.</param>
    /// <inheritdoc cref="ThrowIfTask()"/>
    public static void ThrowIfTask(TResult value)
    {
        if (!typeof(TResult).IsValueType && value is not null && IsTaskType(value.GetType()))
        {
            throw Refusal();
        }
    }

    private static bool IsTaskType(Type type) => type.IsAssignableTo(typeof(Task)) || type == typeof(ValueTask)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>));

    private static InvalidOperationException Refusal()
        => new("The decision returns a task, and its events would be appended before the task is done. Nothing was written. " + Traps.FetchFirst);
}
