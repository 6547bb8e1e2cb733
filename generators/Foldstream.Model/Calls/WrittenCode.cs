using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Calls;

/// <summary>Finds the operations of a symbol that is declared in the compilation.</summary>
internal readonly struct WrittenCode
{
    private readonly List<IOperation> _roots = [];
    private readonly List<CallEdge> _implied = [];
    private readonly Func<SyntaxTree, SemanticModel> _modelFor;
    private readonly CancellationToken _cancellation;

    public WrittenCode(ISymbol symbol, Func<SyntaxTree, SemanticModel> modelFor, CancellationToken cancellation)
    {
        (_modelFor, _cancellation) = (modelFor, cancellation);
        bool isGenerated = symbol.DeclaringSyntaxReferences.Length > 0 && !SourceParts.IsWritten(symbol);
        if (!isGenerated) Read(symbol);
        Origin = isGenerated ? CodeOrigin.Generated
            : _roots.Count > 0 || _implied.Count > 0 ? CodeOrigin.Written
            : symbol is IMethodSymbol { IsAbstract: true } or IMethodSymbol { IsExtern: true } ? CodeOrigin.Missing
            : CodeOrigin.Implicit;
    }

    public CodeOrigin Origin { get; }

    public IReadOnlyList<IOperation> Roots => _roots;

    public IReadOnlyList<CallEdge> Implied => _implied;

    private void Read(ISymbol symbol)
    {
        // A record's copy constructor takes over the members; it doesn't run their initialisers.
        if (symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor && !IsCopy(constructor)) ReadMembers(constructor.ContainingType, constructor);
        foreach (SyntaxReference reference in symbol.DeclaringSyntaxReferences)
        {
            if (SourceParts.IsGenerated(reference.SyntaxTree)) continue;

            SyntaxNode syntax = reference.GetSyntax(_cancellation);
            Add(syntax switch
            {
                VariableDeclaratorSyntax field => field.Initializer,
                PropertyDeclarationSyntax property => property.Initializer,
                TypeDeclarationSyntax type => type.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault(),
                _ => syntax,
            });
        }

        // A static that is assigned in the static constructor is made there.
        if (_roots.Count == 0 && symbol is IFieldSymbol { IsStatic: true } or IPropertySymbol { IsStatic: true, SetMethod: null })
        {
            if (symbol.ContainingType.StaticConstructors.FirstOrDefault(SourceParts.IsWritten) is { } maker && IsState(symbol)) Imply(maker);
        }
    }

    /// <summary>What runs before the body of a constructor: initialisers, unless another constructor of the type runs them, and the base constructor.</summary>
    private void ReadMembers(INamedTypeSymbol type, IMethodSymbol constructor)
    {
        ConstructorInitializerSyntax? initializer = constructor.DeclaringSyntaxReferences is [{ } reference]
            ? (reference.GetSyntax(_cancellation) as ConstructorDeclarationSyntax)?.Initializer
            : null;
        bool isStructDefault = type.TypeKind == TypeKind.Struct && constructor.IsImplicitlyDeclared;
        if (isStructDefault || initializer?.ThisOrBaseKeyword.ValueText == "this") return;

        foreach (TypeDeclarationSyntax part in SourceParts.Of(type, _cancellation))
        {
            foreach (MemberDeclarationSyntax member in part.Members)
            {
                if (member.Modifiers.Any(modifier => modifier.ValueText is "static" or "const")) continue;
                if (member is PropertyDeclarationSyntax { Initializer: { } value }) Add(value);
                if (member is not FieldDeclarationSyntax field) continue;
                foreach (VariableDeclaratorSyntax declarator in field.Declaration.Variables) Add(declarator.Initializer);
            }
        }

        bool callsBase = initializer is not null || (constructor.DeclaringSyntaxReferences is [{ } own] && own.GetSyntax(_cancellation) is TypeDeclarationSyntax
            { BaseList: { } list } && list.Types.OfType<PrimaryConstructorBaseTypeSyntax>().Any());
        if (!callsBase && type.BaseType is { SpecialType: SpecialType.None } parent && parent.InstanceConstructors.FirstOrDefault(IsDefault) is { } implied) Imply(implied);
    }

    private void Imply(IMethodSymbol target) => _implied.Add(new CallEdge(Operation: null, target.OriginalDefinition, IsVirtual: false));

    private void Add(SyntaxNode? syntax)
    {
        if (syntax is not null && _modelFor(syntax.SyntaxTree).GetOperation(syntax, _cancellation) is { } operation) _roots.Add(operation);
    }

    private static bool IsDefault(IMethodSymbol constructor) => constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams);

    /// <summary>Whether it makes a record of another one.</summary>
    public static bool IsCopy(IMethodSymbol constructor)
        => constructor.ContainingType.IsRecord && constructor.Parameters is [{ Type: var type }] && SymbolEqualityComparer.Default.Equals(type, constructor.ContainingType);

    /// <summary>Not a property that computes its value.</summary>
    private static bool IsState(ISymbol symbol)
        => symbol is IFieldSymbol || symbol.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, symbol));
}
