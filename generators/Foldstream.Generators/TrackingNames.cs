namespace Foldstream.Generators;

/// <summary>The names of the pipelines' steps, for tests that watch what is computed anew.</summary>
internal static class TrackingNames
{
    public const string Event = nameof(Event);
    public const string Identifier = nameof(Identifier);
    public const string Aggregate = nameof(Aggregate);
    public const string Subscription = nameof(Subscription);
    public const string Dispatch = nameof(Dispatch);
    public const string Fingerprint = nameof(Fingerprint);
    public const string Project = nameof(Project);
    public const string Manifest = nameof(Manifest);
    public const string Resolver = nameof(Resolver);
    public const string EventLock = nameof(EventLock);
    public const string Upcaster = nameof(Upcaster);
    public const string OldVersions = nameof(OldVersions);
    public const string LiveTypes = nameof(LiveTypes);
    public const string UpcastGraph = nameof(UpcastGraph);
    public const string Replay = nameof(Replay);
    public const string EventLockText = nameof(EventLockText);
    public const string SharedSpellings = nameof(SharedSpellings);
}
