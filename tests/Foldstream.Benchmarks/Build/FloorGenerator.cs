using Microsoft.CodeAnalysis;

namespace Foldstream.Benchmarks.Build;

/// <summary>Finds what the generators find, and makes nothing of it.</summary>
internal sealed class FloorGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        foreach (string attribute in (string[])["Foldstream.EventAttribute", "Foldstream.AggregateAttribute", "Foldstream.IdentifierAttribute"])
        {
            context.RegisterSourceOutput(context.SyntaxProvider.ForAttributeWithMetadataName(attribute, (_, _) => true, (_, _) => 1), (_, _) => { });
        }
    }
}
