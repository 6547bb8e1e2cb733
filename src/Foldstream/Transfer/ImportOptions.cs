namespace Foldstream.Transfer;

/// <summary>How events are imported that come from elsewhere than <see cref="StreamExport"/>.</summary>
public sealed record ImportOptions
{
    /// <summary>
    /// Finds the event type of a CloudEvent by its <c>type</c> and <c>schemaversion</c> (1 where it says none), if the file has no <c>shape</c>
    /// for it: <c>(name, version) => OrderPlaced.EventType</c>; <see langword="null"/>, the default, when all lines are from an export.
    /// </summary>
    public Func<string, int, Events.EventType?>? FindType { get; init; }

    /// <summary>The tenant to import into, for lines that name none; empty for the default one, as by default.</summary>
    public string Tenant { get; init; } = "";

    /// <summary>The time of appends whose events say none; <see langword="null"/>, the default, to refuse such.</summary>
    public DateTimeOffset? Time { get; init; }
}
