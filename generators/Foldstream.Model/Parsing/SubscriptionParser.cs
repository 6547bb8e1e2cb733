using Foldstream.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>Parses a subscription: a partial class with <c>Handle</c> methods.</summary>
internal static class SubscriptionParser
{
    private const string OnFailure = nameof(OnFailure);

    /// <summary>For the generator: no reporter.</summary>
    public static SubscriptionModel? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
        => context.TargetSymbol is INamedTypeSymbol type && KnownAttributes.FindSubscription(type) is { } attribute && KnownAttributes.IsFirst(attribute, context.TargetNode)
                && NamesakeTypes.IsFirst(type, KnownAttributes.IsSubscription)
            ? Parse(type, attribute, new SemanticModels(context.SemanticModel.Compilation, context.SemanticModel), reporter: null, cancellation)
            : null;

    /// <returns>Null when no other part of the type can be written: it is not partial, static, abstract, generic, local to its file or out of reach.</returns>
    public static SubscriptionModel? Parse(
        INamedTypeSymbol type, AttributeData attribute, SemanticModels models, IProblemReporter? reporter, CancellationToken cancellation)
    {
        List<TypeDeclarationSyntax> parts = SourceParts.Of(type, cancellation);

        // On a struct the attribute is the compiler's error.
        if (parts.Count == 0 || type.TypeKind != TypeKind.Class) return null;

        Problems problems = new(reporter);
        if (!CheckType(type, parts[0], problems)) return null;

        string name = ReadName(type, attribute, problems, cancellation);
        HandleSet handles = HandleSet.Read(type, models, problems, cancellation);
        CheckInherited(type, parts[0], problems);
        if (!handles.HasMethods && !problems.Any) problems.Add(Problem.SubscriptionHandlesNothing, parts[0].Identifier.GetLocation(), type.Name);
        SubscribedStreams streams = SubscribedStreams.Read(type, attribute, problems, cancellation);
        List<string> ignored = IgnoredEvents.Read(type, handles, problems, cancellation);
        ignored.AddRange(streams.IgnoredNames.Where(name => !ignored.Contains(name) && !handles.Contains(name)));
        return new SubscriptionModel
        {
            Type = PartialTypes.Describe(type, parts[0]),
            Name = name,
            Handles = handles.ToModels(),
            Ignored = ignored.ToEquatableArray(),
            Categories = streams.Categories.ToEquatableArray(),
            IsOpen = streams.IsOpen,
            Shards = SubscribedStreams.ReadShards(type, attribute, problems, cancellation),
            OnFailure = ReadOnFailure(attribute),
            Services = ServiceParser.Read(type, parts[0], problems, cancellation),
            HasErrors = problems.Any,
        };
    }

    private static bool CheckType(INamedTypeSymbol type, TypeDeclarationSyntax part, Problems problems)
    {
        Location location = part.Identifier.GetLocation();
        string? reason = type.IsStatic ? "is static"
            : type.IsAbstract ? "is abstract"
            : KnownAttributes.FindAggregate(type) is not null ? "is an aggregate"
            : PartialTypes.WhyUnusable(type, mustBeNameable: true);
        if (reason is not null)
        {
            problems.Add(Problem.SubscriptionTypeIsUnusable, location, type.Name, reason);
            return false;
        }

        if (PartialTypes.MissingPartial(part) is not { } missing) return true;

        problems.Add(Problem.SubscriptionMustBePartial, location, type.Name, missing);
        return false;
    }

    /// <summary>A handler of a base class would be passed over in silence.</summary>
    private static void CheckInherited(INamedTypeSymbol type, TypeDeclarationSyntax part, Problems problems)
    {
        for (INamedTypeSymbol? declaring = type.BaseType; declaring is not null; declaring = declaring.BaseType)
        {
            if (declaring.GetMembers().OfType<IMethodSymbol>().Any(method => HandleMethodParser.IsNamedSo(method.Name) && method.Parameters is [{ Type: var first }, ..] && KnownAttributes.FindEvent(first) is not null))
            {
                problems.Add(Problem.SubscriptionTypeIsUnusable, part.Identifier.GetLocation(), type.Name, $"inherits handlers from '{TypeNames.Short(declaring)}', which are not called");
                return;
            }
        }
    }

    private static string ReadName(INamedTypeSymbol type, AttributeData attribute, Problems problems, CancellationToken cancellation)
    {
        if (EventIdentity.TextOf(attribute) is not { } name)
        {
            problems.AddReportedElsewhere();
            return "";
        }

        if (!Names.IsSubscription(name))
        {
            string cause = name.Length == 0 ? $"Subscription '{type.Name}' has no name, under which its checkpoint would be kept" : $"'{name}' can't be the name of subscription '{type.Name}'";
            problems.Add(Problem.SubscriptionNameIsMalformed, Problems.LocationOf(attribute, type, null, cancellation), cause);
        }

        return name;
    }

    private static string ReadOnFailure(AttributeData attribute)
    {
        TypedConstant given = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == OnFailure).Value;
        if (given is not { Kind: TypedConstantKind.Enum, Type: INamedTypeSymbol type, Value: int value } || value == 0) return "";

        IFieldSymbol? member = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && value.Equals(field.ConstantValue));
        return member is null ? $"({TypeNames.Full(type)})({value})" : TypeNames.Full(type) + "." + member.Name;
    }
}
