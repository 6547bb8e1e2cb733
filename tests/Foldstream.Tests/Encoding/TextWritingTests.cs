using Foldstream.Encoding;

namespace Foldstream.Tests.Encoding;

/// <summary>Texts are narrowed eight characters at a time while they are ASCII, so what matters is their length and where they are not.</summary>
public sealed class TextWritingTests
{
    [Fact]
    public void A_text_is_written_and_read_whatever_its_length_and_wherever_it_is_not_ASCII()
    {
        for (int length = 0; length <= 70; length++)
        {
            string ascii = new([.. Enumerable.Range(0, length).Select(i => (char)(' ' + (i % 95)))]);
            Check(ascii);
            for (int at = 0; at < length; at++)
            {
                foreach (string other in (string[])["\u0080", "ÿ", "ſ", "€", "\uff41", "\U0001f600"])
                {
                    Check(string.Concat(ascii.AsSpan(0, at), other, ascii.AsSpan(at + 1)));
                }
            }
        }
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused_wherever_it_stands()
    {
        for (int at = 0; at < 20; at++)
        {
            string text = new string('a', at) + '\ud83d' + new string('b', 20 - at);
            Assert.Throws<ArgumentException>(() => Write(text));
        }
    }

    [Fact]
    public void What_is_not_UTF8_is_refused_wherever_it_stands()
    {
        for (int at = 1; at <= 20; at++)
        {
            byte[] bytes = Write(new string('a', 20));
            bytes[at] = 0x80;
            Assert.Throws<MalformedPayloadException>(() =>
            {
                int position = 0;
                WireReader.ReadString(bytes, ref position);
            });
        }
    }

    private static void Check(string text)
    {
        byte[] bytes = Write(text);
        Assert.Equal(MessagePack.MessagePackSerializer.Serialize(text), bytes);
        int position = 0;
        Assert.Equal(text, WireReader.ReadString(bytes, ref position));
        Assert.Equal(bytes.Length, position);
    }

    private static byte[] Write(string text)
    {
        byte[] destination = new byte[WireWriter.MaxSizeOfString(text)];
        int position = 0;
        WireWriter.WriteString(destination, ref position, text);
        return destination[..position];
    }
}
