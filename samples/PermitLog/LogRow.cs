namespace PermitLog;

/// <summary>A row of the log, as it stands in the file.</summary>
internal sealed record LogRow
{
    /// <summary>The row's place in the file; the header is line 1.</summary>
    public required int Line { get; init; }

    public required string Case { get; init; }

    public required string Channel { get; init; }

    public required string Department { get; init; }

    public required string Responsible { get; init; }

    public required DateTimeOffset Deadline { get; init; }

    public required string Activity { get; init; }

    public required string Group { get; init; }

    public required string Resource { get; init; }

    public required DateTimeOffset Timestamp { get; init; }
}
