using Foldstream.Parsing;
using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

/// <summary>The rules, one file each. A problem that a parser finds has the rule of the same name.</summary>
internal static partial class Descriptors
{
    public static DiagnosticDescriptor For(Problem problem) => problem switch
    {
        Problem.EventMustBePartial => FOLD101_EventMustBePartial,
        Problem.EventMustBeImmutableRecord => FOLD102_EventMustBeImmutableRecord,
        Problem.EventMemberIsSettable => FOLD103_EventMemberIsSettable,
        Problem.EventMemberHasNoWireForm => FOLD104_EventMemberHasNoWireForm,
        Problem.EventTypeIsUnusable => FOLD105_EventTypeIsUnusable,
        Problem.EventMembersAreSpread => FOLD106_EventMembersAreSpread,
        Problem.EventNameIsMalformed => FOLD107_EventNameIsMalformed,
        Problem.EventVersionIsOutOfRange => FOLD108_EventVersionIsOutOfRange,
        Problem.EventStateIsNotSerialised => FOLD110_EventStateIsNotSerialised,
        Problem.EventNeedsPrimaryConstructor => FOLD111_EventNeedsPrimaryConstructor,
        Problem.CaseIsUnnumbered => FOLD112_CaseIsUnnumbered,
        Problem.CaseHasNoWireForm => FOLD113_CaseHasNoWireForm,
        Problem.CaseIsNotDistinct => FOLD114_CaseIsNotDistinct,
        Problem.CaseHasNoHierarchy => FOLD115_CaseHasNoHierarchy,
        Problem.IdentifierMustBePartial => FOLD121_IdentifierMustBePartial,
        Problem.IdentifierIsMisshapen => FOLD122_IdentifierIsMisshapen,
        Problem.AggregateMustBePartial => FOLD201_AggregateMustBePartial,
        Problem.AggregateTypeIsUnusable => FOLD202_AggregateTypeIsUnusable,
        Problem.CategoryIsMalformed => FOLD203_CategoryIsMalformed,
        Problem.KeyTypeIsUnsupported => FOLD204_KeyTypeIsUnsupported,
        Problem.FoldIsUnusable => FOLD205_FoldIsUnusable,
        Problem.EventIsFoldedTwice => FOLD206_EventIsFoldedTwice,
        Problem.FoldedTypeIsNotAnEvent => FOLD207_FoldedTypeIsNotAnEvent,
        Problem.EventIsFoldedAndIgnored => FOLD208_EventIsFoldedAndIgnored,
        Problem.AggregateHasNoInitialState => FOLD209_AggregateHasNoInitialState,
        Problem.IgnoredNameIsMalformed => FOLD210_IgnoredNameIsMalformed,
        Problem.RecordMemberIsSettable => FOLD211_RecordMemberIsSettable,
        Problem.NameIsGenerated => FOLD212_NameIsGenerated,
        Problem.DecideIsUnusable => FOLD214_DecideIsUnusable,
        Problem.EntityCollectionIsUnusable => FOLD215_EntityCollectionIsUnusable,
        Problem.EventLacksEntityKey => FOLD216_EventLacksEntityKey,
        Problem.EntityIsUnusable => FOLD217_EntityIsUnusable,
        Problem.RecordHoldsMutableCollection => FOLD218_RecordHoldsMutableCollection,
        Problem.StateIsNotStorable => FOLD230_StateIsNotStorable,
        Problem.SnapshotEveryIsOutOfRange => FOLD231_SnapshotEveryIsOutOfRange,
        Problem.UpcasterIsUnusable => FOLD320_UpcasterIsUnusable,
        Problem.OldVersionNameIsTaken => FOLD326_OldVersionNameIsTaken,
        Problem.SubscriptionMustBePartial => FOLD401_SubscriptionMustBePartial,
        Problem.SubscriptionTypeIsUnusable => FOLD402_SubscriptionTypeIsUnusable,
        Problem.SubscriptionNameIsMalformed => FOLD403_SubscriptionNameIsMalformed,
        Problem.HandleIsUnusable => FOLD405_HandleIsUnusable,
        Problem.EventIsHandledTwice => FOLD406_EventIsHandledTwice,
        Problem.HandledTypeIsNotAnEvent => FOLD407_HandledTypeIsNotAnEvent,
        Problem.EventIsHandledAndIgnored => FOLD408_EventIsHandledAndIgnored,
        Problem.SubscriptionHandlesNothing => FOLD409_SubscriptionHandlesNothing,
        Problem.SubscribedStreamsAreUnclear => FOLD410_SubscribedStreamsAreUnclear,
        Problem.ShardsAreOutOfRange => FOLD411_ShardsAreOutOfRange,
        Problem.SubscriptionConstructorIsUnclear => FOLD414_SubscriptionConstructorIsUnclear,
        Problem.PassedByNameIsMalformed => FOLD415_PassedByNameIsMalformed,
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem, "A problem without a rule."),
    };
}
