namespace Foldstream.Generators;

/// <summary>The names of the pipelines' steps, for tests that watch what is computed anew.</summary>
internal static class TrackingNames
{
    public const string Event = nameof(Event);
    public const string Identifier = nameof(Identifier);
    public const string Aggregate = nameof(Aggregate);
    public const string Project = nameof(Project);
    public const string Manifest = nameof(Manifest);
    public const string Resolver = nameof(Resolver);
    public const string SharedSpellings = nameof(SharedSpellings);
}
