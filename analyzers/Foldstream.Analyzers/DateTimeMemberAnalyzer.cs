using System.Collections.Immutable;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers;

/// <summary>Reports a <c>DateTime</c> of an event, a case or a record inside them, where it is declared.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DateTimeMemberAnalyzer : FoldstreamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.FOLD118_EventMemberIsDateTime];

    private protected override void Start(CompilationStartAnalysisContext context, KnownTypes known)
    {
        WireReach reach = new(context.Compilation);
        context.RegisterSymbolAction(symbol => Analyze(symbol, reach), SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context, WireReach reach)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (!type.IsRecord || KnownAttributes.FindAggregate(type) is not null) return;

        SemanticModels? models = null;
        foreach (SerialisedSyntax member in RecordSyntax.Read(SourceParts.Of(type, context.CancellationToken)).Serialised)
        {
            foreach (IdentifierNameSyntax name in member.Type.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
            {
                if (name.Identifier.ValueText != nameof(DateTime)) continue;
                if (models is null && !reach.Holds(type, context.CancellationToken)) return;

                models ??= new SemanticModels(context.Compilation);
                if (models.For(name.SyntaxTree).GetSymbolInfo(name, context.CancellationToken).Symbol is INamedTypeSymbol { SpecialType: SpecialType.System_DateTime })
                {
                    context.ReportDiagnostic(Diagnostic.Create(Descriptors.FOLD118_EventMemberIsDateTime, name.GetLocation(), member.Name, type.Name));
                }
            }
        }
    }
}
