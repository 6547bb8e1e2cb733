using System.Globalization;

namespace PermitLog;

/// <summary>One thing that is known of a case, as text, so that two computations of it can be compared and shown.</summary>
internal readonly record struct Fact(string Name, string Value)
{
    /// <summary>An instant as text, to the 100 ns that an append keeps.</summary>
    public static string Of(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
}
