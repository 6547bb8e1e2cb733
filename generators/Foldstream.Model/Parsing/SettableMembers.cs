using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>Finds what can be changed in an aggregate that is a record: two states would share the change.</summary>
internal static class SettableMembers
{
    public static void Report(INamedTypeSymbol type, List<TypeDeclarationSyntax> parts, Problems problems)
    {
        foreach (SyntaxToken member in RecordSyntax.Read(parts).Settable)
        {
            problems.Add(Problem.RecordMemberIsSettable, member.GetLocation(), type.Name, member.ValueText);
        }

        for (INamedTypeSymbol? inherited = type.BaseType; inherited is { IsRecord: true }; inherited = inherited.BaseType)
        {
            foreach (string name in SettableOf(inherited))
            {
                problems.Add(Problem.RecordMemberIsSettable, parts[0].Identifier.GetLocation(), type.Name, name);
            }
        }
    }

    private static IEnumerable<string> SettableOf(INamedTypeSymbol record)
        => record.GetMembers().Where(member => member is { IsStatic: false, IsImplicitlyDeclared: false }
            && member is IPropertySymbol { SetMethod.IsInitOnly: false } or IFieldSymbol { IsReadOnly: false, AssociatedSymbol: null })
            .Select(member => member.Name);
}
