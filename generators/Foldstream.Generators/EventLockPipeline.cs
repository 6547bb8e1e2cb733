using System.Collections.Immutable;
using Foldstream.Generators.Emitting;
using Foldstream.Locking;
using Foldstream.Model;
using Microsoft.CodeAnalysis;

namespace Foldstream.Generators;

/// <summary>
/// <c>events.lock</c>: what it holds, and what it should hold, which the assembly carries so that the build can bring the file up to date. The latter is an
/// implementation output: nobody pays for it while typing.
/// </summary>
internal static class EventLockPipeline
{
    /// <summary>The project's lock; an empty one where there is no file, or none that can be read.</summary>
    public static IncrementalValueProvider<EventLock> Parse(IncrementalGeneratorInitializationContext context)
        => context.AdditionalTextsProvider
            .Where(static file => EventLock.IsFile(file.Path))
            .Select(static (file, cancellation) => file.GetText(cancellation)?.ToString() ?? "")
            .Collect()
            .Select(static (texts, _) => texts.Length == 0 ? EventLock.Empty : LockReader.Read(texts[0]).Lock)
            .WithTrackingName(TrackingNames.EventLock);

    public static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<EventLock> known,
        IncrementalValuesProvider<EventModel> events,
        IncrementalValuesProvider<AggregateModel> aggregates,
        IncrementalValuesProvider<UpcasterModel> upcasters)
    {
        IncrementalValueProvider<string?> text = known.Combine(events.Collect()).Combine(aggregates.Collect()).Combine(upcasters.Collect())
            .Select(static (parts, _) => Print(parts.Left.Left.Left, parts.Left.Left.Right, parts.Left.Right, parts.Right))
            .WithTrackingName(TrackingNames.EventLockText);
        context.RegisterImplementationSourceOutput(text, static (output, text) =>
        {
            if (text is not null) output.AddSource("FoldstreamEventLock.g.cs", EventLockEmitter.Emit(text));
        });
    }

    /// <summary>Null when the project writes nothing to disk. What has errors has no shape, and the build fails anyway.</summary>
    private static string? Print(EventLock known, ImmutableArray<EventModel> events, ImmutableArray<AggregateModel> aggregates, ImmutableArray<UpcasterModel> upcasters)
        => events.Length + aggregates.Length + known.Shipped.Count + known.Unshipped.Count == 0 || events.Any(model => model.HasErrors) || aggregates.Any(model => model.HasErrors)
            ? null
            : LockText.Print(LockUpdate.Of(known, events, aggregates, UpcastKeys(events, upcasters)));

    private static IEnumerable<LockKey> UpcastKeys(ImmutableArray<EventModel> events, ImmutableArray<UpcasterModel> upcasters)
        => events.SelectMany(model => model.Upcasters).Concat(upcasters).Select(upcaster => new LockKey("event", upcaster.EventName, upcaster.Version));
}
