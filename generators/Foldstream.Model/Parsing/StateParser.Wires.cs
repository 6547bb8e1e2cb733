using Foldstream.Model;
using Microsoft.CodeAnalysis;

namespace Foldstream.Parsing;

internal sealed partial class StateParser
{
    /// <summary>What is stored as in an event: enums, identifiers, what <c>[Wire]</c> says, and records of other assemblies, whose fields nobody sees.</summary>
    private WireType? ParseByWire(ITypeSymbol type, out Unstorable? why)
    {
        why = null;
        if (_wires.Parse(type, NullableAnnotation.NotAnnotated, out NoWireForm? form) is { } wire) return Exact(wire, out why);

        if (form is null) problems.AddReportedElsewhere();
        else why = new Unstorable(form.Path, $"'{form.Type}' has no form in which it can be stored", form.Advice);
        return null;
    }

    private WireType? ParseStated(ITypeSymbol type, WireStatement statement, out Unstorable? why)
    {
        why = null;
        if (_wires.ParseStated(type, type.IsReferenceType, statement, out _) is { } wire) return Exact(wire, out why);

        // A wrong statement has a rule of its own, and is reported where it stands.
        problems.AddReportedElsewhere();
        return null;
    }

    /// <summary>An event's wire form as a state needs it, where nothing may come back as something else.</summary>
    private WireType? Exact(WireType wire, out Unstorable? why)
    {
        why = null;
        switch (wire)
        {
            case ScalarWire { Kind: ScalarKind.DateTime }:
                return new ConvertedWire(new ScalarWire(ScalarKind.Int64) { ClrType = "long" }, Encoding + "ExactDateTime", IsStruct: true) { ClrType = wire.ClrType, IsNullable = wire.IsNullable };
            case ScalarWire { Kind: ScalarKind.Uri }:
                return new ConvertedWire(new ScalarWire(ScalarKind.String) { ClrType = "string" }, Encoding + "ExactUri", IsStruct: false) { ClrType = wire.ClrType, IsNullable = wire.IsNullable };
            case EnumWire number:
                return number with { Unknown = null };
            case ConvertedWire converted:
                // What a converter hands over is for this once: that it may be a view, or of a comparer that nobody knows, is the converter's affair.
                return converted with { Stored = Exact(converted.Stored, out _) ?? converted.Stored };
            case ArrayWire array:
                return Exact(array.Element, out why) is { } element ? array with { Element = element } : null;
            case ListWire { Kind: CollectionKind.IReadOnlyList or CollectionKind.IReadOnlyCollection } when style == AggregateStyle.Class:
                why = new Unstorable("", "it may be a view of a list that changes", "Use an ImmutableArray");
                return null;
            case ListWire list:
                return Exact(list.Element, out why) is { } item ? list with { Element = item } : null;
            case SetWire { Kind: CollectionKind.IImmutableSet or CollectionKind.IReadOnlySet } or MapWire { Kind: CollectionKind.IImmutableDictionary or CollectionKind.IReadOnlyDictionary }:
                why = new Unstorable("", "it says nothing about the comparer of what is behind it", "Use an ImmutableHashSet or an ImmutableDictionary");
                return null;
            case SetWire set:
                return Exact(set.Element, out why) is { } one ? set with { Element = one, IsOfState = true } : null;
            case MapWire map:
                return Exact(map.Key, out why) is { } key && Exact(map.Value, out why) is { } value ? map with { Key = key, Value = value, IsOfState = true } : null;
            case RecordWire record:
                return Exact(record, out why);
            case HierarchyWire hierarchy:
                List<CaseModel> cases = [];
                foreach (CaseModel each in hierarchy.Cases)
                {
                    if (Exact(each.Record, out why) is not { } exact) return null;
                    cases.Add(each with { Record = exact });
                }

                return hierarchy with { Cases = cases.ToEquatableArray() };
            default:
                return wire;
        }
    }

    private RecordWire? Exact(RecordWire record, out Unstorable? why)
    {
        why = null;
        List<MemberModel> members = [];
        foreach (MemberModel member in record.Members)
        {
            if (Exact(member.Type, out why) is not { } wire)
            {
                why = why?.Inside(member.Name);
                return null;
            }

            members.Add(member with { Type = wire });
        }

        return record with { Members = members.ToEquatableArray() };
    }
}
