using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD124_WireStatementIsUnusable = new(
        RuleIds.WireStatementIsUnusable,
        title: "[Wire] must say a form that the type can be stored in",
        messageFormat: "'{0}' can't be stored as this [Wire] says: {1}. {2}.",
        category: "Foldstream.Events",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "[Wire] names a plain value that C# converts the type to and from, a converter with ToWire and FromWire, or an IMessagePackFormatter of the type. It stands on a serialised member of a record, or on the assembly.",
        helpLinkUri: HelpLink.For(RuleIds.WireStatementIsUnusable));
}
