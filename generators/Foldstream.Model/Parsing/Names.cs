namespace Foldstream.Parsing;

/// <summary>The grammar of the names that reach the disk.</summary>
internal static class Names
{
    public const int MaxEventName = 100;
    public const int MaxCategory = 64;
    public const int MaxSubscription = 64;
    public const int MaxSchemaVersion = ushort.MaxValue;

    public static bool IsEventName(string name) => IsKebab(name, MaxEventName);

    public static bool IsCategory(string name) => IsKebab(name, MaxCategory);

    public static bool IsSubscription(string name) => IsKebab(name, MaxSubscription);

    private static bool IsKebab(string name, int max)
        => name.Length is > 0 && name.Length <= max && name[0] is >= 'a' and <= 'z'
            && name.All(character => character is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
}
