using System.Collections.Immutable;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foldstream.Analyzers;

/// <summary>Reports where an aggregate that is a class is changed by something that is not its fold: by a decision, or from outside.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StateChangeAnalyzer : FoldstreamAnalyzer
{
    private const string Raise = "Raise an event that says what happened, and assign in its 'Apply'";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.FOLD226_StateIsChangedOutsideFold];

    private protected override void Start(CompilationStartAnalysisContext context, KnownTypes known)
    {
        context.RegisterOperationBlockAction(AnalyzeOwn);
        context.RegisterOperationAction(AnalyzeOutside, OperationKind.SimpleAssignment, OperationKind.CompoundAssignment, OperationKind.CoalesceAssignment, OperationKind.Increment, OperationKind.Decrement);
    }

    private static void AnalyzeOwn(OperationBlockAnalysisContext context)
    {
        if (context.OwningSymbol is not IMethodSymbol { ContainingType: { TypeKind: TypeKind.Class, IsRecord: false } type } method) return;
        if (DecisionPath.IsFold(method) || KnownAttributes.FindAggregate(type) is null) return;

        SemanticModels models = new(context.Compilation);
        List<(IOperation Place, string What)> changes = [.. context.OperationBlocks.SelectMany(block => StateEffects.In(block, models, context.CancellationToken))];

        // A getter that computes on first use changes nothing that anybody can tell; what a setter does is reported where it is assigned.
        if (method.MethodKind == MethodKind.PropertyGet) changes.RemoveAll(change => change.Place is ICoalesceAssignmentOperation);
        else if (changes.Count > 0) changes.RemoveAll(change => Memory.IsOfState(change.Place));
        if (changes.Count == 0 || method.MethodKind == MethodKind.PropertySet) return;

        DecisionPath path = new(type, models, context.CancellationToken);
        if (path.To(method) is not { } decision) return;

        foreach ((IOperation place, string what) in changes)
        {
            string advice = what == StateEffects.Fold ? "Raise the event instead: 'Raise' stores it, and then calls 'Apply'"
                : path.IsFolded && method.DeclaredAccessibility != Accessibility.Private ? $"Make '{method.Name}' private, so that only folds can call it"
                : Raise;
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.FOLD226_StateIsChangedOutsideFold, place.Syntax.GetLocation(), what == StateEffects.Fold ? "the state by calling 'Apply'" : $"'{what}'", decision, advice));
        }
    }

    private static void AnalyzeOutside(OperationAnalysisContext context)
    {
        IOperation target = context.Operation switch
        {
            IAssignmentOperation assignment => assignment.Target,
            _ => ((IIncrementOrDecrementOperation)context.Operation).Target,
        };
        if (target is not IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol, Instance: { } instance } member) return;
        if (instance is IInstanceReferenceOperation || member.Member.ContainingType is not { TypeKind: TypeKind.Class, IsRecord: false } type) return;
        if (member.Member.DeclaredAccessibility == Accessibility.Private || KnownAttributes.FindAggregate(type) is null || IsInside(context.ContainingSymbol, type)) return;

        string what = $"'{type.Name}.{member.Member.Name}'";
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.FOLD226_StateIsChangedOutsideFold, context.Operation.Syntax.GetLocation(), what, NameOf(context.ContainingSymbol), Raise));
    }

    private static bool IsInside(ISymbol symbol, INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? outer = symbol.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(outer, type)) return true;
        }

        return false;
    }

    /// <summary>Top-level statements and constructors have no name that anybody wrote.</summary>
    private static string NameOf(ISymbol symbol)
        => symbol is IMethodSymbol { AssociatedSymbol: { } associated } ? associated.Name
            : symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary, Name: [not '<', ..] } or not IMethodSymbol ? symbol.Name
            : symbol.ContainingType?.Name ?? symbol.Name;
}
