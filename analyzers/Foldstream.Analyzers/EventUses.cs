using System.Runtime.CompilerServices;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Analyzers;

/// <summary>
/// Says whether anything in a compilation takes an event. It goes by names alone, without binding: where two types share a name, both count as taken.
/// </summary>
internal sealed class EventUses(Compilation compilation)
{
    /// <summary>A tree outlives the compilation of one keystroke.</summary>
    private static readonly ConditionalWeakTable<SyntaxTree, Signatures> SignaturesOf = new();
    private static readonly ConditionalWeakTable<SyntaxTree, HashSet<string>> TakenInBodies = new();

    private readonly Lazy<Signatures> _signatures = new(() => Signatures.Of(Written(compilation).Select(tree => SignaturesOf.GetValue(tree, Signatures.Read))));
    private readonly Lazy<HashSet<string>> _bodies = new(() => [.. Written(compilation).SelectMany(tree => TakenInBodies.GetValue(tree, ReadBodies))]);

    /// <summary>Whether there is an aggregate that could fold an event.</summary>
    public bool HasAggregates => _signatures.Value.HasAggregate;

    /// <summary>Bodies are looked at only for what no signature takes.</summary>
    public bool Take(INamedTypeSymbol type, EventIdentity identity)
        => _signatures.Value.Taken.Contains(type.Name) || _signatures.Value.Ignored.Contains(identity.Name) || _bodies.Value.Contains(type.Name);

    // What is emitted for an event names it, and takes nothing.
    private static IEnumerable<SyntaxTree> Written(Compilation compilation) => compilation.SyntaxTrees.Where(tree => !SourceParts.IsGenerated(tree));

    /// <summary>What a pattern, a type argument, <c>typeof</c> or a lambda's parameter names, and what is handed to something: to a Raise that can't take it, say.</summary>
    private static HashSet<string> ReadBodies(SyntaxTree tree)
    {
        HashSet<string> taken = new(StringComparer.Ordinal);
        foreach (SyntaxNode node in tree.GetRoot().DescendantNodes())
        {
            if (node is SimpleNameSyntax name && IsTaken(name)) taken.Add(name.Identifier.ValueText);
        }

        return taken;
    }

    private static bool IsTaken(SimpleNameSyntax name)
    {
        SyntaxNode node = name;
        while (node.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax or NullableTypeSyntax or MemberAccessExpressionSyntax) node = node.Parent;

        return node.Parent is TypeArgumentListSyntax or TypeOfExpressionSyntax or PatternSyntax or BinaryExpressionSyntax or CaseSwitchLabelSyntax or CastExpressionSyntax
            || node.Parent is ObjectCreationExpressionSyntax { Parent: ArgumentSyntax or ExpressionElementSyntax }
            || node.Parent is ParameterSyntax { Parent.Parent: not RecordDeclarationSyntax };
    }

    private sealed class Signatures
    {
        public HashSet<string> Taken { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Ignored { get; } = new(StringComparer.Ordinal);

        public bool HasAggregate { get; private set; }

        public static Signatures Of(IEnumerable<Signatures> all)
        {
            Signatures sum = new();
            foreach (Signatures one in all)
            {
                sum.Taken.UnionWith(one.Taken);
                sum.Ignored.UnionWith(one.Ignored);
                sum.HasAggregate |= one.HasAggregate;
            }

            return sum;
        }

        public static Signatures Read(SyntaxTree tree)
        {
            Signatures signatures = new();
            foreach (SyntaxNode node in tree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
            {
                if (node is UsingDirectiveSyntax { Alias: not null, NamespaceOrType: var aliased })
                {
                    // Whoever gives it another name takes it under that name.
                    signatures.Add(aliased);
                }
                else if (node is BaseMethodDeclarationSyntax method)
                {
                    foreach (ParameterSyntax parameter in method.ParameterList.Parameters) signatures.Add(parameter.Type);
                }
                else if (node is TypeDeclarationSyntax type)
                {
                    foreach (AttributeSyntax attribute in type.AttributeLists.SelectMany(list => list.Attributes)) signatures.Add(attribute);
                    if (type is ClassDeclarationSyntax or StructDeclarationSyntax)
                    {
                        foreach (ParameterSyntax parameter in type.ParameterList?.Parameters ?? []) signatures.Add(parameter.Type);
                    }
                }
            }

            return signatures;
        }

        private void Add(TypeSyntax? type)
        {
            if (type is null or PredefinedTypeSyntax) return;

            foreach (SimpleNameSyntax name in type.DescendantNodesAndSelf().OfType<SimpleNameSyntax>()) Taken.Add(name.Identifier.ValueText);
        }

        private void Add(AttributeSyntax attribute)
        {
            SimpleNameSyntax? name = WrittenName.Last(attribute.Name);
            HasAggregate |= name?.Identifier.ValueText is "Aggregate" or "AggregateAttribute";
            if (name is GenericNameSyntax { TypeArgumentList.Arguments: [{ } ignored] }) Add(ignored);
            if (name?.Identifier.ValueText is "Ignores" or "IgnoresAttribute" && attribute.ArgumentList?.Arguments is [{ Expression: LiteralExpressionSyntax { Token.Value: string text } }]) Ignored.Add(text);
        }
    }
}
