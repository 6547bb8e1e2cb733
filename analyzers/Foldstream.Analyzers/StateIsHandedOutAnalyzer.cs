using System.Collections.Immutable;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foldstream.Analyzers;

/// <summary>Reports members of an aggregate or of its children through which others could change a collection that belongs to the state.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StateIsHandedOutAnalyzer : FoldstreamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.FOLD227_StateIsHandedOut];

    private protected override void Start(CompilationStartAnalysisContext context, KnownTypes known)
    {
        Compilation compilation = context.Compilation;
        Lazy<EntityIndex> entities = new(() => EntityIndex.Build(compilation));
        context.RegisterSymbolAction(symbol => Analyze(symbol, entities), SymbolKind.Field, SymbolKind.Property, SymbolKind.Method);
    }

    private static void Analyze(SymbolAnalysisContext context, Lazy<EntityIndex> entities)
    {
        ISymbol member = context.Symbol;
        ITypeSymbol? type = member switch
        {
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            IMethodSymbol { MethodKind: MethodKind.Ordinary } method => method.ReturnType,
            _ => null,
        };
        if (type is null || member.IsStatic || member.DeclaredAccessibility == Accessibility.Private || ReadOnlyViews.Of(type) is not { } view || !SourceParts.IsWritten(member) || !IsHandedOut(member, entities)) return;

        string? advice = member switch
        {
            IMethodSymbol method => ReturnsState(method, context) ? $"Return it as '{view}'" : null,
            IPropertySymbol property when !StoredProperties.IsStored(property) => property.GetMethod is { } getter && ReturnsState(getter, context) ? $"Return it as '{view}'" : null,
            IPropertySymbol { SetMethod: null or { DeclaredAccessibility: Accessibility.Private } } => $"Keep it in a private field, and return it as '{view}'",
            _ => $"Make it private, and return it as '{view}' where it is needed",
        };
        if (advice is null) return;

        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.FOLD227_StateIsHandedOut, member.Locations[0], member.ContainingType.Name, member.Name, TypeNames.Short(type), advice));
    }

    private static bool ReturnsState(IMethodSymbol method, SymbolAnalysisContext context)
    {
        SemanticModels models = new(context.Compilation);
        if (Bodies.Of(method, models, context.CancellationToken) is not { } body) return false;

        StateOrigin origin = new(models, context.CancellationToken);
        return Bodies.Within(body).OfType<IReturnOperation>()
            .Any(result => result.ReturnedValue is { } value && IsReference(value) && origin.Of(value) is { IsSequence: false });
    }

    /// <summary>A collection expression makes a collection of its own; a conversion to another type would be the user's.</summary>
    private static bool IsReference(IOperation value) => value switch
    {
        IConversionOperation conversion => conversion.OperatorMethod is null && IsReference(conversion.Operand),
        IParenthesizedOperation parenthesized => IsReference(parenthesized.Operand),
        _ => value is IMemberReferenceOperation or IArrayElementReferenceOperation or ILocalReferenceOperation or ICoalesceOperation or IParameterReferenceOperation,
    };

    private static bool IsHandedOut(ISymbol member, Lazy<EntityIndex> entities)
    {
        if (member.ContainingType is not { TypeKind: TypeKind.Class, IsRecord: false } type) return false;
        if (member.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal) return false;
        if (KnownAttributes.FindAggregate(type) is not null) return true;

        // What a child shows to its aggregate is internal: the two belong together.
        return member.DeclaredAccessibility == Accessibility.Public && entities.Value.Holds(type);
    }
}
