using Foldstream.Model;

namespace Foldstream.Upcasting;

/// <summary>The upcasters that a project knows, its own and those of its references, each a step from an old version to what it has become.</summary>
internal sealed record UpcastGraph(EquatableArray<UpcastStep> Steps)
{
    /// <summary>The project's own upcasters as a graph.</summary>
    /// <param name="events">The project's events, with the upcasters in them.</param>
    /// <param name="marked">The upcasters with <c>[Upcasts]</c>.</param>
    /// <param name="frozen">The old versions.</param>
    /// <param name="referenced">The upcasters of referenced projects.</param>
    public static UpcastGraph Of(IReadOnlyCollection<EventModel> events, IEnumerable<UpcasterModel> marked, FrozenProject frozen, IEnumerable<UpcastStep> referenced)
    {
        UpcastReads reads = new(events, frozen);
        Dictionary<OldVersionKey, UpcastStep> steps = [];
        foreach (UpcasterModel upcaster in events.SelectMany(model => model.Upcasters).Concat(marked).OrderBy(upcaster => upcaster.OldType, StringComparer.Ordinal))
        {
            // A rule says what is wrong with one that is left out.
            if (upcaster.HasErrors || frozen.Find(upcaster.Key) is not { Shape: not null } version || steps.ContainsKey(upcaster.Key)) continue;

            steps.Add(upcaster.Key, new UpcastStep(
                upcaster.Key,
                upcaster.OldType,
                upcaster.Container.FullName + "." + UpcastStep.MethodOf(upcaster.OldName),
                FrozenDefaults.Of(version.Members),
                upcaster.Results.Select(result => reads.Of(result, version)).ToEquatableArray()));
        }

        foreach (UpcastStep step in referenced)
        {
            if (!steps.ContainsKey(step.Key)) steps.Add(step.Key, step);
        }

        return new UpcastGraph(steps.Values.OrderBy(step => step.Key.EventName, StringComparer.Ordinal).ThenBy(step => step.Key.Version).ToEquatableArray());
    }

    public UpcastStep? Find(OldVersionKey key) => Steps.FirstOrDefault(step => step.Key == key);
}

/// <summary>An upcaster that can be called.</summary>
/// <param name="Key">What it takes.</param>
/// <param name="OldType">The type of that as emitted code names it.</param>
/// <param name="Call">The generated method that calls it.</param>
/// <param name="Defaults">What stands for members that the bytes lack; empty for an upcaster of another project, whose build tells.</param>
/// <param name="Results">What becomes of it.</param>
internal sealed record UpcastStep(OldVersionKey Key, string OldType, string Call, string Defaults, EquatableArray<StepResult> Results)
{
    /// <summary>The method beside the old version through which the code of others reaches the upcaster, which may be private.</summary>
    public static string MethodOf(string oldName) => "FoldstreamUpcast" + oldName;
}

/// <summary>A result of a step.</summary>
/// <param name="Type">Its type as emitted code names it.</param>
/// <param name="Key">What it is.</param>
/// <param name="IsOld">Whether it is an old version itself.</param>
/// <param name="IsOptional">Whether it may be null, for no event.</param>
/// <param name="Reads">For each of its members the members of the old version that it is made of, as a mask; null when that can't be told.</param>
internal sealed record StepResult(string Type, OldVersionKey Key, bool IsOld, bool IsOptional, EquatableArray<ulong>? Reads);
