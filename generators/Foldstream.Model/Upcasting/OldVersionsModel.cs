using Foldstream.Model;

namespace Foldstream.Upcasting;

/// <summary>The old versions that are generated into a type, with the upcasters beside them.</summary>
/// <param name="Type">The event, or the type with the upcaster.</param>
/// <param name="Versions">The old versions, at least one.</param>
internal sealed record OldVersionsModel(PartialType Type, EquatableArray<OldVersionModel> Versions)
{
    /// <returns>Null when the event has no old versions.</returns>
    public static OldVersionsModel? Of(EventModel model, FrozenProject frozen, UpcastGraph graph)
    {
        List<OldVersionModel> versions = [];
        foreach (FrozenVersion version in frozen.Versions.Where(version => version.Key.EventName == model.Name))
        {
            string name = Parsing.OldVersionNames.Of(version.Key.Version);
            UpcasterModel? upcaster = model.Upcasters.FirstOrDefault(upcaster => upcaster.Key == version.Key && !upcaster.HasErrors);

            // One that only [Upcasts] asks for is generated where that stands.
            bool isWanted = version.Key.Version < model.SchemaVersion || model.Upcasters.Any(one => one.Mentions.Any(old => old.TypeName == name));
            if (isWanted && !model.TakenNames.Contains(name)) versions.Add(OldVersionModel.Of(name, version, upcaster, frozen, graph));
        }

        return versions.Count == 0 ? null : new OldVersionsModel(model.Type, versions.ToEquatableArray());
    }

    /// <returns>Null when there is nothing to generate.</returns>
    public static OldVersionsModel? Of(UpcasterModel model, FrozenProject frozen, UpcastGraph graph)
        => model.Mentions.Count > 0 && frozen.Find(model.Key) is { } version
            ? new OldVersionsModel(model.Container, new EquatableArray<OldVersionModel>([OldVersionModel.Of(model.OldName, version, model.HasErrors ? null : model, frozen, graph)]))
            : null;
}

/// <summary>An old version as it is printed.</summary>
/// <param name="Name">The simple name of its type.</param>
/// <param name="Version">What it holds.</param>
/// <param name="Upcaster">The upcaster beside it; null when there is none that can be called.</param>
/// <param name="UpcasterIsPublic">Whether all that the upcaster names is public.</param>
/// <param name="Reads">What other projects are told of what its results are made of.</param>
internal sealed record OldVersionModel(string Name, FrozenVersion Version, UpcasterModel? Upcaster, bool UpcasterIsPublic, string Reads)
{
    public static OldVersionModel Of(string name, FrozenVersion version, UpcasterModel? upcaster, FrozenProject frozen, UpcastGraph graph)
    {
        UpcasterModel? called = version.Shape is null ? null : upcaster;
        bool isPublic = called is not null && version.IsPublic && called.Results.All(result => result.IsPublic && frozen.Find(new OldVersionKey(result.EventName, result.Version)) is null or { IsPublic: true });
        string reads = called is not null && graph.Find(version.Key) is { } step && step.OldType == called.OldType ? ToldReads.Print(step.Results) : "";
        return new OldVersionModel(name, version, called, isPublic, reads);
    }
}
