using System.Globalization;
using Foldstream.Model;
using Microsoft.CodeAnalysis;

namespace Foldstream.Parsing;

/// <summary>Reads which member of an enum stands for the numbers that this build does not know.</summary>
internal static class UnknownMembers
{
    /// <summary>The members with the attribute, in order of declaration.</summary>
    public static IEnumerable<(IFieldSymbol Member, AttributeData Attribute)> Of(INamedTypeSymbol type)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IFieldSymbol field && field.GetAttributes().FirstOrDefault(KnownAttributes.IsUnknown) is { } attribute) yield return (field, attribute);
        }
    }

    public static bool HasFlags(INamedTypeSymbol type)
        => type.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "FlagsAttribute", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } });

    /// <summary>Null when there is none, or none that can be used, or no number without a member.</summary>
    public static UnknownMember? Read(INamedTypeSymbol type, ScalarKind underlying)
    {
        List<(IFieldSymbol Member, AttributeData Attribute)> members = [.. Of(type)];
        if (members.Count != 1 || HasFlags(type)) return null;

        List<NumberRange> ranges = [];
        List<decimal> numbers = [.. type.GetMembers().OfType<IFieldSymbol>()
            .Where(field => field.ConstantValue is not null)
            .Select(field => Convert.ToDecimal(field.ConstantValue, CultureInfo.InvariantCulture))
            .Distinct().OrderBy(number => number)];
        for (int first = 0, i = 0; i < numbers.Count; i++)
        {
            if (i + 1 < numbers.Count && numbers[i + 1] == numbers[i] + 1) continue;

            ranges.Add(new(Text(numbers[first]), Text(numbers[i])));
            first = i + 1;
        }

        // A pattern that always matches is a warning; only a byte can have a member for each of its numbers.
        bool hasAll = underlying is ScalarKind.Byte or ScalarKind.SByte && numbers.Count == 256;
        return hasAll ? null : new UnknownMember(members[0].Member.Name, ranges.ToEquatableArray());
    }

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
