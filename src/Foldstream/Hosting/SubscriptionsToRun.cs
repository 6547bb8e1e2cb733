using Foldstream.Subscriptions;

namespace Foldstream.Hosting;

/// <summary>The subscriptions that an application runs.</summary>
internal sealed class SubscriptionsToRun : IManifestVisitor
{
    private readonly HashSet<AssemblyManifest> _seen = [];
    private readonly Dictionary<string, (Type Type, Action<SubscriptionRunner> Add)> _byName = new(StringComparer.Ordinal);
    private SubscriptionOptions? _ofAll;
    private bool _isAll;

    /// <summary>Whether none is to be run.</summary>
    public bool IsEmpty => _byName.Count == 0;

    public void Add<TSubscription>(SubscriptionOptions? options)
        where TSubscription : class, ISubscription<TSubscription>
    {
        if (_byName.ContainsKey(TSubscription.Definition.Name))
        {
            throw SameName(TSubscription.Definition.Name, typeof(TSubscription));
        }

        Put<TSubscription>(options);
    }

    /// <summary>Runs also those of a manifest that is still to come.</summary>
    public void AddAll(SubscriptionOptions? options) => (_isAll, _ofAll) = (true, options);

    /// <summary>Looks for those of a manifest, if all are to be run.</summary>
    public void Find(AssemblyManifest manifest)
    {
        if (_isAll)
        {
            Reference(manifest);
        }
    }

    public void AddTo(SubscriptionRunner runner)
    {
        foreach ((_, Action<SubscriptionRunner> add) in _byName.Values)
        {
            add(runner);
        }
    }

    public void Reference(AssemblyManifest manifest)
    {
        if (_seen.Add(manifest))
        {
            manifest.Accept(this);
        }
    }

    void IManifestVisitor.Subscription<TSubscription>()
    {
        if (!_byName.TryGetValue(TSubscription.Definition.Name, out (Type Type, Action<SubscriptionRunner> Add) known))
        {
            Put<TSubscription>(_ofAll);
        }
        else if (known.Type != typeof(TSubscription))
        {
            throw SameName(TSubscription.Definition.Name, typeof(TSubscription));
        }
    }

    void IManifestVisitor.Event<TEvent>()
    {
    }

    void IManifestVisitor.Aggregate<TAggregate, TKey>()
    {
    }

    private void Put<TSubscription>(SubscriptionOptions? options)
        where TSubscription : class, ISubscription<TSubscription>
        => _byName.Add(TSubscription.Definition.Name, (typeof(TSubscription), runner => runner.Add<TSubscription>(options)));

    private InvalidOperationException SameName(string name, Type type)
        => new(_byName[name].Type == type ? $"{type} is to be run twice. Name it once." : $"'{name}' is the name of both {_byName[name].Type} and {type}. Each has a name, and so a checkpoint, of its own.");
}
