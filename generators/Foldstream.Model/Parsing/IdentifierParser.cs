using Foldstream.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>Parses an identifier.</summary>
internal static class IdentifierParser
{
    /// <summary>For the generator: no reporter.</summary>
    public static IdentifierModel? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
        => context.TargetSymbol is INamedTypeSymbol type && KnownAttributes.IsFirst(KnownAttributes.FindIdentifier(type), context.TargetNode)
                && NamesakeTypes.IsFirst(type, KnownAttributes.IsIdentifier)
            ? Parse(type, new SemanticModels(context.SemanticModel.Compilation, context.SemanticModel), reporter: null, cancellation)
            : null;

    /// <returns>Null when no other part of the type can be written.</returns>
    public static IdentifierModel? Parse(
        INamedTypeSymbol type, SemanticModels models, IProblemReporter? reporter, CancellationToken cancellation)
    {
        List<TypeDeclarationSyntax> parts = SourceParts.Of(type, cancellation);
        if (parts.Count == 0) return null;

        Problems problems = new(reporter);
        Location location = parts[0].Identifier.GetLocation();
        (ScalarKind Kind, string Name)? value = ReadValue(type, models, cancellation);
        if (PartialTypes.WhyUnusable(type, mustBeNameable: false) is { } reason)
        {
            problems.Add(Problem.IdentifierIsMisshapen, location, type.Name, "it " + reason);
            return null;
        }

        if (WhyMisshapen(type, parts, value is not null, models, cancellation) is { } misshapen)
        {
            problems.Add(Problem.IdentifierIsMisshapen, location, type.Name, misshapen);
        }
        else if (value is null)
        {
            problems.AddReportedElsewhere();
        }

        if (PartialTypes.MissingPartial(parts[0]) is { } missing)
        {
            problems.Add(Problem.IdentifierMustBePartial, location, type.Name, missing);
            return null;
        }

        return new IdentifierModel
        {
            Type = PartialTypes.Describe(type, parts[0]),
            Kind = value?.Kind ?? ScalarKind.Guid,
            ValueName = value?.Name ?? "Value",
            Written = ReadWritten(type, parts).ToEquatableArray(),
            IsNameable = PartialTypes.WhyUnusable(type, mustBeNameable: true) is null,
            HasErrors = problems.Any,
        };
    }

    /// <summary>The single parameter of an identifier's primary constructor; null when it has another shape.</summary>
    public static (ScalarKind Kind, string Name)? ReadValue(INamedTypeSymbol type, SemanticModels models, CancellationToken cancellation)
    {
        if (!models.IsSource(type))
        {
            return RecordSymbols.Read(type) is [{ Parameter: not null } member] && ValueKind(member.Type) is { } known ? (known, member.Name) : null;
        }

        if (PrimaryConstructor(SourceParts.Of(type, cancellation)) is not { Parameters: [{ Type: { } syntax, Identifier.IsMissing: false } parameter] }) return null;

        ITypeSymbol? bound = models.For(syntax.SyntaxTree).GetTypeInfo(syntax, cancellation).Type;
        return ValueKind(bound) is { } kind && syntax is not NullableTypeSyntax ? (kind, parameter.Identifier.ValueText) : null;
    }

    private static string? WhyMisshapen(
        INamedTypeSymbol type, List<TypeDeclarationSyntax> parts, bool hasValue, SemanticModels models, CancellationToken cancellation)
    {
        if (!type.IsRecord || type.TypeKind != TypeKind.Struct) return "it is not a record struct";
        if (!type.IsReadOnly) return "it is not readonly";
        if (PrimaryConstructor(parts) is not { Parameters: [{ Type: { } syntax } parameter] }) return "its primary constructor does not have exactly one parameter";
        if (hasValue || parameter.Identifier.IsMissing) return null;

        ITypeSymbol? bound = models.For(syntax.SyntaxTree).GetTypeInfo(syntax, cancellation).Type;
        return bound is null or { TypeKind: TypeKind.Error } ? null : $"its value is a '{syntax}'";
    }

    /// <summary>From syntax: asking a record for its members makes the compiler synthesise them all.</summary>
    private static List<string> ReadWritten(INamedTypeSymbol type, List<TypeDeclarationSyntax> parts)
    {
        List<string> written = [];
        if (type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "JsonConverterAttribute")) written.Add("JsonConverter");

        foreach (MemberDeclarationSyntax member in parts.SelectMany(part => part.Members))
        {
            switch (member)
            {
                case MethodDeclarationSyntax { ExplicitInterfaceSpecifier: null, Arity: 0 } method when
                    method is { Identifier.ValueText: "New" or "ToString", ParameterList.Parameters.Count: 0 }
                    || (method is { Identifier.ValueText: "CompareTo", ParameterList.Parameters.Count: 1 } && TakesOnly(method, type)):
                    written.Add(method.Identifier.ValueText);
                    break;
                case OperatorDeclarationSyntax op when TakesOnly(op, type):
                    written.Add(op.OperatorToken.Text);
                    break;
            }
        }

        return written;
    }

    private static bool TakesOnly(BaseMethodDeclarationSyntax method, INamedTypeSymbol type)
        => method.ParameterList.Parameters.All(parameter => parameter.Type?.GetLastToken().ValueText == type.Name);

    private static ParameterListSyntax? PrimaryConstructor(List<TypeDeclarationSyntax> parts)
        => parts.Select(part => part.ParameterList).FirstOrDefault(list => list is not null);

    private static ScalarKind? ValueKind(ITypeSymbol? type)
        => type is not null && ScalarKinds.Of(type) is { } kind and (ScalarKind.Guid or ScalarKind.String or ScalarKind.Int32 or ScalarKind.Int64)
            ? kind
            : null;
}
