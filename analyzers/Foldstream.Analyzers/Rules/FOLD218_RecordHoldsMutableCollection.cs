using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD218_RecordHoldsMutableCollection = new(
        RuleIds.RecordHoldsMutableCollection,
        title: "Aggregate that is a record must not hold a mutable collection",
        messageFormat: "'{1}' of '{0}' is a '{2}', which can be changed in place: every state that shares it would change, 'Initial' and those of other streams included. Use '{3}'.",
        category: "Foldstream.Aggregates",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "An aggregate that is a record is a value, and 'with' copies references: two states share each collection. Only an immutable one can't be changed for both.",
        helpLinkUri: HelpLink.For(RuleIds.RecordHoldsMutableCollection));
}
