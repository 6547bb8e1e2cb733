using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Foldstream.Generators.Fingerprints;

/// <summary>Assemblies whose builds don't take part: those of .NET, which are known by the keys that sign them, and Foldstream, which takes part always.</summary>
internal static class FrameworkAssemblies
{
    private static readonly HashSet<string> Keys = ["b03f5f7f11d50a3a", "b77a5c561934e089", "7cec85d7bea7798e", "cc7b13ffcd2ddd51", "adb9793829ddae60"];

    public static bool Contains(IAssemblySymbol assembly)
    {
        string name = assembly.Name, key = string.Concat(assembly.Identity.PublicKeyToken.Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));

        // The last key signs much else, too.
        return name == "Foldstream" || Keys.Contains(key) || (key == "31bf3856ad364e35" && (name == "WindowsBase" || name.StartsWith("System.", StringComparison.Ordinal)));
    }
}
