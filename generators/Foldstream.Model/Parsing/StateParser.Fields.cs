using Foldstream.Model;
using Microsoft.CodeAnalysis;

namespace Foldstream.Parsing;

internal sealed partial class StateParser
{
    /// <summary>A class, struct or record of the project inside the state.</summary>
    private RecordWire? ParseOwn(INamedTypeSymbol type, out Unstorable? why)
    {
        why = null;
        if (WhyUnusable(type) is var (cause, advice))
        {
            Refuse(type, cause, advice, out why);
            return null;
        }

        _open.Add(type);
        RecordWire? record = ParseFields(type, out why);
        _open.RemoveAt(_open.Count - 1);
        return record;
    }

    private (string Cause, string Advice)? WhyUnusable(INamedTypeSymbol type)
    {
        if (_open.Contains(type, SymbolEqualityComparer.Default) || SymbolEqualityComparer.Default.Equals(type, aggregate))
        {
            return ("holds itself, so that nobody knows where a snapshot of it ends", "Hold the key of the other one, and the objects in a dictionary of the aggregate");
        }

        if (type.IsRefLikeType) return ("is a ref struct", "Use a readonly record struct");
        if (type.IsAbstract) return ("is abstract, so that nobody knows what stands there", "Hold one type, or an abstract record with numbered cases");
        if (type is { TypeKind: TypeKind.Class, IsSealed: false }) return ("may stand for a type that derives from it", $"Make '{type.Name}' sealed");

        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.IsFileLocal) return ("is local to its file, where generated code can't name it", "Leave out 'file'");
        }

        return models.Compilation.IsSymbolAccessibleWithin(type, aggregate) ? null : ("can't be named by generated code", $"Make '{type.Name}' internal");
    }

    /// <summary>All fields of a type, those of its base types first.</summary>
    private RecordWire? ParseFields(INamedTypeSymbol type, out Unstorable? why)
    {
        bool isRoot = SymbolEqualityComparer.Default.Equals(type, aggregate), isFaulty = false, changes = !type.IsRecord && type.TypeKind == TypeKind.Class;
        List<MemberModel> members = [];
        why = null;
        foreach (INamedTypeSymbol declaring in WithBases(type))
        {
            if (!models.IsSource(declaring) || declaring.IsGenericType)
            {
                string cause = $"'{TypeNames.Short(declaring)}', from which '{type.Name}' derives, {(declaring.IsGenericType ? "is generic" : "hides its fields in another assembly")}";
                why = new Unstorable("", cause, "Hold what it has in fields of the type's own");
                if (isRoot) Report(aggregate, type.Name, why);
                return null;
            }

            if (problems.IsHeard && CapturedParameters.FirstOf(declaring, models, cancellation) is { } captured)
            {
                isFaulty = true;
                why = new Unstorable("", "it is a parameter that members go on using, and the compiler keeps it where nobody can name it", "Keep what is needed in a field or property").Inside(captured.Name);
                if (!isRoot) return null;
                Report(captured, captured.Name, why);
            }

            foreach (IFieldSymbol field in declaring.GetMembers().OfType<IFieldSymbol>())
            {
                ISymbol member = field.AssociatedSymbol ?? field;
                if (field.IsStatic || field.IsConst || CapturedParameters.IsFieldOfOne(field) || (isRoot && !SourceParts.IsWritten(member) && field.Name.StartsWith("_foldstream", StringComparison.Ordinal))) continue;

                if (ParseField(field, member, out Unstorable? inner) is not { } wire)
                {
                    // All of an aggregate's own members are looked at, so that one build names them all.
                    isFaulty = true;
                    why = inner?.Inside(member.Name);
                    if (!isRoot) return null;
                    if (inner is not null) Report(member, member.Name + inner.Path, inner);
                    continue;
                }

                changes |= !IsReadOnly(field) || Changes(wire);
                members.Add(new MemberModel { Name = member.Name, Type = wire, IsParameter = false, Default = null, Field = new FieldPlace(TypeNames.Full(declaring), field.MetadataName) });
            }
        }

        return isFaulty ? null : new RecordWire(type.TypeKind == TypeKind.Struct, members.ToEquatableArray())
        {
            ClrType = TypeNames.Full(type),
            IsByField = true,
            Changes = changes && type.TypeKind == TypeKind.Class,
        };
    }

    private WireType? ParseField(IFieldSymbol field, ISymbol member, out Unstorable? why)
    {
        if (member is IEventSymbol) return Refuse(field.Type, "is the code that listens to a C# event, and no state", "Let who is interested read the stream", out why);
        if (field.IsFixedSizeBuffer || field.RefKind != RefKind.None) return Refuse(field.Type, "is no value of its own", "Use an array", out why);
        if (!SourceParts.IsWritten(member)) return Refuse(field.Type, "is the type of a member that another generator has written, which this one can't see", "Declare the member yourself", out why);
        return StatementOn(member) is { } statement ? ParseStated(field.Type, statement, out why) : Parse(field.Type, out why);
    }

    /// <summary>What is said of a member, or of the parameter that a record has made it of. A parameter of a derived record with the same name is another one.</summary>
    private static WireStatement? StatementOn(ISymbol member)
        => member.GetAttributes()
            .Concat(member is IPropertySymbol { ContainingType: { IsRecord: true } record }
                ? record.InstanceConstructors.SelectMany(constructor => constructor.Parameters).Where(parameter => parameter.Name == member.Name).SelectMany(parameter => parameter.GetAttributes())
                : [])
            .Select(WireStatement.Read)
            .FirstOrDefault(statement => statement is not null);

    private static bool IsReadOnly(IFieldSymbol field) => field.AssociatedSymbol is IPropertySymbol property ? property.SetMethod is null or { IsInitOnly: true } : field.IsReadOnly;

    /// <summary>Whether it matters who else holds a value: it, or something inside it, is changed in place.</summary>
    private static bool Changes(WireType wire) => wire switch
    {
        ListWire list => CollectionKinds.Changes(list.Kind) || Changes(list.Element),
        SetWire set => CollectionKinds.Changes(set.Kind) || Changes(set.Element),
        MapWire map => CollectionKinds.Changes(map.Kind) || Changes(map.Key) || Changes(map.Value),
        ArrayWire array => Changes(array.Element),
        RecordWire record => record.Changes || record.Members.Any(member => Changes(member.Type)),
        HierarchyWire hierarchy => hierarchy.Cases.Any(one => Changes(one.Record)),
        _ => false,
    };

    private static Stack<INamedTypeSymbol> WithBases(INamedTypeSymbol type)
    {
        Stack<INamedTypeSymbol> declaring = new();
        for (INamedTypeSymbol? next = type; next is not null && next.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType); next = next.BaseType) declaring.Push(next);
        return declaring;
    }

    private void Report(ISymbol member, string path, Unstorable why)
        => problems.Add(Problem.StateIsNotStorable, member.Locations.FirstOrDefault(location => location.IsInSource) ?? aggregate.Locations[0], aggregate.Name, path, why.Cause, why.Advice);
}
