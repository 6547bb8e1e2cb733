using Foldstream.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>Parses an aggregate: a partial class with birth constructors and <c>Apply</c> methods.</summary>
internal static class AggregateParser
{
    /// <summary>For the generator: no reporter.</summary>
    public static AggregateModel? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
        => context.TargetSymbol is INamedTypeSymbol type && KnownAttributes.FindAggregate(type) is { } attribute && KnownAttributes.IsFirst(attribute, context.TargetNode)
            ? Parse(type, attribute, new SemanticModels(context.SemanticModel.Compilation, context.SemanticModel), reporter: null, cancellation)
            : null;

    /// <returns>Null when no other part of the type can be written: it is not a partial class, generic, local to its file or out of reach.</returns>
    public static AggregateModel? Parse(
        INamedTypeSymbol type, AttributeData attribute, SemanticModels models, IProblemReporter? reporter, CancellationToken cancellation)
    {
        List<TypeDeclarationSyntax> parts = SourceParts.Of(type, cancellation);
        if (parts.Count == 0) return null;

        Problems problems = new(reporter);
        if (!CheckType(type, parts[0], problems)) return null;

        string category = ReadCategory(type, attribute, problems, cancellation);
        (string KeyType, ScalarKind? Kind, string? ValueName, bool IsPublic) key = ReadKey(type, attribute, models, problems, cancellation);
        FoldSet folds = FoldSet.Read(type, models, problems, cancellation);
        List<string> ignored = IgnoredEvents.Read(type, folds, problems, cancellation);
        bool hasInitialState = !folds.HasBirth && ParameterlessConstructor(type) is not null;
        if (!folds.HasBirth && !hasInitialState && !problems.Any)
        {
            problems.Add(Problem.AggregateHasNoInitialState, parts[0].Identifier.GetLocation(), type.Name);
        }

        if (RequiredMember(type) is { } required && !folds.Births.Append(hasInitialState ? ParameterlessConstructor(type) : null).All(SetsRequired))
        {
            problems.Add(Problem.AggregateTypeIsUnusable, parts[0].Identifier.GetLocation(), type.Name, $"requires that '{required}' is set by whoever makes it");
        }

        return new AggregateModel
        {
            Type = PartialTypes.Describe(type, parts[0]),
            Category = category,
            KeyType = key.KeyType,
            KeyKind = key.Kind,
            KeyValueName = key.ValueName,
            KeyIsPublic = key.IsPublic,
            Folds = folds.ToModels(),
            Ignored = ignored.ToEquatableArray(),
            HasInitialState = hasInitialState,
            DeclaresId = Declares(type, "Id"),
            DeclaresVersion = Declares(type, "Version"),
            HasErrors = problems.Any,
        };
    }

    private static bool CheckType(INamedTypeSymbol type, TypeDeclarationSyntax part, Problems problems)
    {
        Location location = part.Identifier.GetLocation();
        string? reason = type.TypeKind != TypeKind.Class || type.IsRecord ? "is not a class"
            : type.IsStatic ? "is static"
            : type.IsAbstract ? "is abstract"
            : PartialTypes.WhyUnusable(type, mustBeNameable: true);
        if (reason is not null)
        {
            problems.Add(Problem.AggregateTypeIsUnusable, location, type.Name, reason);
            return false;
        }

        if (PartialTypes.MissingPartial(part) is { } missing)
        {
            problems.Add(Problem.AggregateMustBePartial, location, type.Name, missing);
            return false;
        }

        return true;
    }

    private static string ReadCategory(INamedTypeSymbol type, AttributeData attribute, Problems problems, CancellationToken cancellation)
    {
        if (attribute.ConstructorArguments is not [{ Value: string category }])
        {
            problems.AddReportedElsewhere();
            return "";
        }

        if (!Names.IsCategory(category))
        {
            problems.Add(Problem.CategoryIsMalformed, Problems.LocationOf(attribute, type, null, cancellation), category, type.Name);
        }

        return category;
    }

    private static (string KeyType, ScalarKind? Kind, string? ValueName, bool IsPublic) ReadKey(
        INamedTypeSymbol type, AttributeData attribute, SemanticModels models, Problems problems, CancellationToken cancellation)
    {
        ITypeSymbol? key = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Key").Value.Value as ITypeSymbol;
        if (key is null) return ("string", ScalarKind.String, null, true);

        if (key.TypeKind == TypeKind.Error)
        {
            problems.AddReportedElsewhere();
        }
        else if (key is INamedTypeSymbol named && KnownAttributes.FindIdentifier(named) is not null && PartialTypes.WhyUnusable(named, mustBeNameable: true) is null)
        {
            (ScalarKind Kind, string Name)? value = IdentifierParser.ReadValue(named, models, cancellation);
            return (TypeNames.Full(key), value?.Kind, value?.Name, PartialTypes.IsPublic(named));
        }
        else if (ScalarKinds.Of(key) is { } kind and (ScalarKind.Guid or ScalarKind.String or ScalarKind.Int32 or ScalarKind.Int64))
        {
            return (TypeNames.Full(key), kind, null, true);
        }
        else
        {
            problems.Add(Problem.KeyTypeIsUnsupported, Problems.LocationOf(attribute, type, "Key", cancellation), TypeNames.Short(key), type.Name);
        }

        return ("string", ScalarKind.String, null, true);
    }

    private static IMethodSymbol? ParameterlessConstructor(INamedTypeSymbol type)
        => type.InstanceConstructors.FirstOrDefault(constructor => constructor.Parameters.Length == 0
            && (constructor.IsImplicitlyDeclared || SourceParts.IsWritten(constructor)));

    private static string? RequiredMember(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            if (declaring.GetMembers().FirstOrDefault(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }) is { } member) return member.Name;
        }

        return null;
    }

    private static bool SetsRequired(IMethodSymbol? constructor)
        => constructor is null || constructor.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "SetsRequiredMembersAttribute");

    private static bool Declares(INamedTypeSymbol type, string name)
    {
        for (INamedTypeSymbol? declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            bool isOwn = SymbolEqualityComparer.Default.Equals(declaring, type);
            if (declaring.GetMembers(name).Any(member => isOwn ? SourceParts.IsWritten(member) : member.DeclaredAccessibility != Accessibility.Private)) return true;
        }

        return false;
    }
}
