using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Analyzers;

/// <summary>What a call of an aggregate's own method may do.</summary>
internal enum CallEffect
{
    /// <summary>It looks at the state.</summary>
    None,

    /// <summary>It may raise an event, and keeps the aggregate to itself.</summary>
    Raises,

    /// <summary>It can't be followed, or hands the aggregate to somebody who may save it.</summary>
    Unknown,
}

/// <summary>Follows the methods of an aggregate that is a class to its <c>Raise</c>, by the names that they call.</summary>
internal static class DecisionWalk
{
    public static CallEffect EffectOf(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        if (method.Name == GeneratedNames.Raise) return CallEffect.Raises;
        if (method.ContainingType.SpecialType == SpecialType.System_Object) return CallEffect.None;

        HashSet<string> seen = [method.Name];
        Queue<IMethodSymbol> open = new([method.OriginalDefinition]);
        bool raises = false;
        while (open.Count > 0)
        {
            IMethodSymbol next = open.Dequeue();
            if (next.DeclaringSyntaxReferences.IsEmpty) return CallEffect.Unknown;

            foreach (SyntaxReference reference in next.DeclaringSyntaxReferences)
            {
                if (!compilation.ContainsSyntaxTree(reference.SyntaxTree)) return CallEffect.Unknown;

                foreach (SyntaxNode node in reference.GetSyntax(cancellation).DescendantNodes())
                {
                    if (node is ThisExpressionSyntax && node.Parent is not MemberAccessExpressionSyntax) return CallEffect.Unknown;
                    if (node is not InvocationExpressionSyntax call || OwnName(call.Expression) is not { } name) continue;

                    if (name == GeneratedNames.Raise) raises = true;
                    else if (seen.Add(name)) foreach (IMethodSymbol own in next.ContainingType.GetMembers(name).OfType<IMethodSymbol>()) open.Enqueue(own);
                }
            }
        }

        return raises ? CallEffect.Raises : CallEffect.None;
    }

    /// <summary>Of <c>Add(..)</c> and <c>this.Add(..)</c>: the name.</summary>
    private static string? OwnName(ExpressionSyntax called) => called switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var name } => name.Identifier.ValueText,
        _ => null,
    };
}
