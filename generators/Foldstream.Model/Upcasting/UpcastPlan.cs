using Foldstream.Model;

namespace Foldstream.Upcasting;

/// <summary>Finds the old events that an aggregate replays or a subscription handles, and what it does with them.</summary>
internal sealed class UpcastPlan
{
    private readonly UpcastGraph _graph;
    private readonly Dictionary<string, ulong> _taken = [];
    private readonly HashSet<string> _ignored;
    private readonly bool _isOpen;
    private readonly HashSet<OldVersionKey> _open = [];
    private int _folded, _unknown, _deadEnds;

    private UpcastPlan(AggregateModel model, UpcastGraph graph)
    {
        (_graph, _ignored) = (graph, [.. model.Ignored]);
        foreach (FoldModel fold in model.Folds) _taken[fold.EventType] = fold.MembersRead;
    }

    private UpcastPlan(SubscriptionModel model, UpcastGraph graph)
    {
        (_graph, _ignored, _isOpen) = (graph, [.. model.Ignored], model.IsOpen);
        foreach (HandleModel handle in model.Handles) _taken[handle.EventType] = handle.MembersRead;
    }

    /// <summary>The aggregate with its old events, in the order of their names and versions.</summary>
    public static AggregateModel Complete(AggregateModel model, UpcastGraph graph)
    {
        if (graph.Steps.Count == 0 || model.HasErrors) return model;

        UpcastPlan plan = new(model, graph);
        return model with { Old = graph.Steps.Select(plan.Of).OfType<OldEventModel>().ToEquatableArray() };
    }

    /// <summary>The same for a subscription.</summary>
    public static SubscriptionModel Complete(SubscriptionModel model, UpcastGraph graph)
    {
        if (graph.Steps.Count == 0 || model.HasErrors) return model;

        UpcastPlan plan = new(model, graph);
        return model with { Old = graph.Steps.Select(plan.Of).OfType<OldEventModel>().Select(old => old with { Defaults = "" }).ToEquatableArray() };
    }

    /// <summary>The events among what a step leads to that an aggregate folds in part: of those that it neither folds nor ignores, which a rule points out.</summary>
    public static IEnumerable<string> Unknown(AggregateModel model, UpcastGraph graph, UpcastStep step)
    {
        UpcastPlan plan = new(model, graph);
        List<string> unknown = [];
        plan.Tree(step, unknown);
        return plan._folded > 0 ? unknown.Distinct() : [];
    }

    /// <returns>Null when the aggregate has nothing to do with it, or does not know all of what it becomes: the old event is an unknown one then, and never half folded.</returns>
    private OldEventModel? Of(UpcastStep step)
    {
        (_folded, _unknown, _deadEnds) = (0, 0, 0);
        (UpcastTree? tree, ulong read) = Tree(step, []);
        if (_unknown + _deadEnds > 0) return null;

        return new OldEventModel
        {
            Type = step.OldType,
            EventName = step.Key.EventName,
            SchemaVersion = step.Key.Version,
            MembersRead = read,
            Defaults = step.Defaults,
            Tree = _folded > 0 ? tree : null,
        };
    }

    private (UpcastTree? Tree, ulong Read) Tree(UpcastStep step, List<string> unknown)
    {
        if (!_open.Add(step.Key))
        {
            _deadEnds++;
            return (null, 0);
        }

        List<UpcastBranch> branches = [];
        ulong all = 0;
        foreach (StepResult result in step.Results)
        {
            (UpcastTree? next, ulong read) = result.IsOld ? Next(result, unknown) : (null, Leaf(result, unknown));
            if (result.Reads is { } reads)
            {
                for (int i = 0; i < reads.Count; i++)
                {
                    if ((read >> i & 1) != 0) all |= reads[i];
                }
            }
            else
            {
                all = ulong.MaxValue;
            }

            branches.Add(new UpcastBranch(result.Type, result.IsOptional, next));
        }

        _open.Remove(step.Key);
        return (new UpcastTree(step.Call, step.Results.Count > 1, branches.ToEquatableArray()), all);
    }

    private (UpcastTree? Tree, ulong Read) Next(StepResult result, List<string> unknown)
    {
        if (_graph.Find(result.Key) is { } step) return Tree(step, unknown);

        _deadEnds++;
        return (null, 0);
    }

    /// <returns>The members of the event that the fold reads.</returns>
    private ulong Leaf(StepResult result, List<string> unknown)
    {
        if (_taken.TryGetValue(result.Type, out ulong read))
        {
            _folded++;
            return read;
        }

        // An open subscription passes by whatever the build knows, and what upcasters make is known.
        if (_isOpen || _ignored.Contains(result.Key.EventName)) return 0;

        _unknown++;
        unknown.Add(result.Type);
        return 0;
    }
}
