using System.Collections.Immutable;
using System.Globalization;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers;

/// <summary>Reports an enum inside events that leaves its numbers to the order of its members.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EnumNumberAnalyzer : FoldstreamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.FOLD119_EnumIsUnnumbered];

    private protected override void Start(CompilationStartAnalysisContext context, KnownTypes known)
    {
        WireReach reach = new(context.Compilation);
        context.RegisterSymbolAction(symbol => Analyze(symbol, reach), SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context, WireReach reach)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind != TypeKind.Enum || !SourceParts.IsWritten(type)) return;
        if (type.DeclaringSyntaxReferences[0].GetSyntax(context.CancellationToken) is not EnumDeclarationSyntax declaration) return;
        if (declaration.Members.FirstOrDefault(member => member.EqualsValue is null) is not { } unnumbered || !reach.Holds(type, context.CancellationToken)) return;

        // The fix sees no more than the syntax, so it is told the numbers.
        ImmutableDictionary<string, string?> numbers = type.GetMembers().OfType<IFieldSymbol>()
            .Where(field => field.HasConstantValue)
            .ToImmutableDictionary(field => field.Name, field => (string?)Convert.ToString(field.ConstantValue, CultureInfo.InvariantCulture));
        string name = unnumbered.Identifier.ValueText;
        if (!numbers.TryGetValue(name, out string? number)) return;

        context.ReportDiagnostic(Diagnostic.Create(Descriptors.FOLD119_EnumIsUnnumbered, declaration.Identifier.GetLocation(), numbers, type.Name, name, number));
    }
}
