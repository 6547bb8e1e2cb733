using Foldstream.Locking;

namespace Foldstream.Generators.Tests.Upcasting;

/// <summary>Old versions whose names would be something else, or two things, in the code.</summary>
public sealed class OddNameTests
{
    [Theory]
    [InlineData(
        "[Event(\"a\")] public sealed partial record A((int @default, string? @as) T);",
        "[Event(\"a\", Version = 2)] public sealed partial record A(int N) { private static A Upcast(in V1 old) => new(old.T.@default); }")]
    [InlineData(
        "public enum @class { @int = 1 } [Event(\"a\")] public sealed partial record A(@class @event);",
        "[Event(\"a\", Version = 2)] public sealed partial record A(int N) { private static A Upcast(in V1 old) => new((int)old.@event); }")]
    [InlineData(
        "public static class Order { public sealed record Line(int N); } public sealed record OrderLine(int N); [Event(\"a\")] public sealed partial record A(Order.Line One, OrderLine Other);",
        "public static class Order { public sealed record Line(long N); } public sealed record OrderLine(long N); [Event(\"a\", Version = 2)] public sealed partial record A(Order.Line One, OrderLine Other) { private static A Upcast(in V1 old) => new(new(old.One.N), new(old.Other.N)); }")]
    public void An_old_version_can_be_named(string before, string after)
    {
        const string Space = "namespace Shop.@event; ";
        string text = Generation.Of(Space + before).EventLock!;
        Generation upcast = Generation.Of(Generation.Project(Space + after), LockText.Print(LockReader.Read(text).Lock.Ship()));

        Assert.DoesNotContain(upcast.Problems, problem => problem.Id != "CS8981");
    }
}
