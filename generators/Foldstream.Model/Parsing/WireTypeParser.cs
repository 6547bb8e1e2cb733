using System.Globalization;
using Foldstream.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>Finds the wire form of a type.</summary>
/// <param name="models">The compilation.</param>
/// <param name="cancellation">Stops the parse.</param>
/// <param name="isWhole">Whether the compilation has what all generators have written, as the analyzers see it.</param>
internal sealed partial class WireTypeParser(SemanticModels models, CancellationToken cancellation, bool isWhole = false)
{
    /// <summary>The records that are being parsed, so that one inside itself is seen.</summary>
    private readonly List<INamedTypeSymbol> _open = [];

    /// <summary>Parses a type as it is written. Null with no <paramref name="why"/> means that an error is reported elsewhere.</summary>
    public WireType? Parse(TypeSyntax syntax, out NoWireForm? why)
    {
        why = null;
        NullableTypeSyntax? nullable = syntax as NullableTypeSyntax;
        TypeSyntax core = nullable?.ElementType ?? syntax;
        if (core is PredefinedTypeSyntax predefined && ScalarKinds.OfKeyword(predefined.Keyword.Kind()) is { } kind)
        {
            bool isNullable = nullable is not null || (kind is ScalarKind.String && IsOblivious(syntax));
            return new ScalarWire(kind) { ClrType = predefined.Keyword.Text, IsNullable = isNullable };
        }

        ITypeSymbol? type = models.For(syntax.SyntaxTree).GetTypeInfo(syntax, cancellation).Type;
        if (type is null) return null;

        NullableAnnotation annotation = nullable is not null ? NullableAnnotation.Annotated
            : type.IsReferenceType && IsOblivious(syntax) ? NullableAnnotation.None
            : NullableAnnotation.NotAnnotated;
        return Parse(type, annotation, out why);
    }

    /// <summary>Parses a bound type.</summary>
    public WireType? Parse(ITypeSymbol type, NullableAnnotation annotation, out NoWireForm? why)
    {
        cancellation.ThrowIfCancellationRequested();
        why = null;
        if (type.TypeKind == TypeKind.Error) return null;

        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            WireType? value = Parse(nullable.TypeArguments[0], NullableAnnotation.NotAnnotated, out why);
            if (value is ArrayWire) why = NoWireForm.For(type);
            return value is null or ArrayWire ? null : value with { IsNullable = true };
        }

        // What says nothing about null may be null.
        bool isNullable = type.IsReferenceType && annotation != NullableAnnotation.NotAnnotated;
        if (ScalarKinds.Of(type) is { } kind) return new ScalarWire(kind) { ClrType = TypeNames.Full(type), IsNullable = isNullable };
        if (AssemblyStatements.Find(_assembly, type) is { } statement)
        {
            if (_stated.Contains(type, SymbolEqualityComparer.Default))
            {
                why = NoWireForm.For(type) with { Advice = $"'{TypeNames.Short(type)}' is stored as that, and so holds itself: let it convert to a type without it" };
                return null;
            }

            if (ParseStated(type, isNullable, statement, out _) is { } stated) return stated;

            // In this project a rule reports it where it stands.
            why = SymbolEqualityComparer.Default.Equals(_assembly, models.Compilation.Assembly) ? null : NoWireForm.For(type);
            return null;
        }

        if (type is not INamedTypeSymbol named) return Refuse(type, out why);
        if (models.IsSource(named) && !SourceParts.IsWritten(named))
        {
            why = NoWireForm.For(named) with { Advice = "It is written by a generator, and generators don't see each other's output: declare it in a file of the project, partial, and say how it is stored, [Wire(As = typeof(Guid))] say" };
            return null;
        }

        if (named.TypeKind == TypeKind.Enum && named.IsGenericType)
        {
            why = NoWireForm.For(named) with { Advice = "It stands in a generic type, and would be another enum for each: move it out" };
            return null;
        }

        if (named.TypeKind == TypeKind.Enum) return ParseEnum(named);
        if (!IsVisible(named) && KnownAttributes.FindIdentifier(named) is null)
        {
            // Its methods stand beside the event, in a type of their own.
            why = NoWireForm.For(named) with { Advice = "Declare it 'internal' or 'public': generated code can't name what is private" };
            return null;
        }

        if (IsImmutableArray(named)) return ParseArray(named, out why);
        if (named.IsTupleType) return ParseTuple(named, out why);
        if (CollectionKinds.Of(named) is { } collection) return ParseCollection(named, collection, isNullable, out why);
        if (named.IsGenericType || named.TypeKind is not (TypeKind.Class or TypeKind.Struct)) return Refuse(type, out why);
        if (named.TypeKind == TypeKind.Struct && KnownAttributes.FindIdentifier(named) is not null) return ParseIdentifier(named);

        if (named is { IsRecord: true, IsAbstract: true }) return ParseHierarchy(named, isNullable, out why);

