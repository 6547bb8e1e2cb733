using System.Globalization;
using Foldstream.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>Parses a case of a closed hierarchy: for an event that holds the hierarchy, and for the rules about the case itself.</summary>
internal static class CaseParser
{
    /// <summary>For the analyzer: reports what keeps a record with the attribute from being a case.</summary>
    public static void Check(INamedTypeSymbol type, AttributeData attribute, SemanticModels models, IProblemReporter reporter, CancellationToken cancellation)
    {
        Problems problems = new(reporter);
        if (WhyNoHierarchy(type) is { } reason)
        {
            problems.Add(Problem.CaseHasNoHierarchy, Problems.LocationOf(attribute, type, null, cancellation), type.Name, reason);
            return;
        }

        INamedTypeSymbol hierarchy = type.BaseType!;
        new WireTypeParser(models, cancellation, isWhole: true).ParseCase(new(type, attribute), hierarchy, CaseSymbols.Of(hierarchy, models, cancellation), problems);
    }

    /// <summary>For the analyzer: reports a record without the attribute whose siblings have it.</summary>
    public static void CheckUnnumbered(INamedTypeSymbol type, SemanticModels models, IProblemReporter reporter, CancellationToken cancellation)
    {
        if (!type.IsRecord || type.BaseType is not { IsRecord: true, IsAbstract: true, IsGenericType: false } hierarchy) return;
        if (SourceParts.Of(type, cancellation) is not [{ } part, ..] || CaseSymbols.Of(hierarchy, models, cancellation).Count == 0) return;

        string advice = type.IsAbstract ? $"Derive the cases from '{hierarchy.Name}' itself"
            : CaseSymbols.IsBeside(type, hierarchy) ? "Give it [Case] with a number that no other case has"
            : $"Declare it as a case inside '{hierarchy.Name}' or beside it, in the same namespace of the same assembly";
        reporter.Report(Problem.CaseIsUnnumbered, part.Identifier.GetLocation(), [type.Name, hierarchy.Name, advice]);
    }

    /// <summary>Parses a case that stands beside its hierarchy.</summary>
    /// <param name="one">The case.</param>
    /// <param name="siblings">All cases of the hierarchy.</param>
    /// <param name="types">Parses its members, and knows what is being parsed.</param>
    /// <param name="models">The compilation.</param>
    /// <param name="problems">Where its problems go.</param>
    /// <param name="cancellation">Stops the parse.</param>
    public static CaseModel? Parse(
        in CaseSymbol one, IReadOnlyList<CaseSymbol> siblings, WireTypeParser types, SemanticModels models, Problems problems, CancellationToken cancellation)
    {
        INamedTypeSymbol type = one.Type;
        CheckIdentity(one, siblings, problems, cancellation);
        List<MemberModel>? members = null;
        if (models.IsSource(type))
        {
            members = ReadSource(type, types, models, problems, cancellation);
        }
        else if (models.Compilation.IsSymbolAccessibleWithin(type, models.Compilation.Assembly) && !type.IsGenericType)
        {
            members = types.ReadReferenced(type, out _);
        }

        if (members is null || one.Number is not { } number || problems.Any) return null;

        return new CaseModel(number, type.Name, new RecordWire(IsStruct: false, members.ToEquatableArray()) { ClrType = TypeNames.Full(type) });
    }

    private static void CheckIdentity(in CaseSymbol one, IReadOnlyList<CaseSymbol> siblings, Problems problems, CancellationToken cancellation)
    {
        if (one.Number is not { } number)
        {
            problems.AddReportedElsewhere();
            return;
        }

        string text = number.ToString(CultureInfo.InvariantCulture);
        string? reason = number < 0 ? text + " is not from 0 to 2147483647" : null;
        foreach (CaseSymbol other in siblings)
        {
            if (SymbolEqualityComparer.Default.Equals(other.Type, one.Type)) continue;

            if (other.Number == number) reason ??= $"'{other.Type.Name}' has the number {text} too";
            else if (other.Type.Name == one.Type.Name) reason ??= $"case {other.Number?.ToString(CultureInfo.InvariantCulture)} has the name '{other.Type.Name}' too";
        }

        if (reason is not null)
        {
            problems.Add(Problem.CaseIsNotDistinct, Problems.LocationOf(one.Attribute, one.Type, null, cancellation), one.Type.Name, reason);
        }
    }

    private static List<MemberModel>? ReadSource(
        INamedTypeSymbol type, WireTypeParser types, SemanticModels models, Problems problems, CancellationToken cancellation)
    {
        List<TypeDeclarationSyntax> parts = SourceParts.Of(type, cancellation);
        if (parts.Count == 0) return null;

        RecordSyntax record = RecordSyntax.Read(parts);
        if (WhyMisshapen(type, record, models, cancellation) is var (cause, advice))
        {
            problems.Add(Problem.CaseHasNoWireForm, parts[0].Identifier.GetLocation(), type.Name, cause, advice);
            return null;
        }

        List<MemberModel> members = [];
        foreach (SerialisedSyntax member in record.Serialised)
        {
            NoWireForm? why = null;
            if (member.Name.Length > 0 && types.Parse(member, out why) is { } wire)
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
                string reason = $"'{member.Name}{why.Path}' is of type '{why.Type}', which has no wire form";
                problems.Add(Problem.CaseHasNoWireForm, member.Type.GetLocation(), type.Name, reason, why.Advice);
            }
        }

        return members;
    }

    private static (string Cause, string Advice)? WhyMisshapen(INamedTypeSymbol type, RecordSyntax record, SemanticModels models, CancellationToken cancellation)
    {
        string hierarchy = type.BaseType!.Name;
        if (PartialTypes.WhyUnusable(type, mustBeNameable: true) is { } reason) return ("it " + reason, "Declare it where the events that hold it can name it");
        if (type.IsAbstract) return ("it is abstract", $"Replace 'abstract' by 'sealed', and derive the cases from '{hierarchy}' itself");
        if (!type.IsSealed) return ("it is not sealed", "Add 'sealed'");
        if (record is { HasPrimaryConstructor: false, Constructor.ParameterList.Parameters.Count: > 0 }) return ("it has no primary constructor", "State its members in one");

        if (record.Settable.Concat(record.Elsewhere).Concat(record.Lost).Concat(record.Hidden).Select(member => member.ValueText).FirstOrDefault() is { } member)
        {
            return ($"'{member}' would not come back as it was", "Make it a parameter of the primary constructor");
        }

        return InheritedState.Of(type, models, cancellation) is [{ } inherited, ..]
            ? ($"'{inherited}' is inherited and would not be stored", $"Make it a parameter of '{hierarchy}', and of '{type.Name}', which passes it on")
            : null;
    }

    private static string? WhyNoHierarchy(INamedTypeSymbol type) => type.BaseType switch
    {
        not { IsRecord: true } => "it derives from no abstract record",
        { IsAbstract: false } hierarchy => $"'{hierarchy.Name}' is not abstract",
        { IsGenericType: true } hierarchy => $"'{hierarchy.Name}' is generic, or stands in a generic type",
        { } hierarchy when !SymbolEqualityComparer.Default.Equals(hierarchy.ContainingAssembly, type.ContainingAssembly) => $"'{hierarchy.Name}' stands in another assembly",
        { } hierarchy when !CaseSymbols.IsBeside(type, hierarchy) => $"'{hierarchy.Name}' stands in another namespace or type",
        _ => null,
    };
}
