using SQLitePCL;

namespace Foldstream.Sqlite;

/// <summary>The native SQLite that the process has loaded.</summary>
internal static class SqliteLibrary
{
    /// <summary>3.7.0 to 3.51.2 can corrupt a file in WAL mode when two connections write and checkpoint at once.</summary>
    public const int OldestVersion = 3_051_003;

    private static readonly Lazy<int> Version = new(() =>
    {
        Batteries_V2.Init();
        return raw.sqlite3_libversion_number();
    });

    /// <summary>Loads the library once, and refuses one that is too old to be trusted.</summary>
    public static void Require(string location)
    {
        if ((FaultOf(Version.Value) ?? FaultOf(raw.GetNativeLibraryName())) is { } fault)
        {
            throw new StoreUnusableException(location, fault);
        }
    }

    /// <summary>Half of the calls go through SQLitePCLRaw and half to the library by its name: with two libraries each would take the other's handles for its own.</summary>
    public static string? FaultOf(string library)
        => library == SqliteCalls.Library
            ? null
            : $"The process has set SQLitePCLRaw to '{library}', and the store works with '{SqliteCalls.Library}' alone. Remove the other bundle, or what calls raw.SetProvider.";

    public static string? FaultOf(int version)
        => version >= OldestVersion
            ? null
            : $"The process has loaded SQLite {version / 1_000_000}.{version / 1_000 % 1_000}.{version % 1_000}, and 3.51.3 or newer is needed: "
                + "older ones can damage a file in WAL mode. Update the package SQLitePCLRaw.bundle_e_sqlite3.";
}
