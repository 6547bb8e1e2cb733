using System.Buffers;
using Foldstream.Formatters;
using MessagePack;
using MessagePack.Formatters;
using MessagePack.Resolvers;
using ProjectResolver = Foldstream.Manifests.Foldstream.Generated.Tests.FoldstreamResolver;

namespace Foldstream.Generated.Tests.Wire;

/// <summary>Events go through <see cref="MessagePackSerializer"/> unchanged.</summary>
public sealed class FormatterTests
{
    private static readonly MessagePackSerializerOptions Options =
        MessagePackSerializerOptions.Standard.WithResolver(CompositeResolver.Create(ProjectResolver.Instance, StandardResolver.Instance));

    private static readonly Integers Struct = new(1, -2, 300, -40_000_000_000, 5, 6, 70_000, ulong.MaxValue);
    private static readonly Pruned Class = new("a", 2, ["c", "d"], new Address("e"), new Money(9.95m, "EUR"));
    private static readonly Guid Id = new("0198a3f0-0000-7000-8000-000000000001");

    [Fact]
    public void An_event_alone_is_its_payload()
    {
        Assert.Equal(Payload.Encode(in Struct), Write(Struct));
        Assert.Equal(Payload.Encode(in Class), Write(Class));
        Assert.Equal(Struct, Read<Integers>(Write(Struct)));
        Same(Class, Read<Pruned>(Write(Class)));
    }

    [Fact]
    public void A_users_own_message_may_hold_events_and_identifiers()
    {
        Envelope envelope = new("t", Struct, Class, Struct, new ItemId(Id), new Sku("S"), new LineNumber(7), new AccountNumber(1L << 40), [new Grown(1, null)]);
        Envelope read = Read<Envelope>(Write(envelope));

        Same(Class, read.Class);
        Assert.Equal(envelope.More, read.More);
        Assert.Equal(envelope, read with { Class = envelope.Class, More = envelope.More });
    }

    [Fact]
    public void What_may_be_missing_is_nil()
    {
        Envelope envelope = new("t", Struct, null, null, default, null, default, default, []);
        Envelope read = Read<Envelope>(Write(envelope));

        Assert.Equal(envelope, read with { More = envelope.More });
        Assert.Equal([0xC0], Write<Pruned?>(null));
        Assert.Equal([0xC0], Write<Integers?>(null));
        Assert.Null(Read<Integers?>([0xC0]));
    }

