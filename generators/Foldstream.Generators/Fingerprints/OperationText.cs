using Foldstream.Calls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foldstream.Generators.Fingerprints;

/// <summary>What the compiler made of code: which overload, which conversion, which type and which value. The tokens say the rest.</summary>
internal sealed class OperationText(SymbolText symbols, FoldText text)
{
    public void Add(IOperation operation, IEnumerable<CallEdge> calls)
    {
        text.Add((int)operation.Kind).Add(operation.IsImplicit).Add(symbols.Of(operation.Type)).Add(operation.ChildOperations.Count);
        if (operation.ConstantValue is { HasValue: true, Value: var value } && !IsAboutTheSource(operation)) text.Add(Constants.Text(value));

        AddMeaning(operation);
        foreach (CallEdge call in calls) text.Add(symbols.Of(call.Target)).Add(call.IsVirtual);
    }

    private void AddMeaning(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation call:
                text.Add(symbols.Of(call.TargetMethod)).Add(call.IsVirtual).Add(symbols.Of(call.ConstrainedToType)).Add(IsLeftOut(call));
                break;
            case IMethodReferenceOperation reference:
                text.Add(symbols.Of(reference.Method)).Add(reference.IsVirtual).Add(symbols.Of(reference.ConstrainedToType));
                break;
            case IMemberReferenceOperation reference:
                text.Add(symbols.Of(reference.Member)).Add(symbols.Of(reference.ConstrainedToType));
                break;
            case IObjectCreationOperation creation:
                text.Add(symbols.Of(creation.Constructor));
                break;
            case IBinaryOperation binary:
                text.Add((int)binary.OperatorKind).Add(symbols.Of(binary.OperatorMethod)).Add(binary.IsChecked).Add(binary.IsLifted);
                break;
            case IUnaryOperation unary:
                text.Add((int)unary.OperatorKind).Add(symbols.Of(unary.OperatorMethod)).Add(unary.IsChecked).Add(unary.IsLifted);
                break;
            case IIncrementOrDecrementOperation increment:
                text.Add(symbols.Of(increment.OperatorMethod)).Add(increment.IsChecked).Add(increment.IsLifted).Add(increment.IsPostfix);
                break;
            case ICompoundAssignmentOperation compound:
                text.Add((int)compound.OperatorKind).Add(symbols.Of(compound.OperatorMethod)).Add(compound.IsChecked).Add(compound.IsLifted);
                text.Add(compound.GetInConversion().ToString()).Add(compound.GetOutConversion().ToString());
                break;
            case IConversionOperation conversion:
                text.Add(conversion.GetConversion().ToString()).Add(symbols.Of(conversion.OperatorMethod)).Add(conversion.IsChecked).Add(conversion.IsTryCast);
                text.Add(symbols.Of(conversion.ConstrainedToType));
                break;
            case IArgumentOperation argument:
                text.Add((int)argument.ArgumentKind).Add(argument.Parameter?.Ordinal ?? -1);
                break;
            case IVariableDeclaratorOperation variable:
                text.Add(symbols.Of(variable.Symbol.Type)).Add((int)variable.Symbol.RefKind);
                break;
            case IAnonymousFunctionOperation lambda:
                symbols.AddSignature(lambda.Symbol, text);
                break;
            case ILocalFunctionOperation function:
                symbols.AddSignature(function.Symbol, text);
                break;
            case ITypeOfOperation typeOf:
                text.Add(symbols.Of(typeOf.TypeOperand));
                break;
            case ISizeOfOperation sizeOf:
                text.Add(symbols.Of(sizeOf.TypeOperand));
                break;
            case IIsTypeOperation isType:
                text.Add(symbols.Of(isType.TypeOperand)).Add(isType.IsNegated);
                break;
            case IPatternOperation pattern:
                AddPattern(pattern);
                break;
            case ICollectionExpressionOperation collection:
                text.Add(symbols.Of(collection.ConstructMethod));
                break;
            case ISpreadOperation spread:
                text.Add(spread.GetElementConversion().ToString()).Add(symbols.Of(spread.ElementType));
                break;
            case ICatchClauseOperation caught:
                text.Add(symbols.Of(caught.ExceptionType));
                break;
        }
    }

    private void AddPattern(IPatternOperation pattern)
    {
        text.Add(symbols.Of(pattern.InputType)).Add(symbols.Of(pattern.NarrowedType));
        switch (pattern)
        {
            case IDeclarationPatternOperation declaration:
                text.Add(symbols.Of(declaration.MatchedType)).Add(declaration.MatchesNull);
                break;
            case IRecursivePatternOperation recursive:
                text.Add(symbols.Of(recursive.MatchedType)).Add(symbols.Of(recursive.DeconstructSymbol));
                break;
            case ITypePatternOperation type:
                text.Add(symbols.Of(type.MatchedType));
                break;
            case IRelationalPatternOperation relational:
                text.Add((int)relational.OperatorKind);
                break;
            case IBinaryPatternOperation binary:
                text.Add((int)binary.OperatorKind);
                break;
            case IListPatternOperation list:
                text.Add(symbols.Of(list.LengthSymbol)).Add(symbols.Of(list.IndexerSymbol));
                break;
            case ISlicePatternOperation slice:
                text.Add(symbols.Of(slice.SliceSymbol));
                break;
        }
    }

    /// <summary>Whether a value is where the code stands or how it is written: a line, a path, the text of an argument.</summary>
    private static bool IsAboutTheSource(IOperation operation)
    {
        while (operation.Parent is IConversionOperation { IsImplicit: true } conversion) operation = conversion;
        return operation.Parent is IArgumentOperation { ArgumentKind: ArgumentKind.DefaultValue, Parameter: { } parameter }
            && parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name.StartsWith("Caller", StringComparison.Ordinal) == true);
    }

    /// <summary>Whether the compiler leaves out a call because of a condition that this file doesn't define.</summary>
    private static bool IsLeftOut(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        while (method.OverriddenMethod is { } overridden) method = overridden;
        List<string?> conditions = [.. method.GetAttributes()
            .Where(attribute => attribute.AttributeClass is { Name: "ConditionalAttribute", ContainingNamespace.Name: "Diagnostics" })
            .Select(attribute => attribute.ConstructorArguments.FirstOrDefault().Value as string)];
        return conditions.Count > 0 && !conditions.Exists(condition => condition is not null && IsDefined(condition, call.Syntax.SyntaxTree));
    }

    private static bool IsDefined(string condition, SyntaxTree tree)
    {
        bool isDefined = tree.Options.PreprocessorSymbolNames.Contains(condition);
        foreach (DirectiveTriviaSyntax directive in tree.GetRoot().GetFirstToken(includeZeroWidth: true).LeadingTrivia.Select(trivia => trivia.GetStructure()).OfType<DirectiveTriviaSyntax>())
        {
            if (directive is DefineDirectiveTriviaSyntax { IsActive: true } define && define.Name.ValueText == condition) isDefined = true;
            if (directive is UndefDirectiveTriviaSyntax { IsActive: true } undef && undef.Name.ValueText == condition) isDefined = false;
        }

        return isDefined;
    }
}
