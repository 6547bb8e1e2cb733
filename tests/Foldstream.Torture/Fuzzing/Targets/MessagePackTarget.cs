using System.Buffers;
using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Kinds;
using MessagePack;
using MessagePack.Resolvers;
using KindsResolver = Foldstream.Manifests.Foldstream.Kinds.FoldstreamResolver;

namespace Foldstream.Torture.Fuzzing.Targets;

/// <summary>Events inside other messages, through <see cref="MessagePackSerializer"/>; the message in one piece or in several.</summary>
internal sealed class MessagePackTarget : FuzzTarget
{
    private static readonly MessagePackSerializerOptions Options = MessagePackSerializerOptions.Standard
        .WithResolver(CompositeResolver.Create(KindsResolver.Instance, StandardResolver.Instance))
        .WithSecurity(MessagePackSecurity.UntrustedData);

    private readonly Deserialization[] _bySample = [.. Enumerable.Range(0, KindSamples.Payloads.Length).Select(sample => Deserialization.For(KindSamples.KindOf(sample)))];

    public override string Name => "event by MessagePack";

    public override int Weight => 120;

    public override ImmutableArray<byte[]> Samples => KindSamples.Payloads;

    public override void Read(Span<byte> input, int sample)
    {
        byte[] message = input.ToArray();
        _bySample[sample].Read(sample % 2 == 0 ? new ReadOnlySequence<byte>(message) : Piece.Split(message));
    }

    // The last one is MessagePack's own answer to what is nested deeper than its security allows.
    public override bool IsTyped(Exception error) => error is MessagePackSerializationException or InsufficientExecutionStackException;

    private abstract class Deserialization
    {
        public static Deserialization For(Kind kind)
        {
            Visitor visitor = new();
            kind.Accept(visitor);
            return visitor.Made!;
        }

        public abstract void Read(in ReadOnlySequence<byte> message);

        private sealed class Visitor : IKindVisitor
        {
            public Deserialization? Made { get; private set; }

            public void Visit<TEvent>(Kind<TEvent> kind)
                where TEvent : IEvent<TEvent>
                => Made = new Of<TEvent>();
        }

        private sealed class Of<TEvent> : Deserialization
        {
            public override void Read(in ReadOnlySequence<byte> message) => MessagePackSerializer.Deserialize<TEvent>(message, Options);
        }
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        private Piece(ReadOnlyMemory<byte> memory, long at) => (Memory, RunningIndex) = (memory, at);

        public static ReadOnlySequence<byte> Split(byte[] message)
        {
            int half = message.Length / 2;
            Piece first = new(message.AsMemory(0, half), 0), last = new(message.AsMemory(half), half);
            first.Next = last;
            return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
        }
    }
}
