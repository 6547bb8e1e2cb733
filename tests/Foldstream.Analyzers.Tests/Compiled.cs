using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Foldstream.Analyzers.Tests;

/// <summary>Compiles sources as the compiler of a project would, without generators.</summary>
internal static class Compiled
{
    public static CSharpCompilation Source(params string[] sources) => Create("Test", sources);

    /// <summary>An assembly as a project that references it sees it: metadata only.</summary>
    public static MetadataReference Reference(string name, string source)
    {
        using MemoryStream image = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = Create(name, [source]).Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    private static CSharpCompilation Create(string name, string[] sources)
    {
        CSharpParseOptions parse = new(LanguageVersion.CSharp14);
        return CSharpCompilation.Create(
            name,
            sources.Append(References.Usings).Select((source, i) => CSharpSyntaxTree.ParseText(source, parse, $"{i}.cs")),
            References.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }
}
