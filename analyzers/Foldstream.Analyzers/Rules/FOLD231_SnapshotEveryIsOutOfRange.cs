using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD231_SnapshotEveryIsOutOfRange = new(
        RuleIds.SnapshotEveryIsOutOfRange,
        title: "SnapshotEvery must not be negative",
        messageFormat: "Snapshots of '{0}' can't be taken every {1} events. Say how many events lie between two, from 1, or leave out SnapshotEvery to take none.",
        category: "Foldstream.Aggregates",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "SnapshotEvery is a number of events: a snapshot is taken whenever a stream's version passes a multiple of it. 0, the default, takes none.",
        helpLinkUri: HelpLink.For(RuleIds.SnapshotEveryIsOutOfRange));
}
