namespace Foldstream.Generators.Tests.Hazards;

public sealed class UnusualNameTests
{
    [Fact]
    public void Keywords_may_be_names() => Snapshot.Matches(Generation.Of("""
        namespace Shop.@namespace;

        [Identifier] public readonly partial record struct @int(string @string) : IParsable<@int>;

        public readonly record struct @struct(int @ref);

        [Event("event")]
        public sealed partial record @event(int @class, string @null, @struct @struct, @int @int, int @record = 1, string? @field = null)
        {
            public int @new { get; init; }
        }

        public static partial class @static
        {
            [Aggregate("class", Key = typeof(@int))]
            public sealed partial class @class
            {
                private @class(@event e) { }

                private void Apply(@event e) { }

                public void Do() => Raise(new @event(1, "", default, default));
            }
        }
        """));

    [Fact]
    public void Members_may_be_named_like_our_locals_and_members() => Assert.Empty(Generation.Of("""
        namespace Shop;

        public readonly record struct Codec(int value, int count, string payload, int position);

        [Event("a")]
        public sealed partial record Happened(
            int e, int position, string payload, int members, int count, string destination, int value, int item, int items, int i, int size, Codec codec,
            ImmutableArray<Codec> Codec, int Position, int position_, string Type, string EventType, int System, string Foldstream, int global);

        [Aggregate("aggregate")]
        public sealed partial class Aggregate
        {
            private int self, state, page, frames, tags, length, typeId, payload, session, recorded, error, e, System, Foldstream;

            public Happened? Last { get; private set; }

            public int Sum => self + state + page + frames + tags + length + typeId + payload + session + recorded + error + e + System + Foldstream;

            public void Do(Happened happened) => Raise(happened);

            private void Apply(Happened e)
            {
                Last = e;
                self = state = page = frames = tags = length = typeId = payload = session = recorded = error = this.e = System = Foldstream = 1;
            }
        }
        """).Problems);

    [Fact]
    public void Types_may_be_named_like_ours() => Assert.Empty(Generation.Of("""
        namespace Shop;

        public static class WireReader;

        public static class WireWriter;

        public sealed class IEvent;

        public static class OrderCodec;

        public static class OrderDefinition;

        [Event("happened")] public sealed partial record Happened(string Text);

        [Aggregate("order")]
        public sealed partial class Order
        {
            private Order(Happened e) { }

            public static class OrderDefinition;

            public static class Happened_;
        }
        """).Problems);

    [Fact]
    public void The_assembly_may_have_any_name()
    {
        foreach (string name in (string[])["Shop-Host", "1st", "class.new", "My App", "A..B", "Ünïcödé"])
        {
            Generation generation = Generation.Of(Generation.Project(name, Microsoft.CodeAnalysis.DocumentationMode.Parse, Sources.OrderLineAdded));
            Assert.Empty(generation.Problems);
        }
    }
}
