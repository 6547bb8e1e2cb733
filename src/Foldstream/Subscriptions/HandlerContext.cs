using System.Data.Common;
using Foldstream.Subscriptions;

namespace Foldstream;

/// <summary>What a handler may want to know of an event beside the event itself. It may be kept.</summary>
public readonly struct HandlerContext
{
    private readonly DeliveryScope _scope;
    private readonly LogPage _page;
    private readonly int _index;

    internal HandlerContext(DeliveryScope scope, LogPage page, int index, int part) => (_scope, _page, _index, Part) = (scope, page, index, part);

    /// <summary>The name of the subscription.</summary>
    public string Subscription => _scope.Subscription;

    /// <summary>The stream.</summary>
    public StreamId Stream => _page.Stream;

    /// <summary>The event's version, from 1.</summary>
    public long Version => _page.FirstVersion + _index;

    /// <summary>The event's place in the whole store, from 1.</summary>
    public long Position => _page.FirstPosition + _index;

    /// <summary>The append that the event belongs to.</summary>
    public AppendId AppendId => _page.AppendId;

    /// <summary>When the append was made, in UTC.</summary>
    public DateTimeOffset Time => _page.Time;

    /// <summary>Who caused the append, and by which message. Decoded on each use.</summary>
    public EventMetadata Metadata => _page.Metadata;

    /// <summary>The event's place, from 0, among all that upcasters make of one stored event; 0 for an event that is stored as it is.</summary>
    public int Part { get; }

    /// <summary>Which attempt this is, from 1.</summary>
    public int Attempt => _scope.Attempt;

    /// <summary>
    /// The database transaction that ends with the checkpoint: what is written in it is there exactly once. <see langword="null"/> where the
    /// checkpoint is kept in no database. It is not to be committed or rolled back by the handler, and not to be used after it.
    /// </summary>
    public DbTransaction? Transaction => _scope.Transaction;

    /// <summary>
    /// The same for this event and subscription however often it is handled, and for no other: an id under which work outside of the <see cref="Transaction"/> is done
    /// once. A command of the subscription takes it as <c>AppendOptions.Once</c>, others take its text as their idempotency key.
    /// </summary>
    public AppendId Once
        => AppendId.From("foldstream/" + Subscription, FormattableString.Invariant($"{Stream.Tenant}\0{Stream}\0{Version}\0{AppendId}\0{Part}"));
}
