using System.Data.Common;

namespace Foldstream.PostgreSql;

/// <summary>Which server this is.</summary>
/// <param name="SystemId">The cluster's own number, which its standbys share; 0 where the role may not see it.</param>
internal readonly record struct ServerIdentity(long SystemId)
{
    public static ServerIdentity Read(DbDataReader reader) => new(reader.IsDBNull(0) ? 0 : reader.GetInt64(0));

    /// <exception cref="StoreUnusableException">Another server is meant now.</exception>
    public void CheckSame(ServerIdentity now, LogGuard guard)
    {
        if (SystemId != 0 && now.SystemId != 0 && SystemId != now.SystemId)
        {
            throw guard.WentBackwards($"the server is another one (system identifier {(ulong)now.SystemId}, and it was {(ulong)SystemId})");
        }
    }
}
