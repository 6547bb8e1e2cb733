using Microsoft.CodeAnalysis;

namespace Foldstream.Parsing;

/// <summary>What an event attribute says: the event's identity on disk.</summary>
internal readonly record struct EventIdentity(string Name, int Version)
{
    /// <summary>Null when the attribute's arguments don't compile.</summary>
    public static EventIdentity? Read(AttributeData attribute)
    {
        if (attribute.ConstructorArguments is not [{ Value: string name }]) return null;

        int version = 1;
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == "Version" && argument.Value.Value is int value) version = value;
        }

        return new EventIdentity(name, version);
    }
}
