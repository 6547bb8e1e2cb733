using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD512_SpentAggregateIsUsed = new(
        RuleIds.SpentAggregateIsUsed,
        title: "Aggregate must not be used after its save has failed",
        messageFormat: "'{0}' is spent when its save has failed, and refuses to {1}. {2}.",
        category: "Foldstream.Use",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "After a failed save nobody knows what of the aggregate is stored, and its state is not that of the stream. So it refuses every further decision and save.",
        helpLinkUri: HelpLink.For(RuleIds.SpentAggregateIsUsed));
}
