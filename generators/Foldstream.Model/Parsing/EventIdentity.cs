using Microsoft.CodeAnalysis;

namespace Foldstream.Parsing;

/// <summary>What an event attribute says: the event's identity on disk.</summary>
internal readonly record struct EventIdentity(string Name, int Version)
{
    /// <summary>Null when the attribute's arguments don't compile. An attribute without a name has an empty one.</summary>
    public static EventIdentity? Read(AttributeData attribute)
    {
        if (TextOf(attribute) is not { } name) return null;

        int version = 1;
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == "Version" && argument.Value.Value is int value) version = value;
        }

        return new EventIdentity(name, version);
    }

    /// <summary>The only argument of an attribute that may be left out; null when it doesn't compile.</summary>
    public static string? TextOf(AttributeData attribute)
        => attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive, Value: null or string } argument] ? (string?)argument.Value ?? "" : null;
}
