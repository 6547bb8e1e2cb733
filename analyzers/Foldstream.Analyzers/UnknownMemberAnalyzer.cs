using System.Collections.Immutable;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers;

/// <summary>Reports <c>[Unknown]</c> where it has no meaning. Without a usable one, numbers are read as they are.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownMemberAnalyzer : FoldstreamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.FOLD120_UnknownMemberIsUnusable];

    private protected override void Start(CompilationStartAnalysisContext context, KnownTypes known)
        => context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind != TypeKind.Enum) return;

        List<(IFieldSymbol Member, AttributeData Attribute)> members = [.. UnknownMembers.Of(type)];
        bool hasFlags = members.Count > 0 && UnknownMembers.HasFlags(type);
        for (int i = 0; i < members.Count; i++)
        {
            (IFieldSymbol member, AttributeData attribute) = members[i];
            if (hasFlags) Report(context, attribute, member, "its members are flags, and a number is a sum of them", "Remove [Unknown]; a bit that no member names is kept as it is");
            else if (i > 0) Report(context, attribute, member, $"'{members[0].Member.Name}' does already", "Keep one of them");
        }
    }

    private static void Report(SymbolAnalysisContext context, AttributeData attribute, IFieldSymbol member, string reason, string advice)
    {
        Location location = attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken).GetLocation() ?? member.Locations[0];
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.FOLD120_UnknownMemberIsUnusable, location, member.Name, member.ContainingType.Name, reason, advice));
    }
}
