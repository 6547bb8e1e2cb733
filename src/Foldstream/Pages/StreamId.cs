using System.Diagnostics.CodeAnalysis;

namespace Foldstream;

/// <summary>
/// Names a stream by tenant, category and key; written <c>category/key</c>. All three are ordinal and case-sensitive.
/// The default value is empty and names no stream.
/// </summary>
public readonly record struct StreamId : IParsable<StreamId>
{
    /// <summary>The longest category, in characters.</summary>
    public const int MaxCategoryLength = 64;

    /// <summary>The longest key and the longest tenant, in UTF-8 bytes.</summary>
    public const int MaxKeyLength = 200;

    private readonly string? _tenant, _category, _key;

    /// <summary>Names a stream of the default tenant.</summary>
    /// <param name="category"><c>[a-z][a-z0-9-]{0,63}</c>.</param>
    /// <param name="key">1 to 200 UTF-8 bytes without control characters.</param>
    /// <exception cref="ArgumentException">One of the parts is malformed; the message says how.</exception>
    public StreamId(string category, string key)
        : this("", category, key)
    {
    }

    /// <summary>Names a stream of a tenant.</summary>
    /// <param name="tenant">At most 200 UTF-8 bytes without control characters; empty for the default tenant.</param>
    /// <param name="category"><c>[a-z][a-z0-9-]{0,63}</c>.</param>
    /// <param name="key">1 to 200 UTF-8 bytes without control characters.</param>
    /// <exception cref="ArgumentException">One of the parts is malformed; the message says how.</exception>
    public StreamId(string tenant, string category, string key)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        ArgumentNullException.ThrowIfNull(category);
        ArgumentNullException.ThrowIfNull(key);
        if (FaultOfCategory(category) || key.Length == 0 || FaultOfText(key) || FaultOfText(tenant))
        {
            ThrowMalformed(tenant, category, key);
        }

        (_tenant, _category, _key) = (tenant, category, key);
    }

    /// <summary>The tenant; empty for the default tenant.</summary>
    public string Tenant => _tenant ?? "";

    /// <summary>The category: what kind of aggregate the stream belongs to.</summary>
    public string Category => _category ?? "";

    /// <summary>The key: which aggregate of its category the stream belongs to.</summary>
    public string Key => _key ?? "";

    /// <summary>Whether this is the default value, which names no stream.</summary>
    public bool IsEmpty => _category is null;

    /// <summary>The stream of the same category and key of a tenant: <c>Order.StreamOf(id).ForTenant("acme")</c>.</summary>
    /// <param name="tenant">At most 200 UTF-8 bytes without control characters; empty for the default tenant.</param>
    /// <exception cref="ArgumentException">The tenant is malformed.</exception>
    /// <exception cref="InvalidOperationException">This is the default value, which names no stream.</exception>
    public StreamId ForTenant(string tenant)
        => IsEmpty ? throw new InvalidOperationException("The default value names no stream.") : new StreamId(tenant, Category, Key);

    /// <summary>Reads <c>category/key</c>, split at the first slash, as a stream of the default tenant.</summary>
    /// <exception cref="FormatException">The text is not a stream id; the message says why.</exception>
    public static StreamId Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        int slash = s.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            throw new FormatException($"'{s}' is not a stream id. Write category/key, such as order/7f3a.");
        }

        string category = s[..slash], key = s[(slash + 1)..];
        return FaultOf("", category, key) is (string fault, _) ? throw new FormatException(fault) : new StreamId(category, key);
    }

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out StreamId result)
    {
        int slash = s?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (slash < 0 || FaultOf("", s![..slash], s[(slash + 1)..]) is not null)
        {
            result = default;
            return false;
        }

        result = new StreamId(s[..slash], s[(slash + 1)..]);
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(StreamId other) => _key == other._key && Category == other.Category && Tenant == other.Tenant;

    // Keys are many, and tenants can be; a key is in few categories.
    /// <inheritdoc/>
    public override int GetHashCode() => _key is null ? 0 : _tenant is null or "" ? _key.GetHashCode(StringComparison.Ordinal) : HashCode.Combine(_key, _tenant);

    /// <summary><c>category/key</c>; a tenant stands before it in brackets: <c>[acme]order/7f3a</c>.</summary>
    public override string ToString() => Tenant.Length == 0 ? $"{Category}/{Key}" : $"[{Tenant}]{Category}/{Key}";

    [DoesNotReturn]
    private static void ThrowMalformed(string tenant, string category, string key)
    {
        (string fault, string parameter) = FaultOf(tenant, category, key)!.Value;
        throw new ArgumentException(fault, parameter);
    }

    private static (string Fault, string Parameter)? FaultOf(string tenant, string category, string key)
    {
        if (FaultOfCategory(category))
        {
            return ($"'{category}' is not a category. It is 1 to {MaxCategoryLength} of a-z, 0-9 and '-', and begins with a letter.", nameof(category));
        }

        if (key.Length == 0 || FaultOfText(key))
        {
            return ($"The key of a stream of '{category}' is 1 to {MaxKeyLength} UTF-8 bytes without control characters or lone surrogates.", nameof(key));
        }

        return FaultOfText(tenant)
            ? ($"A tenant is at most {MaxKeyLength} UTF-8 bytes without control characters or lone surrogates.", nameof(tenant))
            : null;
    }

    private static bool FaultOfCategory(string category)
    {
        foreach (char c in category)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
            {
                return true;
            }
        }

        return category.Length is 0 or > MaxCategoryLength || category[0] is < 'a' or > 'z';
    }

    private static bool FaultOfText(string text)
    {
        // Nearly every key is plain ASCII, and then this is all.
        foreach (char c in text)
        {
            if (c is < ' ' or > '~')
            {
                return FaultOfWideText(text);
            }
        }

        return text.Length > MaxKeyLength;
    }

    private static bool FaultOfWideText(string text)
    {
        if (text.Length > MaxKeyLength || text.Any(char.IsControl))
        {
            return true;
        }

        try
        {
            return Utf8.GetByteCount(text) > MaxKeyLength;
        }
        catch (System.Text.EncoderFallbackException)
        {
            return true;
        }
    }
}
