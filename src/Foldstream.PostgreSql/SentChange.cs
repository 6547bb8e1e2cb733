namespace Foldstream.PostgreSql;

/// <summary>
/// A change under its id, as it was sent to the server and not answered yet. What is sent again over another connection is sent as it was, before anything is
/// looked at: the server knows whether it was made.
/// </summary>
/// <typeparam name="T">What is sent.</typeparam>
internal sealed class SentChange<T>
    where T : class
{
    /// <summary>The change's own.</summary>
    public Guid Id { get; } = Guid.NewGuid();

    /// <summary>What was sent; <see langword="null"/> before, and once the server has said that it was not made and can't be any more.</summary>
    public T? Request { get; set; }
}
