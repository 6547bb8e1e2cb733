using Foldstream.Model;

namespace Foldstream.Upcasting;

/// <summary>Finds which members of an old version each member of a result is made of.</summary>
internal sealed class UpcastReads(IReadOnlyCollection<EventModel> events, FrozenProject frozen)
{
    // Members from the 64th on have no bit.
    private const int MaxMembers = 64;

    public StepResult Of(UpcastResult result, FrozenVersion old)
        => new(result.Type, new OldVersionKey(result.EventName, result.Version), result.IsOld, result.IsOptional, Reads(result, old));

    private EquatableArray<ulong>? Reads(UpcastResult result, FrozenVersion old)
    {
        if (result.Arguments is not { } arguments || result.IsOptional || MembersOf(result) is not { } members) return null;
        if (members.Count > MaxMembers || old.Members.Count > MaxMembers) return null;

        List<MemberModel> parameters = [.. members.Where(member => member.IsParameter)];
        ulong[] reads = new ulong[members.Count];
        for (int i = 0; i < arguments.Count; i++)
        {
            MemberModel? target = arguments[i].Name is { } name ? parameters.Find(member => member.Name == name) : i < parameters.Count ? parameters[i] : null;
            if (target is null) return null;
            if (arguments[i].Source.Length == 0) continue;

            int source = old.Members.ToList().FindIndex(member => member.Name == arguments[i].Source);

            // A conversion is the user's code: it is not handed what was never decoded.
            if (source < 0 || old.Members[source].Type.ClrType != target.Type.ClrType) return null;

            reads[members.ToList().IndexOf(target)] |= 1UL << source;
        }

        return new EquatableArray<ulong>(reads);
    }

    private EquatableArray<MemberModel>? MembersOf(UpcastResult result)
        => result.IsOld ? frozen.Find(new OldVersionKey(result.EventName, result.Version)) is { Shape: not null } version ? version.Members : null
            : events.FirstOrDefault(model => model.Type.FullName == result.Type) is { HasErrors: false, HasOneConstructor: true, MembersCanBeSkipped: true } live ? live.Members
            : null;
}
