using Foldstream.Declared;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Analyzers.Locking;

/// <summary>The names on disk that the code of a project speaks of. Nothing is bound but what is not written as a literal.</summary>
internal sealed class WrittenNames
{
    private readonly List<WrittenEvent> _events = [];
    private readonly Dictionary<string, string> _categories = new(StringComparer.Ordinal);
    private readonly HashSet<EventIdentity> _upcast = [];

    /// <summary>The names, kept from one compilation to the next while both declare the same.</summary>
    public static WrittenNames Of(Compilation compilation, CancellationToken cancellation) => ByDeclaredCode<WrittenNames>.Of(compilation, Find, cancellation);

    /// <summary>The newest version that an event of the name has; 0 where there is none.</summary>
    public int NewestVersion(string name) => _events.Where(e => e.Name == name).Select(e => e.Version).DefaultIfEmpty(0).Max();

    /// <summary>Whether an event of the project has the name and the version.</summary>
    public bool HasEvent(string name, int version) => _events.Exists(e => e.Name == name && e.Version == version);

    /// <summary>Whether an upcaster takes the version of the event.</summary>
    public bool IsUpcast(string name, int version) => _upcast.Contains(new EventIdentity(name, version));

    /// <summary>The event name that a type has, or null where the type is no event.</summary>
    public string? EventOf(string clrName) => _events.FirstOrDefault(e => e.ClrName == clrName)?.Name;

    public bool HasCategory(string category) => _categories.ContainsKey(category);

    /// <summary>The category that a type has, or null where the type is no aggregate.</summary>
    public string? CategoryOf(string clrName) => _categories.FirstOrDefault(pair => pair.Value == clrName).Key;

    /// <summary>
    /// Where the code may say what has become of a name that it has no more: the aggregate whose category the name begins with, else the first one, else the
    /// first event; null where there is neither.
    /// </summary>
    public string? HolderFor(string name)
        => _categories.Keys.Where(category => name.StartsWith(category + "-", StringComparison.Ordinal)).OrderByDescending(category => category.Length).FirstOrDefault() is { } nearest
            ? _categories[nearest]
            : _categories.Values.OrderBy(holder => holder, StringComparer.Ordinal).Concat(_events.Select(e => e.ClrName).OrderBy(holder => holder, StringComparer.Ordinal)).FirstOrDefault();

    private static WrittenNames Find(Compilation compilation, CancellationToken cancellation)
    {
        WrittenNames names = new();
        SemanticModels models = new(compilation);
        List<WrittenAttributes> files = [.. compilation.SyntaxTrees.Where(tree => !SourceParts.IsGenerated(tree)).Select(WrittenAttributes.In)];
        Dictionary<string, string> aliases = [];
        foreach (KeyValuePair<string, string> alias in files.SelectMany(file => file.Aliases)) aliases[alias.Key] = alias.Value;

        foreach ((string written, AttributeSyntax attribute, string holder) in files.SelectMany(file => file.Attributes))
        {
            cancellation.ThrowIfCancellationRequested();
            switch (WrittenAttributes.Meaning(aliases.TryGetValue(written, out string? aliased) ? aliased : written))
            {
                case "Event":
                    names._events.Add(new WrittenEvent(Text(attribute, models), Version(attribute, models), holder));
                    break;
                case "Aggregate":
                    names._categories[Text(attribute, models)] = holder;
                    break;
                case "Upcasts":
                    names._upcast.Add(new EventIdentity(Text(attribute, models), Value(Argument(attribute, 1, "version"), models) is int version ? version : 0));
                    break;
            }
        }

        return names;
    }

    private static string Text(AttributeSyntax attribute, SemanticModels models) => Value(Argument(attribute, 0, "name") ?? Argument(attribute, 0, "category"), models) as string ?? "";

    private static int Version(AttributeSyntax attribute, SemanticModels models)
        => attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == "Version") is { } argument && Value(argument, models) is int version ? version : 1;

    private static AttributeArgumentSyntax? Argument(AttributeSyntax attribute, int place, string name)
    {
        List<AttributeArgumentSyntax> arguments = attribute.ArgumentList?.Arguments.Where(argument => argument.NameEquals is null).ToList() ?? [];
        return arguments.Find(argument => argument.NameColon?.Name.Identifier.ValueText == name) ?? (place < arguments.Count && arguments[place].NameColon is null ? arguments[place] : null);
    }

    private static object? Value(AttributeArgumentSyntax? argument, SemanticModels models) => argument?.Expression switch
    {
        null => null,
        LiteralExpressionSyntax literal => literal.Token.Value,
        { } expression => models.For(expression.SyntaxTree).GetConstantValue(expression).Value,
    };

    private sealed record WrittenEvent(string Name, int Version, string ClrName);
}
