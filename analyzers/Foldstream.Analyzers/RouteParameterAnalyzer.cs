using System.Collections.Immutable;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foldstream.Analyzers;

/// <summary>
/// Reports an identifier that a minimal API binds from the route or the query, in a project whose requests are bound by the request-delegate
/// generator: it does not see the part of the identifier that ours writes.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RouteParameterAnalyzer : FoldstreamAnalyzer
{
    /// <summary>PublishAot and PublishTrimmed set it. The targets of the package make it visible here.</summary>
    private const string Generator = "build_property.EnableRequestDelegateGenerator";

    private static readonly string[] NoBody = ["MapGet", "MapDelete"];
    private static readonly string[] FromElsewhere = ["FromBodyAttribute", "FromServicesAttribute", "FromKeyedServicesAttribute", "FromFormAttribute"];
    private static readonly string[] FromText = ["FromRouteAttribute", "FromQueryAttribute", "FromHeaderAttribute"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.FOLD516_IdentifierIsNotBindable];

    private protected override void Start(CompilationStartAnalysisContext context, KnownTypes known)
    {
        if (!context.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(Generator, out string? enabled) || !bool.TryParse(enabled, out bool isEnabled) || !isEnabled) return;

        context.RegisterOperationAction(Analyze, OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        IInvocationOperation map = (IInvocationOperation)context.Operation;
        if (map.TargetMethod is not { ContainingType: { Name: "EndpointRouteBuilderExtensions", ContainingNamespace.Name: "Builder" } } method || !method.Name.StartsWith("Map", StringComparison.Ordinal)) return;
        if (HandlerOf(map) is not { } handler) return;

        string pattern = map.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "pattern")?.Value.ConstantValue is { HasValue: true, Value: string text } ? text : "";
        foreach (IParameterSymbol parameter in handler.Parameters)
        {
            Location place = parameter.Locations.FirstOrDefault(location => location.IsInSource) ?? map.Syntax.GetLocation();
            if (!Has(parameter, "AsParametersAttribute"))
            {
                Check(parameter, parameter.Type, place);
            }
            else
            {
                foreach (IPropertySymbol property in parameter.Type.GetMembers().OfType<IPropertySymbol>().Where(property => property is { DeclaredAccessibility: Accessibility.Public, IsStatic: false }))
                {
                    Check(property, property.Type, place);
                }
            }
        }

        void Check(ISymbol bound, ITypeSymbol type, Location place)
        {
            if (IdentifierOf(type) is not { } identifier || !SymbolEqualityComparer.Default.Equals(identifier.ContainingAssembly, context.Compilation.Assembly)) return;
            if (FromElsewhere.Any(name => Has(bound, name)) || !(NoBody.Contains(method.Name) || FromText.Any(name => Has(bound, name)) || IsInRoute(pattern, bound.Name))) return;
            if (SourceParts.Of(identifier, context.CancellationToken) is not [var declaration, ..] parts || parts.Any(StatesParsing)) return;

            SemanticModel model = new SemanticModels(context.Compilation).For(declaration.SyntaxTree);
            bool isImported = model.LookupNamespacesAndTypes(declaration.SpanStart, name: "IParsable").Any(symbol => symbol.ContainingNamespace is { Name: "System" });
            string stated = $"{(isImported ? "" : "System.")}IParsable<{declaration.Identifier.ValueText}>";
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.FOLD516_IdentifierIsNotBindable,
                place,
                additionalLocations: [declaration.Identifier.GetLocation()],
                ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Replacement, stated),
                bound.Name, identifier.Name, stated));
        }
    }

    /// <summary>The lambda or method that a route is mapped to. One that comes out of a variable is unknown to the generator too.</summary>
    private static IMethodSymbol? HandlerOf(IInvocationOperation map)
    {
        IOperation? value = map.Arguments.FirstOrDefault(argument => argument.Parameter is { Name: "handler", Type.Name: "Delegate" })?.Value;
        while (value is IConversionOperation conversion) value = conversion.Operand;
        return value is IDelegateCreationOperation { Target: var target } ? target switch
        {
            IAnonymousFunctionOperation function => function.Symbol,
            IMethodReferenceOperation reference => reference.Method,
            _ => null,
        }
        : null;
    }

    private static INamedTypeSymbol? IdentifierOf(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var underlying] }) type = underlying;
        return type is INamedTypeSymbol { TypeKind: TypeKind.Struct } named && KnownAttributes.FindIdentifier(named) is not null ? named : null;
    }

    /// <summary>Of <c>/orders/{id:guid}</c>: whether <c>id</c> is in it.</summary>
    private static bool IsInRoute(string pattern, string name)
    {
        int at = pattern.IndexOf("{" + name, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && at + name.Length + 1 < pattern.Length && pattern[at + name.Length + 1] is '}' or ':' or '?' or '=';
    }

    /// <summary>Whether a part says that it can be parsed, or does it itself.</summary>
    private static bool StatesParsing(TypeDeclarationSyntax part)
        => part.BaseList?.Types.Any(stated => stated.Type.DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault()?.Identifier.ValueText is "IParsable" or "ISpanParsable") == true
            || part.Members.OfType<MethodDeclarationSyntax>().Any(method => method.Identifier.ValueText is "TryParse" or "BindAsync");

    private static bool Has(ISymbol symbol, string attribute) => symbol.GetAttributes().Any(data => data.AttributeClass?.Name == attribute);
}
