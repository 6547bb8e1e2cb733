using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers.Tests;

/// <summary>What every source under test is compiled against: .NET 10 and Foldstream itself, all from disk.</summary>
internal static class References
{
    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Collections.Immutable;
        global using System.Threading.Tasks;
        global using Foldstream;

        """;

    public static IReadOnlyList<MetadataReference> All { get; } =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(EventAttribute).Assembly.Location),
            MetadataReference.CreateFromFile(typeof(Foldstream.Testing.Scenario).Assembly.Location)];
}
