using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foldstream.Generators.Fingerprints;

/// <summary>Values that go on as something more general without an operation that says so: through a pattern, a deconstruction, or a delegate.</summary>
internal static class HiddenConversions
{
    public static void Add(IOperation operation, Mentions mentions)
    {
        switch (operation)
        {
            case IDeclarationPatternOperation { MatchedType: { } matched } pattern:
                Matched(pattern, matched);
                break;
            case IRecursivePatternOperation pattern:
                Matched(pattern, pattern.MatchedType);
                break;
            case ICoalesceOperation { ValueConversion.IsIdentity: false } coalesce:
                mentions.Expose(coalesce.Value.Type, Exposure.Formatted);
                break;
            case IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: var method }, Type: INamedTypeSymbol { DelegateInvokeMethod: { } invoke } }:
                Differ(method.ReturnType, invoke.ReturnType);
                for (int i = 0; i < Math.Min(method.Parameters.Length, invoke.Parameters.Length); i++) Differ(invoke.Parameters[i].Type, method.Parameters[i].Type);
                break;
            case IDeconstructionAssignmentOperation { Syntax: AssignmentExpressionSyntax assignment, SemanticModel: { } model } deconstruction:
                Deconstructed(model.GetDeconstructionInfo(assignment), deconstruction.Value.Type);
                break;
            case IForEachLoopOperation { Syntax: ForEachVariableStatementSyntax loop, SemanticModel: { } model }:
                Deconstructed(model.GetDeconstructionInfo(loop), model.GetForEachStatementInfo(loop).ElementType);
                break;
        }

        void Matched(IPatternOperation pattern, ITypeSymbol matched)
        {
            if (IsMoreGeneral(matched, pattern.InputType)) mentions.Expose(pattern.InputType, Exposure.Formatted);
        }

        void Differ(ITypeSymbol from, ITypeSymbol to)
        {
            if (!SymbolEqualityComparer.Default.Equals(from, to)) mentions.Expose(from, Exposure.Formatted);
        }

        void Deconstructed(DeconstructionInfo info, ITypeSymbol? value)
        {
            if (info.Nested.Any(one => one.Conversion is { IsIdentity: false }))
            {
                if (info.Method is null) mentions.Expose(value, Exposure.Formatted);
                else foreach (IParameterSymbol part in info.Method.Parameters) mentions.Expose(part.Type, Exposure.Formatted);
            }

            foreach (DeconstructionInfo nested in info.Nested) Deconstructed(nested, value);
        }
    }

    private static bool IsMoreGeneral(ITypeSymbol general, ITypeSymbol type)
    {
        if (SymbolEqualityComparer.Default.Equals(general, type)) return false;
        if (general.SpecialType == SpecialType.System_Object || type.AllInterfaces.Contains(general, SymbolEqualityComparer.Default)) return true;

        for (ITypeSymbol? parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(parent, general)) return true;
        }

        return false;
    }
}
