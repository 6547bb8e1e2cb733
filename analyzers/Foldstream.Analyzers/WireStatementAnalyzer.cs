using System.Collections.Immutable;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers;

/// <summary>Reports a <c>[Wire]</c> that can't be followed. The parser refuses the same one, and leaves it to this rule to say so, once and where it stands.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WireStatementAnalyzer : FoldstreamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.FOLD124_WireStatementIsUnusable];

    private protected override void Start(CompilationStartAnalysisContext context, KnownTypes known)
        => context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.Attribute);

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        AttributeSyntax attribute = (AttributeSyntax)context.Node;
        if (!WireStatement.IsNamed(attribute) || attribute.Parent is not AttributeListSyntax list) return;

        SemanticModels models = new(context.Compilation, context.SemanticModel);
        if (WireStatement.Read(attribute, models, context.CancellationToken) is not { } statement) return;

        if (list.Target?.Identifier.IsKind(SyntaxKind.AssemblyKeyword) == true)
        {
            CheckAssembly(context, attribute, statement, models);
        }
        else
        {
            CheckMember(context, attribute, list.Parent, statement, models);
        }
    }

    private static void CheckAssembly(SyntaxNodeAnalysisContext context, AttributeSyntax attribute, WireStatement statement, SemanticModels models)
    {
        if (statement.Target is not { } type)
        {
            Report(context, attribute, "Nothing", ("it names no type", "Name the type first: [assembly: Wire(typeof(EmailAddress), As = typeof(string))]"));
        }
        else if (ScalarKinds.Of(type) is not null)
        {
            Report(context, attribute, TypeNames.Short(type), ("it is a plain value, and all of them have their form", "Say it on the member that is stored in another one"));
        }
        else if (!IsFirst(context, attribute, type))
        {
            Report(context, attribute, TypeNames.Short(type), ("another [Wire] of the assembly says so already", "Keep one of them"));
        }
        else
        {
            Check(context, attribute, type, statement, models);
        }
    }

    private static void CheckMember(SyntaxNodeAnalysisContext context, AttributeSyntax attribute, SyntaxNode? member, WireStatement statement, SemanticModels models)
    {
        bool isKept = member is not null && IsKept(member) && AggregateTypes.TakeSnapshots(context.Compilation);
        TypeSyntax? written = member switch
        {
            ParameterSyntax { Parent.Parent: RecordDeclarationSyntax } parameter => parameter.Type,
            PropertyDeclarationSyntax { Parent: RecordDeclarationSyntax } property when !property.Modifiers.Any(SyntaxKind.StaticKeyword) => property.Type,
            PropertyDeclarationSyntax property when isKept => property.Type,
            FieldDeclarationSyntax field when isKept => field.Declaration.Type,
            _ => null,
        };
        if (written is null)
        {
            Report(context, attribute, "Nothing", ("only the members of records are stored, and those of states that have snapshots", "Write it on a parameter of a record's primary constructor, or on one of its init-only properties"));
            return;
        }

        if (models.For(written.SyntaxTree).GetTypeInfo(written, context.CancellationToken).Type is not { TypeKind: not TypeKind.Error } type) return;

        if (statement.Target is not null)
        {
            Report(context, attribute, TypeNames.Short(type), ("a member has a type, and here another one is named", "Leave out the first argument"));
        }
        else if (WireStatement.FindOn(member) != attribute)
        {
            Report(context, attribute, TypeNames.Short(type), ("another [Wire] of this member says so already", "Keep one of them"));
        }
        else
        {
            Check(context, attribute, type, statement, models);
        }
    }

    /// <summary>Whether a class or struct keeps something under it: a field, or a property that the compiler makes one for.</summary>
    private static bool IsKept(SyntaxNode member) => member switch
    {
        FieldDeclarationSyntax field => !field.Modifiers.Any(SyntaxKind.StaticKeyword) && !field.Modifiers.Any(SyntaxKind.ConstKeyword),
        PropertyDeclarationSyntax property => !property.Modifiers.Any(SyntaxKind.StaticKeyword)
            && property.AccessorList?.Accessors.Any(accessor => accessor is { Body: null, ExpressionBody: null }) == true,
        _ => false,
    };

    private static void Check(SyntaxNodeAnalysisContext context, AttributeSyntax attribute, ITypeSymbol type, WireStatement statement, SemanticModels models)
    {
        WireTypeParser parser = new(models, context.CancellationToken, isWhole: true);
        if (parser.ParseStated(type, mayBeNull: false, statement, out (string Cause, string Advice)? wrong) is null && wrong is { } found)
        {
            Report(context, attribute, TypeNames.Short(type), found);
        }
    }

    private static bool IsFirst(SyntaxNodeAnalysisContext context, AttributeSyntax attribute, ITypeSymbol type)
        => context.Compilation.Assembly.GetAttributes()
            .FirstOrDefault(other => WireStatement.Read(other)?.Target is { } target && SymbolEqualityComparer.Default.Equals(target, type))
            ?.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is not { } first || first == attribute;

    private static void Report(SyntaxNodeAnalysisContext context, AttributeSyntax attribute, string type, (string Cause, string Advice) wrong)
        => context.ReportDiagnostic(Diagnostic.Create(Descriptors.FOLD124_WireStatementIsUnusable, attribute.GetLocation(), type, wrong.Cause, wrong.Advice));
}
