using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD230_StateIsNotStorable = new(
        RuleIds.StateIsNotStorable,
        title: "State must be storable where snapshots are taken",
        messageFormat: "A snapshot of '{0}' can't hold '{1}': {2}. {3}, or leave out SnapshotEvery.",
        category: "Foldstream.Aggregates",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A snapshot holds all fields of an aggregate and of the types in it, and gives back the very state that a replay would. So each of them needs a form in which it can be stored, and must be reached in one way only.",
        helpLinkUri: HelpLink.For(RuleIds.StateIsNotStorable));
}
