using Foldstream.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>Parses upcasters: the methods <c>Upcast</c> of an event, and those with <c>[Upcasts]</c>.</summary>
internal sealed class UpcasterParser(INamedTypeSymbol container, List<TypeDeclarationSyntax> parts, EventIdentity? identity, SemanticModels models, IProblemReporter? reporter, CancellationToken cancellation)
{
    private readonly UpcastResultParser _results = new(container, identity, models, cancellation);

    /// <summary>For the generator: no reporter.</summary>
    public static UpcasterModel? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        if (context.TargetNode is not MethodDeclarationSyntax method || context.TargetSymbol is not IMethodSymbol { ContainingType: { } container }) return null;

        AttributeData attribute = context.Attributes[0];
        return ParseMarked(method, attribute, container, new SemanticModels(context.SemanticModel.Compilation, context.SemanticModel), reporter: null, cancellation);
    }

    /// <summary>Parses a method with <c>[Upcasts]</c>.</summary>
    /// <returns>Null when no old version can be generated where it stands.</returns>
    public static UpcasterModel? ParseMarked(
        MethodDeclarationSyntax method, AttributeData attribute, INamedTypeSymbol container, SemanticModels models, IProblemReporter? reporter, CancellationToken cancellation)
    {
        List<TypeDeclarationSyntax> parts = SourceParts.Of(container, cancellation);
        Problems problems = new(reporter);
        if (parts.Count == 0 || attribute.ConstructorArguments is not [{ Value: string name }, { Value: int version }]) return null;

        string? reason = PartialTypes.WhyUnusable(container, mustBeNameable: true) is { } unusable ? $"'{container.Name}' {unusable}, and the old version is generated inside it"
            : PartialTypes.MissingPartial(parts[0]) is { } missing ? $"{missing} is not partial, and the old version is generated inside it"
            : container.TypeKind is not (TypeKind.Class or TypeKind.Struct) ? $"'{container.Name}' is no class and no struct"
            : !Names.IsEventName(name) ? $"'{name}' can't be the name of an event"
            : version is < 1 or > Names.MaxSchemaVersion ? "schema versions go from 1 to 65535"
            : null;
        if (reason is not null)
        {
            problems.Add(Problem.UpcasterIsUnusable, method.Identifier.GetLocation(), method.Identifier.ValueText, reason);
            return null;
        }

        return new UpcasterParser(container, parts, identity: null, models, reporter, cancellation).Parse(method, new OldVersionName(OldVersionNames.Of(name, version), name, version));
    }

    /// <summary>Parses the methods <c>Upcast</c> of an event, without a reporter.</summary>
    public static EquatableArray<UpcasterModel> OfEvent(
        INamedTypeSymbol type, EventIdentity identity, List<TypeDeclarationSyntax> parts, SemanticModels models, CancellationToken cancellation)
    {
        List<UpcasterModel>? upcasters = null;
        UpcasterParser? parser = null;
        foreach (TypeDeclarationSyntax part in parts)
        {
            foreach (MemberDeclarationSyntax member in part.Members)
            {
                if (member is not MethodDeclarationSyntax { Identifier.ValueText: OldVersionNames.Upcast, ExplicitInterfaceSpecifier: null } method || IsMarked(method)) continue;

                parser ??= new UpcasterParser(type, parts, identity, models, reporter: null, cancellation);
                (upcasters ??= []).Add(parser.Parse(method, known: null));
            }
        }

        return upcasters?.ToEquatableArray() ?? EquatableArray<UpcasterModel>.Empty;
    }

    /// <summary>Parses one of them.</summary>
    public static UpcasterModel OfEvent(
        INamedTypeSymbol type, EventIdentity identity, MethodDeclarationSyntax method, SemanticModels models, IProblemReporter? reporter, CancellationToken cancellation)
        => new UpcasterParser(type, SourceParts.Of(type, cancellation), identity, models, reporter, cancellation).Parse(method, known: null);

    /// <summary>Whether a method makes events of an old version of one.</summary>
    public static bool IsUpcaster(IMethodSymbol method)
        => (method.Name == OldVersionNames.Upcast && KnownAttributes.FindEvent(method.ContainingType) is not null) || method.GetAttributes().Any(KnownAttributes.IsUpcasts);

    /// <summary>Whether it says itself what it takes.</summary>
    public static bool IsMarked(MethodDeclarationSyntax method)
        => method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => WrittenName.Last(attribute.Name)?.Identifier.ValueText is OldVersionNames.Upcasts or "UpcastsAttribute");

    private UpcasterModel Parse(MethodDeclarationSyntax method, OldVersionName? known)
    {
        Problems problems = new(reporter);
        ParameterSyntax? parameter = method.ParameterList.Parameters.FirstOrDefault();
        string? written = OldVersionNames.Last(parameter?.Type);
        OldVersionName? old = known ?? (written is not null && OldVersionNames.VersionOf(written) is { } version && identity is { } e ? new OldVersionName(written, e.Name, version) : null);
        bool takesIn = parameter?.Modifiers.Any(SyntaxKind.InKeyword) == true;
        bool isTaken = known is { TypeName: var generated } && UpcasterNames.Taken(container, parts, name => name == generated, problems).Count > 0;
        (List<UpcastResult> results, List<OldVersionName> mentions, string? wrong) = _results.Read(method, old?.Version ?? 0);
        string? reason = WhyUnusable(method, parameter, written, known, old) ?? wrong;
        if (reason is { Length: > 0 }) problems.Add(Problem.UpcasterIsUnusable, (reason == wrong ? method.ReturnType : parameter?.Type)?.GetLocation() ?? method.Identifier.GetLocation(), method.Identifier.ValueText, reason);
        else if (reason is not null) problems.AddReportedElsewhere();

        return new UpcasterModel
        {
            Container = PartialTypes.Describe(container, parts[0]),
            EventName = old?.EventName ?? "",
            Version = old?.Version ?? 0,
            OldName = old?.TypeName ?? "",
            Method = method.Identifier.Text,
            TakesIn = takesIn,
            Results = results.ToEquatableArray(),
            Mentions = isTaken ? EquatableArray<OldVersionName>.Empty : (old is { } taken ? mentions.Prepend(taken) : mentions).Distinct().ToEquatableArray(),
            HasErrors = problems.Any,
        };
    }

    private string? WhyUnusable(MethodDeclarationSyntax method, ParameterSyntax? parameter, string? written, OldVersionName? known, OldVersionName? old)
    {
        if (!method.Modifiers.Any(SyntaxKind.StaticKeyword)) return "it is not static; what an old event becomes depends on nothing else";
        if (method.TypeParameterList is not null) return "it is generic";
        if (method.Modifiers.Any(SyntaxKind.AsyncKeyword)) return "it is async; a replay does not wait";
        if (method.Modifiers.Any(SyntaxKind.AbstractKeyword) || method.Modifiers.Any(SyntaxKind.VirtualKeyword)) return "it is abstract or virtual";
        if (parameter is null || method.ParameterList.Parameters.Count > 1) return "it takes one parameter, the old version";

        SyntaxToken modifier = parameter.Modifiers.FirstOrDefault(token => !token.IsKind(SyntaxKind.InKeyword));
        if (modifier.RawKind != 0) return $"it takes the old version as '{modifier.ValueText}'; take it as 'in' or by value";
        if (parameter.Default is not null) return "its parameter is optional; the old version is always given";
        if (known is { } expected) return written == expected.TypeName ? null : $"it takes '{parameter.Type}'; the generated type of {expected.EventName} v{expected.Version} is '{expected.TypeName}'";
        if (old is not { } taken) return $"it takes '{parameter.Type}'; an old version of this event is called 'V1', 'V2' and so on";

        return identity is { } current && taken.Version >= current.Version
            ? FormattableString.Invariant($"it takes '{taken.TypeName}', and the event is at version {current.Version}; an upcaster takes an older one")
            : null;
    }
}
