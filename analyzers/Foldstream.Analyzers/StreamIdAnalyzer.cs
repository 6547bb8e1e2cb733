using System.Collections.Immutable;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foldstream.Analyzers;

/// <summary>
/// Reports a stream id that is put together from the category of an aggregate and a key, where the key is at hand as the aggregate's own type, so
/// that its <c>StreamOf</c> takes it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StreamIdAnalyzer : FoldstreamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.FOLD514_StreamIdIsBuiltByHand];

    private protected override void Start(CompilationStartAnalysisContext context, KnownTypes known)
    {
        Compilation compilation = context.Compilation;
        Lazy<AggregateIndex> index = new(() => AggregateIndex.Build(compilation, known));
        context.RegisterOperationAction(operation => AnalyzeCreation(operation, index), OperationKind.ObjectCreation);
        context.RegisterOperationAction(operation => AnalyzeParse(operation, index), OperationKind.Invocation);
    }

    private static void AnalyzeCreation(OperationAnalysisContext context, Lazy<AggregateIndex> index)
    {
        if (context.Operation is not IObjectCreationOperation { Type: { Name: "StreamId" } type, Arguments.Length: 2 } creation || !IsStreamId(type)) return;

        IArgumentOperation? category = creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "category");
        IArgumentOperation? key = creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "key");
        if (key is not null && category?.Value.ConstantValue is { HasValue: true, Value: string name }) Check(name, key.Value, context, index);
    }

    private static void AnalyzeParse(OperationAnalysisContext context, Lazy<AggregateIndex> index)
    {
        if (context.Operation is not IInvocationOperation { TargetMethod: { Name: "Parse", ContainingType: { Name: "StreamId" } type }, Arguments: [var text, ..] } || !IsStreamId(type)) return;

        (string? prefix, IOperation? key) = text.Value switch
        {
            IInterpolatedStringOperation { Parts: [IInterpolatedStringTextOperation { Text: ILiteralOperation literal }, IInterpolationOperation { FormatString: null, Alignment: null } hole] }
                => (literal.ConstantValue.Value as string, hole.Expression),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, LeftOperand.ConstantValue.Value: string left } sum => (left, sum.RightOperand),
            _ => (null, null),
        };
        if (key is not null && prefix is { Length: > 1 } && prefix.IndexOf('/') == prefix.Length - 1) Check(prefix.Substring(0, prefix.Length - 1), key, context, index);
    }

    private static void Check(string category, IOperation key, OperationAnalysisContext context, Lazy<AggregateIndex> index)
    {
        foreach (INamedTypeSymbol aggregate in index.Value.Of(category))
        {
            if (StreamOf(aggregate) is not { } method || !context.Compilation.IsSymbolAccessibleWithin(method, context.ContainingSymbol.ContainingType ?? (ISymbol)context.Compilation.Assembly)) continue;
            if (Typed(key, method.Parameters[0].Type) is not { } typed || context.Operation.SemanticModel is not { } model) continue;

            string name = aggregate.ToMinimalDisplayString(model, context.Operation.Syntax.SpanStart);
            string replacement = $"{name}.{method.Name}({typed.Syntax})";
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.FOLD514_StreamIdIsBuiltByHand,
                context.Operation.Syntax.GetLocation(),
                ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Replacement, replacement),
                category, replacement, aggregate.Name));
            return;
        }
    }

    /// <summary>The generated method of an aggregate, or the user's own of the same form.</summary>
    private static IMethodSymbol? StreamOf(INamedTypeSymbol aggregate)
        => aggregate.GetMembers(GeneratedNames.StreamOf).OfType<IMethodSymbol>()
            .FirstOrDefault(method => method is { IsStatic: true, Parameters.Length: 1, IsGenericMethod: false } && IsStreamId(method.ReturnType));

    /// <summary>Of <c>id</c>, <c>id.ToString()</c>, <c>id.Value</c> and <c>id.Value.ToString("N")</c>: the id.</summary>
    private static IOperation? Typed(IOperation key, ITypeSymbol type)
    {
        for (IOperation? value = key; value is not null;)
        {
            if (SymbolEqualityComparer.Default.Equals(value.Type, type)) return value;

            value = value switch
            {
                IConversionOperation { OperatorMethod: null } conversion => conversion.Operand,
                IParenthesizedOperation parenthesized => parenthesized.Operand,
                IInvocationOperation { TargetMethod.Name: "ToString" } call => call.Instance,
                IPropertyReferenceOperation { Instance: { } instance } when SymbolEqualityComparer.Default.Equals(instance.Type, type) => instance,
                _ => null,
            };
        }

        return null;
    }

    private static bool IsStreamId(ITypeSymbol type) => type is { Name: "StreamId", ContainingNamespace: { Name: "Foldstream", ContainingNamespace.IsGlobalNamespace: true } };
}
