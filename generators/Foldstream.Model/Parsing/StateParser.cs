using Foldstream.Model;
using Microsoft.CodeAnalysis;

namespace Foldstream.Parsing;

/// <summary>
/// Finds how an aggregate's state is stored in snapshots: all fields of it and of the project's own types in it, whoever may see them. What changes on the wire of an event must
/// not change here, since the fold goes on with it.
/// </summary>
internal sealed partial class StateParser(INamedTypeSymbol aggregate, AggregateStyle style, SemanticModels models, Problems problems, CancellationToken cancellation)
{
    private const string Encoding = "global::Foldstream.Encoding.";

    private readonly WireTypeParser _wires = new(models, cancellation);

    /// <summary>The types that are being parsed, so that one inside itself is seen.</summary>
    private readonly List<INamedTypeSymbol> _open = [];

    /// <summary>The state; null when something of it can't be stored, which is reported.</summary>
    public RecordWire? Parse() => ParseFields(aggregate, out _);

    private WireType? Parse(ITypeSymbol type, out Unstorable? why)
    {
        cancellation.ThrowIfCancellationRequested();
        why = null;
        if (type.TypeKind == TypeKind.Error)
        {
            problems.AddReportedElsewhere();
            return null;
        }

        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            if (Parse(nullable.TypeArguments[0], out why) is not { } value) return null;
            return value is ArrayWire ? Refuse(type, "is nil twice over", "Leave out the '?': the default value of an ImmutableArray is kept", out why) : value with { IsNullable = true };
        }

