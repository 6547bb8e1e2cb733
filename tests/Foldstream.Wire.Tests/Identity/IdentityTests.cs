using Foldstream.Kinds;

namespace Foldstream.Wire.Tests.Identity;

/// <summary>
/// Every kind of member is written byte for byte as MessagePack-CSharp writes it for a twin with <c>[MessagePackObject]</c> and
/// <c>[Key]</c>, and each reads what the other wrote.
/// </summary>
public sealed class IdentityTests
{
    private const int Count = 10_000;

    public static TheoryData<string> Kinds => [.. AllKinds.List.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_kind_is_written_and_read_as_its_twin(string kind) => Pairs.All.Single(pair => pair.Name == kind).Compare(Count);

    [Fact]
    public void No_kind_stands_twice() => Assert.Distinct(Pairs.All.Select(pair => pair.Name));
}