        return ParseRecord(named, isNullable, out why);
    }

    private static WireType? Refuse(ITypeSymbol type, out NoWireForm why)
    {
        why = NoWireForm.For(type);
        return null;
    }

    private static EnumWire? ParseEnum(INamedTypeSymbol type)
    {
        if (type.EnumUnderlyingType is not { } underlying || ScalarKinds.Of(underlying) is not { } kind) return null;

        IEnumerable<string> members = type.GetMembers().OfType<IFieldSymbol>()
            .Where(field => field.ConstantValue is not null)
            .Select(field => (field.Name, Number: Convert.ToDecimal(field.ConstantValue, CultureInfo.InvariantCulture)))
            .OrderBy(member => member.Number).ThenBy(member => member.Name, StringComparer.Ordinal)
            .Select(member => member.Name + "=" + member.Number.ToString(CultureInfo.InvariantCulture));
        return new EnumWire(kind, members.ToEquatableArray(), UnknownMembers.Read(type, kind)) { ClrType = TypeNames.Full(type) };
    }

    private static bool IsImmutableArray(INamedTypeSymbol type)
        => type is { Name: "ImmutableArray", Arity: 1, TypeKind: TypeKind.Struct }
            && type.ContainingNamespace.ToDisplayString() == "System.Collections.Immutable";

    private ArrayWire? ParseArray(INamedTypeSymbol type, out NoWireForm? why)
    {
        WireType? element = Parse(type.TypeArguments[0], type.TypeArgumentNullableAnnotations[0], out why);
        return element is null ? null : new ArrayWire(element) { ClrType = TypeNames.Full(type) };
    }

    /// <summary>A misshapen identifier is no concern of the event that holds it: it has a rule of its own.</summary>
    private IdentifierWire? ParseIdentifier(INamedTypeSymbol type)
        => IdentifierParser.ReadValue(type, models, cancellation) is { } value
            ? new IdentifierWire(value.Kind, value.Name) { ClrType = TypeNames.Full(type) }
            : null;

    private RecordWire? ParseRecord(INamedTypeSymbol type, bool isNullable, out NoWireForm? why)
    {
        if (IsOpen(type, out why)) return null;

        _open.Add(type);
        List<MemberModel>? members = models.IsSource(type) ? ReadSource(type, out why) : ReadReferenced(type, out why);
        _open.RemoveAt(_open.Count - 1);
        if (members is null) return null;

        why = null;
        return new RecordWire(type.TypeKind == TypeKind.Struct, members.ToEquatableArray()) { ClrType = TypeNames.Full(type), IsNullable = isNullable };
    }

    private List<MemberModel>? ReadSource(INamedTypeSymbol type, out NoWireForm? why)
    {
        why = NoWireForm.For(type);
        if (!type.IsRecord || !type.IsSealed)
        {
            // A base of cases that is not abstract: the rules say so at the cases.
            if (type is { IsRecord: true, TypeKind: TypeKind.Class } && CaseSymbols.Of(type, models, cancellation).Count > 0) why = null;
            return null;
        }

        RecordSyntax record = RecordSyntax.Read(SourceParts.Of(type, cancellation));
        if (!record.HasPrimaryConstructor || InheritedState.Of(type, models, cancellation).Count > 0) return null;
        if (record.Settable.Count + record.Elsewhere.Count + record.Lost.Count + record.Hidden.Count > 0) return null;

        List<MemberModel> members = [];
        foreach (SerialisedSyntax member in record.Serialised)
        {
            if (member.Name.Length == 0)
            {
                why = null;
                return null;
            }

            if (Parse(member, out NoWireForm? inner) is not { } wire)
            {
                why = inner?.Inside(member.Name);
                return null;
            }

            members.Add(Describe(member, wire));
        }

        return members;
    }

    /// <summary>The members of a record of another assembly; null when it has no wire form.</summary>
    public List<MemberModel>? ReadReferenced(INamedTypeSymbol type, out NoWireForm? why)
    {
        why = NoWireForm.For(type);
        if (!type.IsSealed || RecordSymbols.Read(type) is not { } serialised || InheritedState.Of(type, models, cancellation).Count > 0) return null;

        IAssemblySymbol outer = _assembly;
        _assembly = type.ContainingAssembly;
        List<MemberModel>? members = ReadSymbols(type, serialised, out why);
        _assembly = outer;
        return members;
    }

    private List<MemberModel>? ReadSymbols(INamedTypeSymbol type, List<SerialisedSymbol> serialised, out NoWireForm? why)
    {
        why = null;
        List<MemberModel> members = [];
        foreach (SerialisedSymbol member in serialised)
        {
            if (Parse(member, type, out NoWireForm? inner) is not { } wire)
            {
                why = inner?.Inside(member.Name);
                return null;
            }

            members.Add(new MemberModel { Name = member.Name, Type = wire, IsParameter = member.Parameter is not null, Default = DefaultLiteral.Of(member, wire) });
        }

        return members;
    }

    public MemberModel Describe(in SerialisedSyntax member, WireType wire) => new()
    {
        Name = member.Name,
        Type = wire,
        IsParameter = member.IsParameter,
        Default = DefaultLiteral.Of(member, wire, models, cancellation),
    };

    private bool IsOblivious(TypeSyntax syntax)
        => (models.For(syntax.SyntaxTree).GetNullableContext(syntax.SpanStart) & NullableContext.AnnotationsEnabled) == 0;
}
