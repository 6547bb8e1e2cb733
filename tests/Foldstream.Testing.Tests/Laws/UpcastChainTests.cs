using Foldstream.Events;
using Foldstream.Hosting;

namespace Foldstream.Testing.Tests.Laws;

/// <summary>Chains that no compiler lets through, as builds of other times may have them in their assemblies.</summary>
public sealed class UpcastChainTests
{
    [Fact]
    public void A_chain_ends_in_a_current_event()
        => Assert.Equal("An upcaster makes thing v2, from which no other goes on.", Finding(visitor => visitor.Upcaster<First>(static (in first, results) => results.Old(new Second()))));

    [Fact]
    public void A_chain_does_not_go_in_circles() => Assert.StartsWith("The upcasters go round in a circle by way of thing v", Finding(visitor =>
    {
        visitor.Upcaster<First>(static (in first, results) => results.Old(new Second()));
        visitor.Upcaster<Second>(static (in second, results) => results.Old(new First()));
    }), StringComparison.Ordinal);

    [Fact]
    public void A_chain_ends_in_an_event_of_the_projects() => Assert.Equal(
        "An upcaster makes order-paid v1, which is no event of the projects that were checked.",
        Finding(visitor => visitor.Upcaster<First>(static (in first, results) => results.Current(new Shop.OrderPaid(1)))));

    private static string Finding(Action<IUpcasterVisitor> upcasters)
    {
        LawDomain domain = new(new Manifest(upcasters));
        return Assert.Throws<LawFault>(() => UpcastLaw.Check(new LawContext(domain), domain.Old.First())).Message;
    }

    private sealed class Manifest(Action<IUpcasterVisitor> upcasters) : AssemblyManifest
    {
        protected override void Register(IManifestVisitor visitor)
        {
        }

        protected override void RegisterUpcasters(IUpcasterVisitor visitor) => upcasters(visitor);
    }

    private readonly record struct First : IOldEvent<First>
    {
        public static EventType EventType { get; } = new("thing", 1, "()");

        public static void DecodePayload(ReadOnlySpan<byte> payload, ulong members, out First e) => e = default;
    }

    private readonly record struct Second : IOldEvent<Second>
    {
        public static EventType EventType { get; } = new("thing", 2, "()");

        public static void DecodePayload(ReadOnlySpan<byte> payload, ulong members, out Second e) => e = default;
    }
}
