using System.Reflection;
using System.Runtime.Loader;
using Foldstream.Aggregates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Foldstream.Generators.Tests.Fingerprints;

/// <summary>Projects that are compiled in memory, loaded beside each other, and asked for their fingerprints.</summary>
internal static class RunningProject
{
    /// <summary>Compiles a project with the emitted files.</summary>
    public static byte[] Image(CSharpCompilation project)
    {
        using MemoryStream image = new();
        Assert.Empty(Generation.Of(project).Output.Emit(image).Diagnostics.Where(problem => problem.Severity is DiagnosticSeverity.Error));
        return image.ToArray();
    }

    /// <summary>Compiles a project for others to reference, with its declarations alone.</summary>
    public static MetadataReference Declarations(CSharpCompilation project)
    {
        using MemoryStream image = new();
        Assert.Empty(project.Emit(image, options: new Microsoft.CodeAnalysis.Emit.EmitOptions(metadataOnly: true, includePrivateMembers: false)).Diagnostics
            .Where(problem => problem.Severity is DiagnosticSeverity.Error));
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    /// <summary>The fingerprint of an aggregate, asked twice, when these builds are there.</summary>
    public static FoldFingerprint FingerprintOf(string aggregate, byte[] project, params byte[][] others)
    {
        AssemblyLoadContext context = new("fingerprints", isCollectible: true);
        try
        {
            Dictionary<string, Assembly> loaded = others.Select(image => context.LoadFromStream(new MemoryStream(image))).ToDictionary(assembly => assembly.GetName().Name!);
            context.Resolving += (_, name) => loaded.GetValueOrDefault(name.Name!);
            Type type = context.LoadFromStream(new MemoryStream(project)).GetType(aggregate, throwOnError: true)!;
            MethodInfo ask = typeof(RunningProject).GetMethod(nameof(Ask), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type);
            var first = (FoldFingerprint)ask.Invoke(null, null)!;
            Assert.Equal(first, (FoldFingerprint)ask.Invoke(null, null)!);
            return first;
        }
        finally
        {
            context.Unload();
        }
    }

    private static FoldFingerprint Ask<T>()
        where T : IFold<T>
        => T.Fingerprint;
}
