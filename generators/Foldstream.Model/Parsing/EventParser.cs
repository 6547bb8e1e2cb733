using Foldstream.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>Parses an event. Binds the types of its members and nothing else.</summary>
internal static class EventParser
{
    /// <summary>For the generator: no reporter.</summary>
    public static EventModel? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
        => context.TargetSymbol is INamedTypeSymbol type && KnownAttributes.FindEvent(type) is { } attribute && KnownAttributes.IsFirst(attribute, context.TargetNode)
                && NamesakeTypes.IsFirst(type, KnownAttributes.IsEvent)
            ? Parse(type, attribute, new SemanticModels(context.SemanticModel.Compilation, context.SemanticModel), reporter: null, cancellation)
            : null;

    /// <returns>Null when no other part of the type can be written: it is not partial, generic, local to its file or out of reach.</returns>
    public static EventModel? Parse(
        INamedTypeSymbol type, AttributeData attribute, SemanticModels models, IProblemReporter? reporter, CancellationToken cancellation)
    {
        List<TypeDeclarationSyntax> parts = SourceParts.Of(type, cancellation);
        if (parts.Count == 0) return null;

        Problems problems = new(reporter);
        bool isCompletable = CheckType(type, parts[0], problems);
        EventIdentity identity = ReadIdentity(type, attribute, problems, cancellation);
        RecordSyntax record = RecordSyntax.Read(parts);
        CheckState(type, record, problems);
        CheckInherited(type, parts[0], models, problems, cancellation);
        List<MemberModel> members = ReadMembers(type, record, models, problems, cancellation);
        if (!isCompletable) return null;

        return new EventModel
        {
            Type = PartialTypes.Describe(type, parts[0]),
            Name = identity.Name,
            SchemaVersion = identity.Version,
            IsClass = type.TypeKind == TypeKind.Class,
            Members = problems.Any ? EquatableArray<MemberModel>.Empty : members.ToEquatableArray(),
            MembersCanBeSkipped = record.IsPlain,
            HasOneConstructor = record.HasPrimaryConstructor && record.Constructor is null,
            // Upcasters have an analyzer of their own.
            TakenNames = UpcasterNames.Taken(type, parts, name => OldVersionNames.VersionOf(name) < identity.Version, new Problems(reporter: null)),
            Upcasters = UpcasterParser.OfEvent(type, identity, parts, models, cancellation),
            HasHiddenMembers = record.Hidden.Count > 0,
            HasErrors = problems.Any,
        };
    }

    private static bool CheckType(INamedTypeSymbol type, TypeDeclarationSyntax part, Problems problems)
    {
        Location location = part.Identifier.GetLocation();
        bool isImmutable = type.IsRecord && (type.TypeKind == TypeKind.Struct ? type.IsReadOnly : type.IsSealed);
        if (!isImmutable)
        {
            string advice = !type.IsRecord ? "Declare it as 'sealed partial record' or 'readonly partial record struct'"
                : type.TypeKind == TypeKind.Struct ? "Add 'readonly'"
                : type.IsAbstract ? "Replace 'abstract' by 'sealed'; an event has no derived events"
                : "Add 'sealed'";
            problems.Add(Problem.EventMustBeImmutableRecord, location, type.Name, advice);
        }

        if (PartialTypes.WhyUnusable(type, mustBeNameable: true) is { } reason)
        {
            problems.Add(Problem.EventTypeIsUnusable, location, type.Name, reason);
            return false;
        }

        if (PartialTypes.MissingPartial(part) is { } missing)
        {
            problems.Add(Problem.EventMustBePartial, location, type.Name, missing);
            return false;
        }

        return true;
    }

    private static EventIdentity ReadIdentity(INamedTypeSymbol type, AttributeData attribute, Problems problems, CancellationToken cancellation)
    {
        if (EventIdentity.Read(attribute) is not { } identity)
        {
            problems.AddReportedElsewhere();
            return new EventIdentity("", 1);
        }

        if (!Names.IsEventName(identity.Name))
        {
            string cause = identity.Name.Length == 0 ? $"Event '{type.Name}' has no name, under which it would be stored" : $"'{identity.Name}' can't be the name of event '{type.Name}'";
            problems.Add(Problem.EventNameIsMalformed, Problems.LocationOf(attribute, type, null, cancellation), cause);
        }

        if (identity.Version is < 1 or > Names.MaxSchemaVersion)
        {
            Location location = Problems.LocationOf(attribute, type, "Version", cancellation);
            problems.Add(Problem.EventVersionIsOutOfRange, location, FormattableString.Invariant($"{identity.Version}"), type.Name);
        }

        return identity;
    }

    private static void CheckState(INamedTypeSymbol type, RecordSyntax record, Problems problems)
    {
        if (!type.IsRecord) return;

        foreach (SyntaxToken member in record.Settable)
        {
            problems.Add(Problem.EventMemberIsSettable, member.GetLocation(), member.ValueText, type.Name);
        }

        foreach (SyntaxToken member in record.Elsewhere)
        {
            problems.Add(Problem.EventMembersAreSpread, member.GetLocation(), member.ValueText, type.Name);
        }

        foreach (SyntaxToken member in record.Lost)
        {
            problems.Add(Problem.EventStateIsNotSerialised, member.GetLocation(), member.ValueText, type.Name);
        }

        if (!record.HasPrimaryConstructor && record.Constructor is { ParameterList.Parameters.Count: > 0 } constructor)
        {
            problems.Add(Problem.EventNeedsPrimaryConstructor, constructor.Identifier.GetLocation(), type.Name);
        }
    }

    private static void CheckInherited(
        INamedTypeSymbol type, TypeDeclarationSyntax part, SemanticModels models, Problems problems, CancellationToken cancellation)
    {
        if (type.BaseType is not { IsRecord: true }) return;

        foreach (string member in InheritedState.Of(type, models, cancellation))
        {
            problems.Add(Problem.EventStateIsNotSerialised, part.Identifier.GetLocation(), member, type.Name);
        }
    }

    private static List<MemberModel> ReadMembers(
        INamedTypeSymbol type, RecordSyntax record, SemanticModels models, Problems problems, CancellationToken cancellation)
    {
        List<MemberModel> members = [];
        if (!type.IsRecord || type.IsGenericType) return members;

        WireTypeParser types = new(models, cancellation, isWhole: problems.IsHeard);
        foreach (SerialisedSyntax member in record.Serialised)
        {
            if (member.Name.Length == 0)
            {
                problems.AddReportedElsewhere();
            }
            else if (types.Parse(member, out NoWireForm? why) is { } wire)
            {
                members.Add(types.Describe(member, wire));
            }
            else if (why is null || (problems.IsHeard && EventState.Of(member, models, cancellation) is not null))
            {
                // What can change has a rule of its own, which says more.
                problems.AddReportedElsewhere();
            }
            else
            {
                problems.Add(Problem.EventMemberHasNoWireForm, member.Type.GetLocation(), member.Name + why.Path, type.Name, why.Type, why.Advice);
            }
        }

        return members;
    }
}
