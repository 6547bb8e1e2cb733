using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD326_OldVersionNameIsTaken = new(
        RuleIds.OldVersionNameIsTaken,
        title: "Name is that of a generated old version",
        messageFormat: "'{0}' has '{1}' already, and the old version of the event is generated under that name. Call it otherwise.",
        category: "Foldstream.Schema",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The old versions of an event are nested types of it, called V1, V2 and so on; those of [Upcasts] are nested in the type with the method.",
        helpLinkUri: HelpLink.For(RuleIds.OldVersionNameIsTaken));
}
