using Foldstream.Aggregates;

namespace Foldstream.Testing;

/// <summary>A key for tests that name none: 1, or the Guid that ends in 1.</summary>
internal static class DefaultKey
{
    private static readonly string[] Texts = ["1", "00000000000000000000000000000001"];

    /// <returns>Null where keys have a form of their own.</returns>
    public static string? Of<TAggregate, TKey>()
        where TAggregate : IAggregate<TAggregate, TKey>
    {
        foreach (string text in Texts)
        {
            try
            {
                TAggregate.ParseKey(text);
                return text;
            }
            catch (FormatException)
            {
                // The next one may be of the key's form.
            }
        }

        return null;
    }
}
