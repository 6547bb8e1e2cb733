using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>Why a type can't be written, and what to use instead.</summary>
/// <param name="Path">The members that lead to it inside the type, each with a leading dot; empty when it is the type itself.</param>
/// <param name="Type">The type that has no wire form.</param>
/// <param name="Advice">A sentence, without its full stop.</param>
internal sealed record NoWireForm(string Path, string Type, string Advice)
{
    private const string Plain = "Use a plain value (numbers, string, Guid, dates and times, ReadOnlyMemory<byte>), an enum, an identifier, an immutable collection or a record of these";

    public static NoWireForm For(ITypeSymbol type) => new("", TypeNames.Short(type), AdviceFor(type));

    public NoWireForm Inside(string member) => this with { Path = "." + member + Path };

    private static string AdviceFor(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array) return Sequence(array.ElementType);
        if (type is not INamedTypeSymbol named) return Plain;
        if (named is { Name: "Tuple", IsGenericType: true }) return "Use a tuple of C#, '(int Count, string Name)', or a record";
        if (named.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T) return "Leave out the '?': the default value of an ImmutableArray is written as nil";
        if (named.TypeArguments is [{ } key, { } value] && named.Name.Contains("Dictionary"))
        {
            return $"Use 'Immutable{(named.Name.Contains("Sorted") ? "Sorted" : "")}Dictionary<{TypeNames.Short(key)}, {TypeNames.Short(value)}>'";
        }

        if (named.TypeArguments is [{ } member] && named.Name.EndsWith("Set", StringComparison.Ordinal)) return $"Use 'Immutable{(named.Name.Contains("Sorted") ? "Sorted" : "Hash")}Set<{TypeNames.Short(member)}>'";
        if (named.TypeArguments is [{ } element] && (IsSequence(named) || named.Name is "Memory" or "ReadOnlyMemory" or "ArraySegment")) return Sequence(element);

        return named.SpecialType switch
        {
            SpecialType.System_IntPtr => "Use 'long'",
            SpecialType.System_UIntPtr => "Use 'ulong'",
            SpecialType.System_Object => "Say which type it is: an event is read back by its declaration",
            _ => ByKind(named),
        };
    }

    private static string ByKind(INamedTypeSymbol type)
    {
        bool isOwn = type.DeclaringSyntaxReferences.Length > 0;
        return type switch
        {
            { Name: "CultureInfo" or "TimeZoneInfo" } when !isOwn => "Use 'string'",
            { IsRecord: false, TypeKind: TypeKind.Class or TypeKind.Struct } when isOwn && IsPartial(type) =>
                $"If another generator completes '{type.Name}', say how it is stored: [Wire(As = typeof(Guid))], say. Otherwise make it a sealed record or a readonly record struct",
            { IsGenericType: true } when isOwn => "Use a record without type parameters",
            { TypeKind: TypeKind.Class or TypeKind.Struct } when isOwn =>
                $"Make '{type.Name}' a sealed record or a readonly record struct whose members are all in its primary constructor",
            { TypeKind: TypeKind.Interface } => "Say which type it is: an event is read back by its declaration",
            { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None } when !isOwn && !IsSequence(type) =>
                $"Say how it is stored: [Wire(As = typeof(string))] on the member, or [assembly: Wire(typeof({type.Name}), As = typeof(string))] for the whole project",
            _ => Plain,
        };
    }

    private static bool IsPartial(INamedTypeSymbol type)
        => type.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is TypeDeclarationSyntax part && part.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static bool IsSequence(INamedTypeSymbol type)
        => type.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
            || type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
            || type.AllInterfaces.Any(face => face.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T);

    private static string Sequence(ITypeSymbol element)
        => element.SpecialType == SpecialType.System_Byte ? "Use 'ReadOnlyMemory<byte>'" : $"Use 'ImmutableArray<{TypeNames.Short(element)}>'";
}
