using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Foldstream.Generators.Tests;

internal static class ReferenceImages
{
    /// <summary>Compiles a project, as another one references it.</summary>
    public static MetadataReference EmitToImageReference(this CSharpCompilation project)
    {
        using MemoryStream image = new();
        Assert.Empty(project.Emit(image).Diagnostics.Where(problem => problem.Severity is DiagnosticSeverity.Error));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
