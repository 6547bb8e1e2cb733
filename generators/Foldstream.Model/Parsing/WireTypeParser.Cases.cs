using Foldstream.Model;
using Microsoft.CodeAnalysis;

namespace Foldstream.Parsing;

internal sealed partial class WireTypeParser
{
    /// <summary>Parses a case while its hierarchy, and it itself, are open.</summary>
    public CaseModel? ParseCase(in CaseSymbol one, INamedTypeSymbol hierarchy, IReadOnlyList<CaseSymbol> siblings, Problems problems)
    {
        _open.Add(hierarchy);
        _open.Add(one.Type);
        CaseModel? model = CaseParser.Parse(one, siblings, this, models, problems, cancellation);
        _open.RemoveRange(_open.Count - 2, 2);
        return model;
    }

    private HierarchyWire? ParseHierarchy(INamedTypeSymbol type, bool isNullable, out NoWireForm? why)
    {
        if (IsOpen(type, out why)) return null;

        IReadOnlyList<CaseSymbol> cases = CaseSymbols.Of(type, models, cancellation);
        if (cases.Count == 0)
        {
            why = NoWireForm.For(type) with { Advice = "Give each sealed record that derives from it a number with [Case], and declare it in the same namespace" };
            return null;
        }

        List<CaseModel> parsed = [];
        foreach (CaseSymbol one in cases)
        {
            if (ParseCase(one, type, cases, new Problems(reporter: null)) is not { } model)
            {
                // The rules report a case where it is written.
                string advice = $"Its case '{one.Type.Name}' must be a public sealed record whose members have a wire form";
                why = models.IsSource(type) ? null : NoWireForm.For(type) with { Advice = advice };
                return null;
            }

            parsed.Add(model);
        }

        why = null;
        return new HierarchyWire(parsed.OrderBy(one => one.Number).ToEquatableArray()) { ClrType = TypeNames.Full(type), IsNullable = isNullable };
    }

    /// <summary>Whether the type is being parsed already, so that it holds itself.</summary>
    private bool IsOpen(INamedTypeSymbol type, out NoWireForm? why)
    {
        bool isOpen = _open.Contains(type, SymbolEqualityComparer.Default);
        why = isOpen ? NoWireForm.For(type) with { Advice = "A record that holds itself has no bounded size; hold an identifier of the other one instead" } : null;
        return isOpen;
    }
}
