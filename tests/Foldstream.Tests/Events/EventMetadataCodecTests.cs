using System.Collections.Immutable;
using CsCheck;
using Foldstream.Tests.Encoding;

namespace Foldstream.Tests.Events;

public sealed class EventMetadataCodecTests
{
    private static readonly Gen<string?> Maybe = Gen.OneOf(Gen.Const((string?)null), WireValues.Text.Select(text => (string?)text));

    private static readonly Gen<EventMetadata> Metadata = Gen.Select(Maybe, Maybe, Maybe, Gen.Select(WireValues.Text, WireValues.Text).Array[0, 20],
        (actor, correlation, causation, headers) => new EventMetadata
        {
            Actor = actor,
            CorrelationId = correlation,
            CausationId = causation,
            Headers = headers.DistinctBy(header => header.Item1).ToImmutableSortedDictionary(header => header.Item1, header => header.Item2),
        });

    [Fact]
    public void A_header_without_a_value_is_refused_where_it_is_given()
    {
        ImmutableSortedDictionary<string, string> headers = ImmutableSortedDictionary<string, string>.Empty.Add("tenant", null!);
        Assert.Throws<ArgumentException>(() => new EventMetadata { Headers = headers });
        Assert.Throws<ArgumentNullException>(() => new EventMetadata { Headers = null! });
        Assert.Throws<ArgumentNullException>(() => new AppendOptions { Metadata = null! });
    }

    [Fact]
    public void Any_metadata_comes_back()
        => Metadata.Sample(metadata =>
        {
            byte[] bytes = EventMetadataCodec.Encode(metadata);
            Assert.Equal(metadata, EventMetadataCodec.Decode(bytes));
            Assert.Equal(bytes, EventMetadataCodec.Encode(EventMetadataCodec.Decode(bytes)));
        }, iter: 2_000);

    [Fact]
    public void Metadata_that_says_nothing_has_no_bytes()
    {
        Assert.Empty(EventMetadataCodec.Encode(EventMetadata.Empty));
        Assert.Same(EventMetadata.Empty, EventMetadataCodec.Decode([]));
    }

    [Fact]
    public void The_bytes_are_those_of_MessagePack()
    {
        EventMetadata metadata = new() { Actor = "ada", CausationId = "m-1", Headers = Headers(("z", "2"), ("a", "1")) };
        byte[] peer = PeerCodec.Write(new object?[] { "ada", null, "m-1", new SortedDictionary<string, string>(StringComparer.Ordinal) { ["a"] = "1", ["z"] = "2" } });
        Assert.Equal(Convert.ToHexString(peer), Convert.ToHexString(EventMetadataCodec.Encode(metadata)));
        Assert.Equal("94A3616461C0A36D2D3182A161A131A17AA132", Convert.ToHexString(peer));
    }

    [Theory]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(70_000)]
    public void Any_number_of_headers_comes_back(int count)
    {
        EventMetadata metadata = new() { Headers = Headers([.. Enumerable.Range(0, count).Select(i => ($"name-{i}", $"text {i}"))]) };
        Assert.Equal(metadata, EventMetadataCodec.Decode(EventMetadataCodec.Encode(metadata)));
    }

    [Fact]
    public void Members_that_a_later_build_may_add_are_skipped()
        => Assert.Equal(new EventMetadata { Actor = "a" }, EventMetadataCodec.Decode(Convert.FromHexString("95A161C0C0808201029103C3")));

    [Theory]
    [InlineData("C0")]
    [InlineData("93C0C0C0")]
    [InlineData("94C0C0C0")]
    [InlineData("94C0C0C0C0")]
    [InlineData("94C0C001C080")]
    [InlineData("94C0C0C08000")]
    [InlineData("94C0C0C081A161")]
    [InlineData("94C0C0C081A161C0")]
    [InlineData("94C0C0C082A161A131A161A132")]
    [InlineData("94C0C0C0DFFFFFFFFF")]
    [InlineData("94C0C0C0DE00FF")]
    [InlineData("94A1FFC0C080")]
    public void What_is_no_metadata_is_malformed(string hex)
        => Assert.Throws<MalformedPayloadException>(() => EventMetadataCodec.Decode(Convert.FromHexString(hex)));

    [Fact]
    public void Any_truncation_is_malformed()
    {
        byte[] bytes = EventMetadataCodec.Encode(new EventMetadata { Actor = "ada", CorrelationId = "c", CausationId = "m", Headers = Headers(("a", "1")) });
        for (int length = 1; length < bytes.Length; length++)
        {
            Assert.Throws<MalformedPayloadException>(() => EventMetadataCodec.Decode(bytes.AsSpan(0, length)));
        }
    }

    private static ImmutableSortedDictionary<string, string> Headers(params (string Name, string Text)[] headers)
        => headers.ToImmutableSortedDictionary(header => header.Name, header => header.Text);
}
