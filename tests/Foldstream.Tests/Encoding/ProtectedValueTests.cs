using Foldstream.Encoding;

namespace Foldstream.Tests.Encoding;

/// <summary>Ext type 80 stands for a protected member, whatever the member's type is. Without a key that is an error of its own, and no damage.</summary>
public sealed class ProtectedValueTests
{
    public static TheoryData<string, byte[]> Forms
    {
        get
        {
            byte[][] values =
            [
                [0xd4, 80, 1], [0xd5, 80, 1, 2], [0xd6, 80, 1, 2, 3, 4], [0xd7, 80, .. new byte[8]], [0xd8, 80, .. new byte[16]],
                [0xc7, 0, 80], [0xc7, 40, 80, .. new byte[40]], [0xc8, 1, 0, 80, .. new byte[256]], [0xc9, 0, 1, 0, 0, 80, .. new byte[65536]],
            ];
            TheoryData<string, byte[]> forms = [];
            foreach (WireKind kind in WireKind.All)
            {
                foreach (byte[] value in values)
                {
                    forms.Add(kind.Name, value);
                }
            }

            return forms;
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_reader_says_that_it_has_no_key(string name, byte[] value)
    {
        WireKind kind = WireKind.All.Single(kind => kind.Name == name);

        Assert.Equal(0, Assert.Throws<ProtectedMemberException>(() => kind.ReadPast(value)).Offset);
        Assert.Throws<MalformedPayloadException>(() => kind.ReadPast(value.AsSpan(0, value.Length - 1)));
    }

    [Fact]
    public void Records_collections_and_maps_can_be_protected_as_a_whole()
    {
        byte[] value = [0xd4, 80, 1];

        Assert.Throws<ProtectedMemberException>(() => Read((source, ref position) => WireReader.ReadArrayHeader(source, ref position)));
        Assert.Throws<ProtectedMemberException>(() => Read((source, ref position) => WireReader.ReadMapHeader(source, ref position)));
        Assert.Throws<ProtectedMemberException>(() => Read((source, ref position) => WireReader.ReadCase(source, ref position)));

        void Read(ReadValue<int> read)
        {
            int position = 0;
            read(value, ref position);
        }
    }

    [Fact]
    public void Who_skips_it_needs_no_key()
    {
        int position = 0;
        WireReader.Skip([0xc7, 2, 80, 1, 2, 0xc0], ref position);

        Assert.Equal(5, position);
    }

    [Fact]
    public void Metadata_holds_none()
    {
        MalformedPayloadException error = Assert.Throws<MalformedPayloadException>(() => EventMetadataCodec.Decode([0x94, 0xd4, 80, 1, 0xc0, 0xc0, 0x80]));

        Assert.Contains("protected", error.Message, StringComparison.Ordinal);
    }
}