        // Whatever the annotation says: a state is stored as it is, and a member may not have been set yet.
        return ParseCore(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated), out why) is { } wire ? wire with { IsNullable = type.IsReferenceType } : null;
    }

    private WireType? ParseCore(ITypeSymbol type, out Unstorable? why)
    {
        why = null;
        string name = TypeNames.Full(type);
        if (ScalarKinds.Of(type) is { } kind)
        {
            return kind switch
            {
                ScalarKind.DateTime => new ConvertedWire(new ScalarWire(ScalarKind.Int64) { ClrType = "long" }, Encoding + "ExactDateTime", IsStruct: true) { ClrType = name },
                ScalarKind.Uri => new ConvertedWire(new ScalarWire(ScalarKind.String) { ClrType = "string" }, Encoding + "ExactUri", IsStruct: false) { ClrType = name },
                _ => new ScalarWire(kind) { ClrType = name },
            };
        }

        if (AssemblyStatements.Find(models.Compilation.Assembly, type) is not null) return ParseByWire(type, out why);
        if (type is IArrayTypeSymbol array)
        {
            if (array.Rank > 1) return Refuse(type, "has more than one dimension", "Use an array of arrays, or a dictionary", out why);
            return ParseList(array, CollectionKind.Array, array.ElementType, out why);
        }

        if (type is not INamedTypeSymbol named) return RefuseUnknown(type, out why);
        if (named.TypeKind == TypeKind.Enum) return ParseByWire(type, out why);
        if (models.IsSource(named) && !SourceParts.IsWritten(named))
        {
            return Refuse(type, "is written by a generator, and generators don't see each other's output", "Declare it in a file of the project", out why);
        }

        if (named.IsTupleType) return ParseTuple(named, out why);
        if (named is { Name: "ImmutableArray", Arity: 1, TypeKind: TypeKind.Struct } && named.ContainingNamespace.ToDisplayString() == "System.Collections.Immutable")
        {
            return Parse(named.TypeArguments[0], out why) is { } element ? new ArrayWire(element) { ClrType = name } : null;
        }

        if ((CollectionKinds.OfState(named) ?? CollectionKinds.Of(named)) is { } collection) return ParseCollection(named, collection, out why);
        if (KnownAttributes.FindAggregate(named) is not null) return Refuse(type, "is an aggregate, with streams and snapshots of its own", "Hold its key", out why);
        if (named.IsGenericType || named.TypeKind is not (TypeKind.Class or TypeKind.Struct) || named.SpecialType != SpecialType.None) return RefuseUnknown(type, out why);
        if (named is { IsRecord: true, IsAbstract: true }) return ParseHierarchy(named, out why);
        if (!models.IsSource(named)) return ParseByWire(type, out why);

        // An identifier over a text has none before it is set, and an event refuses that.
        return KnownAttributes.FindIdentifier(named) is not null && IdentifierParser.ReadValue(named, models, cancellation) is { Kind: not ScalarKind.String } ? ParseByWire(type, out why)
            : ParseOwn(named, out why);
    }

    private RecordWire? ParseTuple(INamedTypeSymbol type, out Unstorable? why)
    {
        if (type.TupleElements.Length is < 2 or > 7)
        {
            Refuse(type, "has too many elements", "Use a readonly record struct", out why);
            return null;
        }

        List<MemberModel> members = [];
        foreach (IFieldSymbol element in type.TupleElements)
        {
            if (Parse(element.Type, out why) is not { } wire)
            {
                why = why?.Inside(element.Name);
                return null;
            }

            members.Add(new MemberModel { Name = element.Name, Type = wire, IsParameter = true, Default = null });
        }

        why = null;
        return new RecordWire(IsStruct: true, members.ToEquatableArray()) { ClrType = TypeNames.Full(type) };
    }

    /// <summary>Each case by its fields; one of another assembly as an event stores it.</summary>
    private WireType? ParseHierarchy(INamedTypeSymbol type, out Unstorable? why)
    {
        if (!models.IsSource(type)) return ParseByWire(type, out why);

        IReadOnlyList<CaseSymbol> cases = CaseSymbols.Of(type, models, cancellation);
        if (cases.Count == 0) return Refuse(type, "is abstract, so that nobody knows what stands there", "Number its records with [Case], or hold one type", out why);

        List<CaseModel> parsed = [];
        foreach (CaseSymbol one in cases)
        {
            if (ParseOwn(one.Type, out why) is not { } record) return null;

            // What is wrong with the numbers is reported where they stand.
            if (one.Number is not { } number || parsed.Exists(other => other.Number == number))
            {
                problems.AddReportedElsewhere();
                return null;
            }

            parsed.Add(new CaseModel(number, one.Type.Name, record));
        }

        why = null;
        return new HierarchyWire(parsed.OrderBy(one => one.Number).ToEquatableArray()) { ClrType = TypeNames.Full(type) };
    }

    private static WireType? Refuse(ITypeSymbol type, string cause, string advice, out Unstorable? why)
    {
        why = new Unstorable("", $"'{TypeNames.Short(type)}' {cause}", advice);
        return null;
    }

    private static WireType? RefuseUnknown(ITypeSymbol type, out Unstorable? why) => type.TypeKind switch
    {
        TypeKind.Interface => Refuse(type, "says nothing about the object behind it", "Name the class or collection that stands there", out why),
        TypeKind.Delegate => Refuse(type, "is code, and no state", "Hold the values that it works on", out why),
        TypeKind.Dynamic or TypeKind.Pointer or TypeKind.FunctionPointer => Refuse(type, "says nothing about what stands there", "Name the type", out why),
        _ when type.SpecialType == SpecialType.System_Object => Refuse(type, "says nothing about what stands there", "Name the type", out why),
        _ when type is INamedTypeSymbol { IsGenericType: true } named && IsCollection(named) => Refuse(type, "is a collection that snapshots don't know", "Use a List, Dictionary, HashSet, Queue, Stack, their sorted kin, or an immutable one", out why),
        _ when type is INamedTypeSymbol { IsGenericType: true } => Refuse(type, "has type parameters", "Use a type without them", out why),
        _ => Refuse(type, "has no form in which it can be stored", "Hold plain values, collections, or classes and records of the project", out why),
    };

    private static bool IsCollection(INamedTypeSymbol type)
        => type.AllInterfaces.Any(face => face.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T);
}

/// <summary>Why a member of a state can't be stored.</summary>
/// <param name="Path">The members that lead to it, each with a leading dot; empty for the member itself.</param>
/// <param name="Cause">A sentence without its full stop.</param>
/// <param name="Advice">A sentence without its full stop.</param>
internal sealed record Unstorable(string Path, string Cause, string Advice)
{
    public Unstorable Inside(string member) => this with { Path = "." + member + Path };
}
