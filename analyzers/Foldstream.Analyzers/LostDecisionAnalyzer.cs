using System.Collections.Immutable;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foldstream.Analyzers;

/// <summary>
/// Reports a decision whose events can't reach the store: on an aggregate that its method loads and neither saves nor hands on, on one that was
/// loaded as of the past or made by hand, and one that returns its events to nobody.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LostDecisionAnalyzer : FoldstreamAnalyzer
{
    private const string Unsaved = "nothing saves '{0}'. Call SaveAsync with it afterwards, or hand the decision to ExecuteAsync, which loads, decides and appends.";
    private const string ReadOnly = "'{0}' was loaded as it once was, and is read-only. Hand the decision to ExecuteAsync, which decides on what is stored now.";
    private const string Homeless = "'{0}' is made by hand and belongs to no stream, so that it can raise nothing. Begin its stream with StartAsync, and decide on what a repository gives.";
    private const string Dropped = "the events that it returns are dropped. Return them from a decision that is handed to ExecuteAsync.";

    /// <summary>Tests look at what a decision does to the state, and need not save it.</summary>
    private static readonly string[] TestFrameworks = ["xunit.core", "xunit.v3.core", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework", "MSTest.TestFramework", "TUnit.Core"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.FOLD511_DecisionIsLost];

    private protected override void Start(CompilationStartAnalysisContext context, KnownTypes known)
    {
        bool isTest = context.Compilation.ReferencedAssemblyNames.Any(reference => TestFrameworks.Contains(reference.Name));
        context.RegisterOperationAction(operation => AnalyzeLoad(operation, isTest), OperationKind.Invocation);
        context.RegisterOperationAction(AnalyzeCreation, OperationKind.ObjectCreation);
        context.RegisterOperationAction(AnalyzeStatement, OperationKind.ExpressionStatement);
    }

    private static void AnalyzeLoad(OperationAnalysisContext context, bool isTest)
    {
        IInvocationOperation load = (IInvocationOperation)context.Operation;
        if (load.TargetMethod is not { Name: "LoadAsync" or "FindAsync", ContainingType: { } repository } || !FoldstreamCalls.IsRepository(repository)) return;
        if (!IsClassAggregate(repository.TypeArguments[0])) return;

        bool isReadOnly = load.TargetMethod.Parameters.Any(parameter => parameter.Type.Name == "AsOf");
        if (isTest && !isReadOnly) return;

        Judge(load, isReadOnly ? ReadOnly : Unsaved, escapes: !isReadOnly, context);
    }

    private static void AnalyzeCreation(OperationAnalysisContext context)
    {
        // Of another project's aggregate nothing is known; and it is not looked at, which would be done for every object that is made.
        if (context.Operation.Type is not INamedTypeSymbol type || !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, context.Compilation.Assembly) || !IsClassAggregate(type)) return;

        Judge(context.Operation, Homeless, escapes: false, context);
    }

    /// <summary>A decision of a record that stands as a statement.</summary>
    private static void AnalyzeStatement(OperationAnalysisContext context)
    {
        if (((IExpressionStatementOperation)context.Operation).Operation is not IInvocationOperation { Type: INamedTypeSymbol type } call || !ReturnsEvents(type)) return;
        if (FoldstreamCalls.IsOurs(call.TargetMethod) || IsTried(call, canOnlyFail: false) || IsAllOfALambda(call)) return;

        Report(call, Dropped, "", context);
    }

    private static void Judge(IOperation source, string text, bool escapes, OperationAnalysisContext context)
    {
        IOperation value = Uses.Outermost(source);
        if (IsState(value.Parent, value)) value = Uses.Outermost(value.Parent!);
        if (value.Parent is IInvocationOperation direct && direct.Instance == value)
        {
            if (Loses(direct, text, context)) Report(direct, text, source.Type is { } type && text == Homeless ? type.Name : "it", context);
            return;
        }

        if (VariableOf(value) is not { } variable) return;

        if (DecisionsOn(variable, escapes, context) is { } decisions)
        {
            foreach ((IInvocationOperation decision, string name) in decisions)
            {
                if (Loses(decision, text, context)) Report(decision, text, name, context);
            }
        }
    }

    /// <summary>The calls on a variable and on those that it is copied to; null when what happens to the aggregate can't be seen.</summary>
    private static List<(IInvocationOperation Call, string Name)>? DecisionsOn(ILocalSymbol variable, bool escapes, OperationAnalysisContext context)
    {
        IOperation function = Uses.FunctionOf(context.Operation);
        List<(IInvocationOperation Call, string Name)> calls = [];
        Queue<ILocalSymbol> open = new([variable]);
        while (open.Count > 0)
        {
            ILocalSymbol local = open.Dequeue();
            foreach (IOperation use in Uses.Of(local, function))
            {
                if (Uses.Writes(use)) return null;

                bool isElsewhere = Uses.FunctionOf(use) != function;
                IOperation state = IsState(use.Parent, use) ? use.Parent! : use;
                if (!isElsewhere && state.Parent is IInvocationOperation call && call.Instance == state && !IsHandedOn(call)
                    && !(escapes && DecisionWalk.EffectOf(call.TargetMethod, context.Compilation, context.CancellationToken) == CallEffect.Unknown))
                {
                    calls.Add((call, local.Name));
                }
                else if (!isElsewhere && VariableOf(state) is { } copy)
                {
                    open.Enqueue(copy);
                }
                else if (escapes && (isElsewhere || !IsLookedAt(state)))
                {
                    return null;
                }
            }
        }

        return calls;
    }

    /// <summary>The variable that is declared with a value.</summary>
    private static ILocalSymbol? VariableOf(IOperation value)
        => value.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { RefKind: RefKind.None } local } } ? local : null;

    private static bool Loses(IInvocationOperation decision, string text, OperationAnalysisContext context)
        => IsClassAggregate(decision.TargetMethod.ContainingType)
            && DecisionWalk.EffectOf(decision.TargetMethod, context.Compilation, context.CancellationToken) == CallEffect.Raises
            && !IsTried(decision, text != Unsaved)
            && !(text != Unsaved && IsAllOfALambda(decision));

    /// <summary>Whether what a decision throws is what it is called for.</summary>
    private static bool IsTried(IOperation decision, bool canOnlyFail)
        => Uses.HandlersAround(decision).Any(handler => handler.ExceptionType.Name == "RefusedException" || (canOnlyFail && handler.ExceptionType.Name is "InvalidOperationException" or "Exception"));

    /// <summary>The same of a lambda that consists of the decision: a test hands it to whatever looks at the exception.</summary>
    private static bool IsAllOfALambda(IOperation decision)
        => decision.Parent is (IExpressionStatementOperation or IReturnOperation) and { Parent: IBlockOperation { Parent: IAnonymousFunctionOperation } block } statement
            && block.Operations.All(operation => operation == statement || operation.IsImplicit);

    /// <summary>An aggregate that returns itself may be saved at the end of the chain.</summary>
    private static bool IsHandedOn(IInvocationOperation call)
        => call.Parent is not IExpressionStatementOperation && SymbolEqualityComparer.Default.Equals(call.Type, call.TargetMethod.ContainingType);

    private static bool IsLookedAt(IOperation use) => use.Parent switch
    {
        IMemberReferenceOperation member => member.Instance == use,
        IIsPatternOperation or IIsTypeOperation or IBinaryOperation => true,
        IConversionOperation { IsImplicit: true, Parent: IBinaryOperation } => true,
        _ => false,
    };

    private static bool IsState(IOperation? operation, IOperation instance)
        => operation is IPropertyReferenceOperation { Property: { Name: "State", ContainingType: { Name: "Loaded", Arity: 1 } } } reference && reference.Instance == instance;

    private static bool IsClassAggregate(ITypeSymbol type) => type is INamedTypeSymbol { TypeKind: TypeKind.Class, IsRecord: false } && KnownAttributes.FindAggregate(type) is not null;

    /// <summary>Whether a type is the event set of a record, or that and a value.</summary>
    private static bool ReturnsEvents(INamedTypeSymbol type)
        => type is { Name: GeneratedNames.Events, ContainingType: { IsRecord: true } aggregate }
            ? KnownAttributes.FindAggregate(aggregate) is not null
            : type is { IsTupleType: true, TupleElements: [{ Type: INamedTypeSymbol first }, ..] } && ReturnsEvents(first);

    private static void Report(IInvocationOperation decision, string text, string name, OperationAnalysisContext context)
    {
        SyntaxNode place = decision.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } ? access.Name : decision.Syntax;
        string reason = string.Format(System.Globalization.CultureInfo.InvariantCulture, text, name);
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.FOLD511_DecisionIsLost, place.GetLocation(), decision.TargetMethod.Name, reason));
    }
}
