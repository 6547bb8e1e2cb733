using System.Collections.Immutable;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers;

/// <summary>Reports what an aggregate holds that no event can bring back: services, functions, what runs; and state that stands in a base class.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AggregateContentAnalyzer : FoldstreamAnalyzer
{
    private const string OutOfSight = "what changes there is out of sight of the folds, and of the rules that watch over them";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.FOLD228_AggregateHoldsService];

    private protected override void Start(CompilationStartAnalysisContext context, KnownTypes known)
    {
        ServiceTypes services = new(context.Compilation);
        context.RegisterSymbolAction(symbol => Analyze(symbol, services), SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context, ServiceTypes services)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (KnownAttributes.FindAggregate(type) is null) return;

        foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>())
        {
            ISymbol member = field.AssociatedSymbol ?? field;
            if (field.IsStatic || !SourceParts.IsWritten(member) || services.Describe(field.Type, context.CancellationToken) is not var (what, advice)) continue;

            context.ReportDiagnostic(Diagnostic.Create(Descriptors.FOLD228_AggregateHoldsService, member.Locations[0], $"{type.Name}.{member.Name}", what, ServiceTypes.Lost, advice));
        }

        if (!type.IsRecord && type.TypeKind == TypeKind.Class) AnalyzeBase(context, type);
    }

    private static void AnalyzeBase(SymbolAnalysisContext context, INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? inherited = type.BaseType; inherited is { SpecialType: SpecialType.None }; inherited = inherited.BaseType)
        {
            if (inherited.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => !field.IsStatic) is not { } field) continue;

            string name = (field.AssociatedSymbol ?? field).Name;
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.FOLD228_AggregateHoldsService, LocationOf(type, context.CancellationToken),
                type.Name, $"state in its base class '{inherited.Name}'", OutOfSight, $"Declare '{name}' in '{type.Name}' itself"));
            return;
        }
    }

    /// <summary>Where the base class is named.</summary>
    private static Location LocationOf(INamedTypeSymbol type, CancellationToken cancellation)
    {
        List<TypeDeclarationSyntax> parts = SourceParts.Of(type, cancellation);
        BaseTypeSyntax? named = parts.Select(part => part.BaseList?.Types.FirstOrDefault()).FirstOrDefault(found => found is not null);
        return named?.GetLocation() ?? type.Locations[0];
    }
}
