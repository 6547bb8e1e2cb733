using Foldstream.Kinds;
using Foldstream.Testing;

namespace Foldstream.Wire.Tests;

/// <summary>The values that the laws make up by a shape are values of every kind of member, and hold none that the wire has not.</summary>
public sealed class LawTests
{
    public static TheoryData<string> Names => [.. Laws.Names];

    private static EventLaws Laws { get; } = EventLaws.Of(typeof(Kind).Assembly)
        .Sample(new Emails((Email)"anna@example.org", null, default), new Emails((Email)"a@b", (Email)"c@d", default))
        .Sample(new Trees(new Tree("oak", []), null), new Trees(new Tree("oak", [new Tree("branch", [])]), new Tree("", [])));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_kind_of_member_keeps(string law) => Laws.Check(law);
}
