using Foldstream.Aggregates;

namespace Foldstream.Tests.Aggregates;

public class KeyTextTests
{
    [Fact]
    public void A_key_that_is_a_Guid_is_written_as_the_runtime_writes_its_32_digits()
    {
        Random random = new(7);
        byte[] bytes = new byte[16];
        for (int i = 0; i < 1_000; i++)
        {
            random.NextBytes(bytes);
            Guid key = new(bytes);
            Assert.Equal(key.ToString("N"), KeyText.Of(key));
        }

        Assert.Equal("00000000000000000000000000000000", KeyText.Of(Guid.Empty));
        Assert.Equal("ffffffffffffffffffffffffffffffff", KeyText.Of(Guid.AllBitsSet));
    }
}
