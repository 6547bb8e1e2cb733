using Foldstream.Stores;

namespace Foldstream.PostgreSql;

/// <summary>A change of a stream that was decided on.</summary>
/// <param name="After">The stream behind it.</param>
/// <param name="LastChange">The id of the change that it follows on: it is made behind that one or never.</param>
internal sealed record SentStreamChange(StreamInfo After, long LastChange);
