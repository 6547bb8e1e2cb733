namespace Foldstream.Parsing;

/// <summary>What can be wrong with an event, an identifier or an aggregate. Each has the rule of the same name.</summary>
internal enum Problem
{
    EventMustBePartial,
    EventMustBeImmutableRecord,
    EventMemberIsSettable,
    EventMemberHasNoWireForm,
    EventTypeIsUnusable,
    EventMembersAreSpread,
    EventNameIsMalformed,
    EventVersionIsOutOfRange,
    EventStateIsNotSerialised,
    EventNeedsPrimaryConstructor,
    IdentifierMustBePartial,
    IdentifierIsMisshapen,
    AggregateMustBePartial,
    AggregateTypeIsUnusable,
    CategoryIsMalformed,
    KeyTypeIsUnsupported,
    FoldIsUnusable,
    EventIsFoldedTwice,
    FoldedTypeIsNotAnEvent,
    EventIsFoldedAndIgnored,
    AggregateHasNoInitialState,
    IgnoredNameIsMalformed,
}
