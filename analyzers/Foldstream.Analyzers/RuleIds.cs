namespace Foldstream.Analyzers;

/// <summary>All rule ids, in decades by theme: FOLD1xx events and identifiers, FOLD2xx aggregates, FOLD5xx use.</summary>
internal static class RuleIds
{
    public const string EventMustBePartial = "FOLD101";
    public const string EventMustBeImmutableRecord = "FOLD102";
    public const string EventMemberIsSettable = "FOLD103";
    public const string EventMemberHasNoWireForm = "FOLD104";
    public const string EventTypeIsUnusable = "FOLD105";
    public const string EventMembersAreSpread = "FOLD106";
    public const string EventNameIsMalformed = "FOLD107";
    public const string EventVersionIsOutOfRange = "FOLD108";
    public const string EventIsDuplicate = "FOLD109";
    public const string EventStateIsNotSerialised = "FOLD110";
    public const string EventNeedsPrimaryConstructor = "FOLD111";
    public const string CaseIsUnnumbered = "FOLD112";
    public const string CaseHasNoWireForm = "FOLD113";
    public const string CaseIsNotDistinct = "FOLD114";
    public const string CaseHasNoHierarchy = "FOLD115";
    public const string EventHoldsMutableState = "FOLD116";
    public const string EventConstructorRuns = "FOLD117";
    public const string EventMemberIsDateTime = "FOLD118";
    public const string EnumIsUnnumbered = "FOLD119";
    public const string UnknownMemberIsUnusable = "FOLD120";
    public const string IdentifierMustBePartial = "FOLD121";
    public const string IdentifierIsMisshapen = "FOLD122";
    public const string EventIsUnused = "FOLD123";
    public const string WireStatementIsUnusable = "FOLD124";

    public const string AggregateMustBePartial = "FOLD201";
    public const string AggregateTypeIsUnusable = "FOLD202";
    public const string CategoryIsMalformed = "FOLD203";
    public const string KeyTypeIsUnsupported = "FOLD204";
    public const string FoldIsUnusable = "FOLD205";
    public const string EventIsFoldedTwice = "FOLD206";
    public const string FoldedTypeIsNotAnEvent = "FOLD207";
    public const string EventIsFoldedAndIgnored = "FOLD208";
    public const string AggregateHasNoInitialState = "FOLD209";
    public const string IgnoredNameIsMalformed = "FOLD210";
    public const string RecordMemberIsSettable = "FOLD211";
    public const string NameIsGenerated = "FOLD212";
    public const string EventIsNotOfTheSet = "FOLD213";
    public const string DecideIsUnusable = "FOLD214";
    public const string EntityCollectionIsUnusable = "FOLD215";
    public const string EventLacksEntityKey = "FOLD216";
    public const string EntityIsUnusable = "FOLD217";
    public const string RecordHoldsMutableCollection = "FOLD218";
    public const string EventIsNotFolded = "FOLD219";
    public const string AggregatesDisagree = "FOLD220";
    public const string FoldIsImpure = "FOLD221";
    public const string FoldDependsOnCulture = "FOLD222";
    public const string FoldCallIsUnresolved = "FOLD223";
    public const string FoldRefuses = "FOLD224";
    public const string FoldRaises = "FOLD225";
    public const string StateIsChangedOutsideFold = "FOLD226";
    public const string StateIsHandedOut = "FOLD227";
    public const string AggregateHoldsService = "FOLD228";
    public const string FoldAllocates = "FOLD229";
    public const string StateIsNotStorable = "FOLD230";
    public const string SnapshotEveryIsOutOfRange = "FOLD231";

    public const string ShippedEventIsChanged = "FOLD301";
    public const string ShippedEventIsGone = "FOLD302";
    public const string RetiredNameIsReused = "FOLD303";
    public const string ShippedAggregateIsChanged = "FOLD304";
    public const string EventLockIsMalformed = "FOLD305";
    public const string UpcasterIsUnusable = "FOLD320";
    public const string UpcasterIsMissing = "FOLD321";
    public const string UpcasterLeadsNowhere = "FOLD322";
    public const string UpcastersGoInCircles = "FOLD323";
    public const string UpcasterIsNotNeeded = "FOLD324";
    public const string OldVersionIsUpcastTwice = "FOLD325";
    public const string OldVersionNameIsTaken = "FOLD326";
    public const string UpcastEventIsNotFolded = "FOLD327";

    public const string ScenarioAssertsNothing = "FOLD501";
    public const string DecisionIsAsync = "FOLD502";
    public const string DecisionReturnsNoEvents = "FOLD503";
    public const string RecordIsNotSaved = "FOLD504";
    public const string StreamBeginsOtherwise = "FOLD505";
    public const string DecisionHasSideEffects = "FOLD510";
    public const string DecisionIsLost = "FOLD511";
    public const string SpentAggregateIsUsed = "FOLD512";
    public const string ResultIsNotAwaited = "FOLD513";
    public const string StreamIdIsBuiltByHand = "FOLD514";
    public const string DecisionReadsClock = "FOLD515";
    public const string IdentifierIsNotBindable = "FOLD516";
}
