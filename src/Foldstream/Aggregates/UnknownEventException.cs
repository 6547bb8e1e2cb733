using System.Globalization;
using Foldstream.Events;
using Foldstream.Pages;

namespace Foldstream;

/// <summary>A stream holds an event that its aggregate neither applies nor ignores. Nothing is skipped.</summary>
public sealed class UnknownEventException : FoldstreamException
{
    internal UnknownEventException(string aggregate, EventType type, scoped in StoredPage page, long version)
        : base($"{page.Stream}, version {version}: event '{type.Name}' v{type.SchemaVersion}. {aggregate} neither applies nor ignores it. "
            + $"It was {WriterOf(in page)}. Give {aggregate} an Apply for it or declare [Ignores(\"{type.Name}\")]; "
            + "if a newer build wrote it, deploy that build here first.")
        => (Stream, Version, EventName, SchemaVersion) = (page.Stream, version, type.Name, type.SchemaVersion);

    /// <summary>The stream.</summary>
    public StreamId Stream { get; }

    /// <summary>The version of the event.</summary>
    public long Version { get; }

    /// <summary>The event's name.</summary>
    public string EventName { get; }

    /// <summary>The event's schema version.</summary>
    public int SchemaVersion { get; }

    private static string WriterOf(scoped in StoredPage page)
    {
        string? actor = EventMetadataCodec.Decode(page.Metadata).Actor;
        string time = page.Time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        return $"written at {time}{(actor is null ? "" : $" by {actor}")} (append {page.AppendId})";
    }
}
