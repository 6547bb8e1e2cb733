using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD201_AggregateMustBePartial = new(
        RuleIds.AggregateMustBePartial,
        title: "Aggregate must be partial",
        messageFormat: "Aggregate '{0}' is completed by the generator. Add 'partial' to {1}.",
        category: "Foldstream.Aggregates",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The generator writes an aggregate's Raise methods and its replay in another part of the type.",
        helpLinkUri: HelpLink.For(RuleIds.AggregateMustBePartial));
}
