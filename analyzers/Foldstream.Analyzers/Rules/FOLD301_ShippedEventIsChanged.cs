using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD301_ShippedEventIsChanged = new(
        RuleIds.ShippedEventIsChanged,
        title: "Shipped event must read what is stored",
        messageFormat: "Version {1} of event '{0}' is shipped, and its '{2}' {3}: {4}. Undo it, or raise the version and write an 'Upcast' from version {1}.",
        category: "Foldstream.Schema",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "What events.lock calls shipped is, or may be, in somebody's database. The bytes of an event have no names in them: one whose members were removed, moved or retyped is refused, or read into the wrong members.",
        helpLinkUri: HelpLink.For(RuleIds.ShippedEventIsChanged));
}
