using Npgsql;

namespace Foldstream.PostgreSql;

/// <summary>
/// A commit that is on the server's own disk and visible there, and of which its standbys may know nothing. What it wrote is confirmed by a later commit that is
/// waited for, since standbys take commits in their order: the same request, which is recognised, is such a commit.
/// </summary>
/// <param name="warning">What the server said.</param>
internal sealed class UnconfirmedCommitException(string warning)
    : NpgsqlException($"The server committed with a warning ({warning.TrimEnd('.')}): it is written there, and whether a failover keeps it is not known.");
