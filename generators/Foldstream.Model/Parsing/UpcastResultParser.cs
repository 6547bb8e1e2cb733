using Foldstream.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>Reads what an upcaster returns: events by symbol, old versions by their names alone.</summary>
internal sealed class UpcastResultParser(INamedTypeSymbol container, EventIdentity? identity, SemanticModels models, CancellationToken cancellation)
{
    // ValueTuple nests beyond that.
    private const int MaxResults = 7;

    /// <returns>The results, the container's own old versions among them, and what is wrong: empty when it is reported elsewhere, null when nothing is.</returns>
    public (List<UpcastResult> Results, List<OldVersionName> Mentions, string? Wrong) Read(MethodDeclarationSyntax method, int from)
    {
        List<UpcastResult> results = [];
        List<OldVersionName> mentions = [];
        string? wrong = null;
        if (method.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }) return (results, mentions, null);

        List<TypeSyntax> types = method.ReturnType is TupleTypeSyntax tuple ? [.. tuple.Elements.Select(element => element.Type)] : [method.ReturnType];
        List<ExpressionSyntax?> values = UpcastMapping.ValuesOf(method, types.Count);
        if (types.Count > MaxResults) wrong = "it returns more than seven events";
        for (int i = 0; i < types.Count; i++)
        {
            bool isOptional = types[i] is NullableTypeSyntax;
            TypeSyntax type = types[i] is NullableTypeSyntax nullable ? nullable.ElementType : types[i];
            UpcastResult? result = OldVersion(type, from, mentions, ref wrong) ?? (wrong is null ? Event(type, ref wrong) : null);
            if (result is null) continue;

            results.Add(result with { IsOptional = isOptional, Arguments = UpcastMapping.Of(method, values[i], type) });
        }

        return (results, mentions, wrong);
    }

    private UpcastResult? OldVersion(TypeSyntax type, int from, List<OldVersionName> mentions, ref string? wrong)
    {
        if (OldVersionNames.Last(type) is not { } name) return null;

        INamedTypeSymbol? holder = type is QualifiedNameSyntax qualified
            ? models.For(type.SyntaxTree).GetSymbolInfo(qualified.Left, cancellation).Symbol as INamedTypeSymbol
            : container;
        if (holder is null) return null;

        bool isOwn = SymbolEqualityComparer.Default.Equals(holder, container);
        EventIdentity? held = isOwn && identity is not null ? identity : KnownAttributes.FindEvent(holder) is { } attribute ? EventIdentity.Read(attribute) : null;
        if (OldVersionNames.VersionOf(name) is { } version && held is { } e)
        {
            if (version >= e.Version) wrong ??= FormattableString.Invariant($"it returns '{type}', and '{holder.Name}' is at version {e.Version}; only an older one is a 'V{version}'");
            else if (isOwn && identity is not null && version <= from) wrong ??= $"it returns '{type}', which is not newer than what it takes";
            else return Old(holder, new OldVersionName(name, e.Name, version), isOwn, mentions);

            if (isOwn) mentions.Add(new OldVersionName(name, e.Name, version));
            return null;
        }

        return OldVersionsBeside.Of(holder, cancellation).Find(old => old.TypeName == name) is { TypeName: not null } beside ? Old(holder, beside, isOwn, mentions) : null;
    }

    private static UpcastResult Old(INamedTypeSymbol holder, OldVersionName old, bool isOwn, List<OldVersionName> mentions)
    {
        if (isOwn) mentions.Add(old);
        return new UpcastResult
        {
            Type = TypeNames.Full(holder) + "." + old.TypeName,
            EventName = old.EventName,
            Version = old.Version,
            IsOld = true,
            IsOptional = false,
            IsPublic = PartialTypes.IsPublic(holder),
            Arguments = null,
        };
    }

    private UpcastResult? Event(TypeSyntax type, ref string? wrong)
    {
        ITypeSymbol? bound = models.For(type.SyntaxTree).GetTypeInfo(type, cancellation).Type;
        if (bound is null or { TypeKind: TypeKind.Error })
        {
            wrong ??= "";
            return null;
        }

        if (bound is not INamedTypeSymbol named || KnownAttributes.FindEvent(named) is not { } attribute)
        {
            wrong ??= $"it returns '{TypeNames.Short(bound)}', which is no event; return an event, a newer old version, a tuple of these, or nothing";
            return null;
        }

        if (EventIdentity.Read(attribute) is not { } identity || PartialTypes.WhyUnusable(named, mustBeNameable: true) is not null)
        {
            wrong ??= "";
            return null;
        }

        return new UpcastResult
        {
            Type = TypeNames.Full(named),
            EventName = identity.Name,
            Version = identity.Version,
            IsOld = false,
            IsOptional = false,
            IsPublic = PartialTypes.IsPublic(named),
            Arguments = null,
        };
    }
}
