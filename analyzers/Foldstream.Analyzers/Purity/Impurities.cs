using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers.Purity;

/// <summary>
/// What .NET's own members read besides their arguments. What is not listed is taken for harmless: values, texts, collections, LINQ, arithmetic.
/// </summary>
internal static class Impurities
{
    private static readonly Dictionary<string, Taint> Types = Table(
        (Taint.Clock, "System.TimeProvider System.Diagnostics.Stopwatch System.TimeZone"),
        (Taint.Chance, "System.Random System.HashCode System.Security.Cryptography.RandomNumberGenerator System.Security.Cryptography.RNGCryptoServiceProvider"),
        (Taint.Machine, "System.Environment System.AppContext System.AppDomain System.OperatingSystem System.GC System.Runtime.InteropServices.RuntimeInformation"),
        (Taint.Outside, """
            System.Console System.Diagnostics.Process System.IO.File System.IO.Directory System.IO.FileInfo System.IO.DirectoryInfo System.IO.DriveInfo System.IO.FileStream
            System.IO.FileSystemWatcher System.IO.RandomAccess System.Net.Dns System.Net.WebRequest System.Net.HttpWebRequest System.Net.WebClient System.Net.HttpListener
            """),
        (Taint.Concurrency, """
            System.Threading.Thread System.Threading.ThreadPool System.Threading.Monitor System.Threading.Mutex System.Threading.Semaphore System.Threading.SemaphoreSlim
            System.Threading.WaitHandle System.Threading.EventWaitHandle System.Threading.ManualResetEvent System.Threading.ManualResetEventSlim
            System.Threading.AutoResetEvent System.Threading.Timer System.Threading.PeriodicTimer System.Threading.Barrier System.Threading.CountdownEvent
            System.Threading.ReaderWriterLock System.Threading.ReaderWriterLockSlim System.Threading.Lock System.Threading.SpinLock System.Threading.SpinWait
            System.Threading.AsyncLocal System.Threading.ThreadLocal System.Threading.CancellationTokenSource System.Threading.Interlocked
            System.Threading.SynchronizationContext System.Threading.ExecutionContext System.Linq.ParallelEnumerable
            """));

    private static readonly Dictionary<string, Taint> Members = Table(
        (Taint.Clock, """
            System.DateTime.Now System.DateTime.UtcNow System.DateTime.Today System.DateTimeOffset.Now System.DateTimeOffset.UtcNow System.Environment.TickCount
            System.Environment.TickCount64
            """),
        (Taint.Chance, """
            System.Guid.NewGuid System.Guid.CreateVersion7 System.IO.Path.GetRandomFileName System.String.GetHashCode
            System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode System.Object.GetHashCode System.ValueType.GetHashCode System.ValueTuple.GetHashCode
            System.StringComparer.GetHashCode System.Collections.Generic.EqualityComparer.GetHashCode
            """),
        (Taint.Machine, """
            System.TimeZoneInfo.Local System.DateTime.ToLocalTime System.DateTimeOffset.ToLocalTime System.DateTimeOffset.LocalDateTime System.IO.Path.GetFullPath
            System.IO.Path.GetTempPath System.TimeZoneInfo.FindSystemTimeZoneById System.TimeZoneInfo.GetSystemTimeZones System.Reflection.Assembly.Location
            System.Diagnostics.Activity.Current
            """),
        (Taint.Outside, "System.IO.Path.GetTempFileName System.IO.Path.Exists"),
        (Taint.Culture, """
            System.Globalization.CultureInfo.CurrentCulture System.Globalization.CultureInfo.CurrentUICulture System.Globalization.CultureInfo.InstalledUICulture
            System.Globalization.NumberFormatInfo.CurrentInfo System.Globalization.DateTimeFormatInfo.CurrentInfo System.Globalization.RegionInfo.CurrentRegion
            System.StringComparer.CurrentCulture System.StringComparer.CurrentCultureIgnoreCase
            """));

    private static readonly Dictionary<string, Taint> Namespaces = Table(
        (Taint.Outside, """
            System.Net.Http System.Net.Sockets System.Net.WebSockets System.Net.NetworkInformation System.Net.Security System.Net.Quic System.Data.Common System.IO.Pipes
            System.IO.MemoryMappedFiles System.IO.IsolatedStorage Microsoft.Data.SqlClient Microsoft.Data.Sqlite Microsoft.EntityFrameworkCore Microsoft.Win32 Npgsql
            """),
        (Taint.Machine, "Microsoft.Extensions.Configuration"),
        (Taint.Concurrency, "System.Threading.Tasks System.Threading.Channels System.Timers"));

    /// <summary>How a member of another assembly is tainted; null when it is not.</summary>
    public static Taint? Of(IMethodSymbol method)
    {
        if (method.ContainingType is not { } type || type.ContainingNamespace is not { IsGlobalNamespace: false } space) return null;
        if (Root(space) is not ("System" or "Microsoft" or "Npgsql")) return null;

        string name = space.ToDisplayString(), typeName = name + "." + type.Name, member = (method.AssociatedSymbol ?? method).Name;
        if (Members.TryGetValue(typeName + "." + member, out Taint taint) || Types.TryGetValue(typeName, out taint)) return IsHarmless(type, member) ? null : taint;

        // A reader of a text is a value; one that is given a path opens a file.
        if (method is { MethodKind: MethodKind.Constructor, Parameters: [{ Type.SpecialType: SpecialType.System_String }, ..] }
            && typeName is "System.IO.StreamReader" or "System.IO.StreamWriter")
        {
            return Taint.Outside;
        }

        // Options and results of the same namespaces are plain values.
        return Namespaces.TryGetValue(name, out taint) && type.TypeKind is TypeKind.Class or TypeKind.Interface or TypeKind.Struct && !IsValue(type) ? taint : null;
    }

    /// <summary>Whether a member is .NET's own, for which the tables of this folder speak.</summary>
    public static bool IsFramework(ISymbol member) => member.ContainingNamespace is { IsGlobalNamespace: false } space && Root(space) is "System" or "Microsoft";

    private static string Root(INamespaceSymbol space)
    {
        while (space.ContainingNamespace is { IsGlobalNamespace: false } outer) space = outer;
        return space.Name;
    }

    private static bool IsHarmless(INamedTypeSymbol type, string member) => (type.Name, member) switch
    {
        // To have a clock is not to read it.
        ("TimeProvider", "System") or ("Stopwatch", "Frequency") => true,
        ("GC", "SuppressFinalize" or "KeepAlive") => true,
        _ => false,
    };

    private static bool IsValue(INamedTypeSymbol type) => type.TypeKind == TypeKind.Enum || type.Name.EndsWith("Exception", StringComparison.Ordinal) || type.Name == "HttpMethod";

    private static Dictionary<string, Taint> Table(params (Taint Taint, string Names)[] rows)
        => rows.SelectMany(row => row.Names.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(name => (name, row.Taint)))
            .ToDictionary(entry => entry.name, entry => entry.Taint, StringComparer.Ordinal);
}