    [Fact]
    public void An_identifier_is_its_plain_value()
    {
        Assert.Equal(Write(Id, MessagePackSerializerOptions.Standard.WithResolver(NativeGuidResolver.Instance)), Write(new ItemId(Id)));
        Assert.Equal([0xA1, (byte)'S'], Write(new Sku("S")));
        Assert.Equal([7], Write(new LineNumber(7)));
        Assert.Equal([0xCD, 1, 0], Write(new AccountNumber(256)));
        Assert.Contains("Sku has no value", Assert.Throws<MessagePackSerializationException>(() => Write(default(Sku))).GetBaseException().Message, StringComparison.Ordinal);
        Assert.Contains("Sku has no value", Assert.Throws<MessagePackSerializationException>(() => Read<Sku>([0xC0])).GetBaseException().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_events_and_compression_work_as_with_all_types()
    {
        MessagePackSerializerOptions compressed = Options.WithCompression(MessagePackCompression.Lz4BlockArray);
        List<Integers?> events = [.. Enumerable.Range(0, 1000).Select(i => i % 3 == 0 ? (Integers?)null : Struct with { C = i })];
        byte[] bytes = Write(events, compressed);

        Assert.True(bytes.Length < Write(events).Length / 2);
        Assert.Equal(events, Read<List<Integers?>>(bytes, compressed));
    }

    [Fact]
    public void A_message_in_pieces_is_read_wherever_it_is_cut()
    {
        byte[] bytes = Write<List<Pruned?>>([Class, null, Class]);
        for (int cut = 0; cut <= bytes.Length; cut++)
        {
            List<Pruned?> read = MessagePackSerializer.Deserialize<List<Pruned?>>(InPieces(bytes[..cut], bytes[cut..]), Options, TestContext.Current.CancellationToken);

            Assert.Equal(3, read.Count);
            Assert.Null(read[1]);
            Same(Class, read[2]);
        }
    }

    [Fact]
    public void What_follows_an_event_is_left_alone()
    {
        byte[] payload = Payload.Encode(in Class);
        MessagePackReader reader = new(new ReadOnlySequence<byte>([.. payload, 1, 2, 3]));
        Same(Class, new EventFormatter<Pruned>().Deserialize(ref reader, Options));

        Assert.Equal((payload.Length, 0), (reader.Consumed, reader.Depth));
    }

    [Theory]
    [InlineData("")]
    [InlineData("C0")]
    [InlineData("A0")]
    [InlineData("90")]
    [InlineData("98")]
    [InlineData("98C1")]
    [InlineData("9801020304050607A0")]
    [InlineData("DD7FFFFFFF")]
    [InlineData("DDFFFFFFFF")]
    [InlineData("98DFFFFFFFFF")]
    [InlineData("990102030405060708DFFFFFFFFF")]
    public void Bytes_that_are_no_payload_say_so_whole_or_in_pieces(string hex)
    {
        byte[] bytes = Convert.FromHexString(hex);
        foreach (ReadOnlySequence<byte> message in (ReadOnlySequence<byte>[])[new(bytes), InPieces(bytes[..(bytes.Length / 2)], bytes[(bytes.Length / 2)..])])
        {
            MessagePackSerializationException error = Assert.Throws<MessagePackSerializationException>(
                () => MessagePackSerializer.Deserialize<Integers>(message, Options, TestContext.Current.CancellationToken));

            Assert.IsType<MalformedPayloadException>(error.GetBaseException());
            Assert.Contains("'integers'", error.InnerException!.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_message_nested_deeper_than_allowed_is_refused()
    {
        MessagePackSerializerOptions shallow = Options.WithSecurity(MessagePackSecurity.UntrustedData.WithMaximumObjectGraphDepth(2));

        Assert.Equal([Struct], Read<List<Integers>>(Write<List<Integers>>([Struct]), shallow)!);
        Assert.IsType<InsufficientExecutionStackException>(
            Assert.Throws<MessagePackSerializationException>(() => Read<List<List<Integers>>>(Write<List<List<Integers>>>([[Struct]]), shallow)).GetBaseException());
    }

    [Fact]
    public void A_member_of_later_builds_may_be_nested_as_deep_as_it_likes()
    {
        byte[] payload = [0x99, 1, 2, 3, 4, 5, 6, 7, 8, .. Enumerable.Repeat((byte)0x91, 1_000_000), 0xC0];

        Assert.Equal(new Integers(1, 2, 3, 4, 5, 6, 7, 8), Read<Integers>(payload));
    }

    [Fact]
    public void The_old_specification_is_refused()
    {
        MessagePackSerializationException error = Assert.Throws<MessagePackSerializationException>(() => Write(Struct, Options.WithOldSpec()));

        Assert.Contains("old specification", error.GetBaseException().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_resolver_knows_its_projects_types_alone()
    {
        Assert.IsType<EventFormatter<Pruned>>(ProjectResolver.Instance.GetFormatter<Pruned>());
        Assert.IsType<NullableFormatter<ItemId>>(ProjectResolver.Instance.GetFormatter<ItemId?>());
        Assert.Null(ProjectResolver.Instance.GetFormatter<Address>());
        Assert.Null(ProjectResolver.Instance.GetFormatter<string>());
    }

    private static byte[] Write<T>(T value, MessagePackSerializerOptions? options = null)
        => MessagePackSerializer.Serialize(value, options ?? Options, TestContext.Current.CancellationToken);

    private static T Read<T>(byte[] bytes, MessagePackSerializerOptions? options = null)
        => MessagePackSerializer.Deserialize<T>(bytes, options ?? Options, TestContext.Current.CancellationToken);

    // The array in it compares by reference.
    private static void Same(Pruned expected, Pruned? read)
    {
        Assert.NotNull(read);
        Assert.Equal(expected.C.ToArray(), read.C.ToArray());
        Assert.Equal(expected, read with { C = expected.C });
    }

    private static ReadOnlySequence<byte> InPieces(byte[] first, byte[] second)
    {
        Piece begin = new(first, null), end = new(second, begin);
        return new ReadOnlySequence<byte>(begin, 0, end, second.Length);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(byte[] bytes, Piece? before)
        {
            Memory = bytes;
            if (before is not null)
            {
                before.Next = this;
                RunningIndex = before.RunningIndex + before.Memory.Length;
            }
        }
    }
}
