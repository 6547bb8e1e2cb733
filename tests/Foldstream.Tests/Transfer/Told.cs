namespace Foldstream.Tests.Transfer;

/// <summary>Reports at once, where <see cref="Progress{T}"/> would post.</summary>
internal sealed class Told<T>(Action<T> tell) : IProgress<T>
{
    public void Report(T value) => tell(value);
}
