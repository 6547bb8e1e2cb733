using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD218_RecordHoldsMutableCollection = new(
        RuleIds.RecordHoldsMutableCollection,
        title: "Aggregate that is a record must not hold a mutable collection",
        messageFormat: "'{1}' of '{0}' is shared by the states that 'with' makes, and can change: {2}. {3}, which changes them all, 'Initial' and the states of other streams included. {4}.",
        category: "Foldstream.Aggregates",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "An aggregate that is a record is a value, and 'with' copies references: two states share each object, however deep inside. Only an immutable one can't be changed for both.",
        helpLinkUri: HelpLink.For(RuleIds.RecordHoldsMutableCollection));
}
