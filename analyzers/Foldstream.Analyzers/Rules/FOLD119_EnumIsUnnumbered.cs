using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD119_EnumIsUnnumbered = new(
        RuleIds.EnumIsUnnumbered,
        title: "Enum that events hold should state its numbers",
        messageFormat: "Events store '{0}' by number, and '{1}' does not state its own: a member put before it would change what stored bytes mean. Write '= {2}', and a number for each member.",
        category: "Foldstream.Events",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An enum is stored as its number. A member without a stated number gets the one after its predecessor, so that inserting, removing or sorting members gives old events another meaning.",
        helpLinkUri: HelpLink.For(RuleIds.EnumIsUnnumbered));
}
