using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD211_RecordMemberIsSettable = new(
        RuleIds.RecordMemberIsSettable,
        title: "Member of an aggregate that is a record must not be settable",
        messageFormat: "'{1}' of '{0}' can be changed, but a record is a value: one that was loaded, or 'Initial', would change for everybody who holds it. Make it init-only or readonly, and change it with 'with'.",
        category: "Foldstream.Aggregates",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "An aggregate that is a record is a value. Its properties are init-only, its fields readonly; Apply returns the next state.",
        helpLinkUri: HelpLink.For(RuleIds.RecordMemberIsSettable));
}
