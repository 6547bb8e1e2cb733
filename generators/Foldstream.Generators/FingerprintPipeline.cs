using Foldstream.Generators.Emitting;
using Foldstream.Generators.Fingerprints;
using Foldstream.Model;
using Microsoft.CodeAnalysis;

namespace Foldstream.Generators;

/// <summary>
/// The fold fingerprint of every aggregate, in a file of its own that an editor never asks for: what it hashes must be bound, and that would be felt at each keystroke.
/// </summary>
internal static class FingerprintPipeline
{
    public static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<(AggregateModel Model, EquatableArray<string> Shared)> models,
        IncrementalValueProvider<EquatableArray<string>> oldVersions)
    {
        IncrementalValuesProvider<(FingerprintModel Model, bool IsShared)> fingerprints = models
            .Where(static pair => !pair.Model.HasErrors)
            .Combine(context.CompilationProvider.Combine(oldVersions))
            .Select(static (input, cancellation) => (
                Model: FingerprintParser.Parse(input.Left.Model, input.Right.Left, input.Right.Right, cancellation),
                IsShared: SharedSpellings.Holds(input.Left.Shared, input.Left.Model.Type)))
            .Where(static pair => pair.Model is not null)
            .Select(static (pair, _) => (pair.Model!, pair.IsShared))
            .WithTrackingName(TrackingNames.Fingerprint);
        context.RegisterImplementationSourceOutput(fingerprints, static (output, pair) => output.AddSource(
            HintName.Of(pair.Model.Type.MetadataName, "Fingerprint", pair.IsShared), FingerprintEmitter.Emit(pair.Model)));
    }
}
