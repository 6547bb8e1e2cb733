using System.Runtime.CompilerServices;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Analyzers.Locking;

/// <summary>The attributes on the types and methods of a file, with the type that they stand on or in, and the file's other names for Foldstream's.</summary>
internal sealed record WrittenAttributes(List<(string Name, AttributeSyntax Attribute, string Holder)> Attributes, Dictionary<string, string> Aliases)
{
    /// <summary>A syntax tree outlives the compilation of one keystroke; what was found in it is kept with it.</summary>
    private static readonly ConditionalWeakTable<SyntaxTree, WrittenAttributes> Found = new();

    private static readonly HashSet<string> Known = ["Event", "Aggregate", "Upcasts"];

    public static WrittenAttributes In(SyntaxTree tree) => Found.GetValue(tree, Find);

    /// <summary><c>Event</c> for <c>EventAttribute</c>.</summary>
    public static string Meaning(string name)
        => name.EndsWith("Attribute", StringComparison.Ordinal) && name.Length > 9 ? name.Substring(0, name.Length - 9) : name;

    private static WrittenAttributes Find(SyntaxTree tree)
    {
        WrittenAttributes found = new([], []);
        foreach (SyntaxNode node in tree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            switch (node)
            {
                case TypeDeclarationSyntax { AttributeLists.Count: > 0 } type:
                    found.Add(type.AttributeLists, type);
                    break;
                case MethodDeclarationSyntax { AttributeLists.Count: > 0, Parent: TypeDeclarationSyntax type } method:
                    found.Add(method.AttributeLists, type);
                    break;
                case UsingDirectiveSyntax { Alias.Name.Identifier.ValueText: var alias, Name: { } target } when WrittenName.Last(target)?.Identifier.ValueText is { } name && Known.Contains(Meaning(name)):
                    found.Aliases[alias] = name;
                    found.Aliases[Meaning(alias)] = name;
                    break;
            }
        }

        return found;
    }

    private void Add(IEnumerable<AttributeListSyntax> lists, TypeDeclarationSyntax holder)
    {
        foreach (AttributeSyntax attribute in lists.SelectMany(list => list.Attributes))
        {
            if (WrittenName.Last(attribute.Name)?.Identifier.ValueText is { } name) Attributes.Add((name, attribute, ClrNameOf(holder)));
        }
    }

    /// <summary>As the lock has it: <c>Shop.Orders.OrderPlaced</c>.</summary>
    private static string ClrNameOf(TypeDeclarationSyntax type)
    {
        string name = TypeNames.Escaped(type.Identifier.ValueText);
        for (SyntaxNode? outer = type.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is TypeDeclarationSyntax container) name = TypeNames.Escaped(container.Identifier.ValueText) + "." + name;
            else if (outer is BaseNamespaceDeclarationSyntax space) name = space.Name + "." + name;
        }

        return name;
    }
}
