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

            [Aggregate("record", Key = typeof(@int))]
            public readonly partial record struct @record(int @this)
            {
                public static @record Initial => default;

                public @record.Events @do() => [new @event(1, "", default, default)];

                public static Events Decide(@record @state, @struct @command) => [];

                private @record Apply(@event e) => this with { @this = e.@class };
            }
        }
        """));

    [Fact]
    public void Events_and_commands_may_be_named_like_ours() => Assert.Empty(Generation.Of("""
        namespace Shop;

        [Event("item")] public readonly partial record struct Item(int Value);

        [Event("create")] public sealed partial record Create(Item? Events = null);

        public sealed record Command(int Events);

        public static class IEventSet;

        [Aggregate("cart")]
        public sealed partial record Cart(int Item, int Self, int Page, int State)
        {
            public static Cart Initial { get; } = new(0, 0, 0, 0);

            public Events Add() => [new Item(1), new Create()];

            public static Events Decide(Cart self, Command page) => [new Item(page.Events)];

            private Cart Apply(Item e) => this with { Item = e.Value };

            private static Cart Apply(Cart page, in Create e, in EventContext frames) => page with { Page = 1 };
        }
        """).Problems);

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
    public void Types_named_like_what_stands_beside_an_aggregate_or_event_may_be_used_in_it() => Assert.Empty(Generation.Of("""
        namespace Shop;

        public enum VideoCodec { Av1 }

        [Event("video")] public sealed partial record Video(VideoCodec Codec, string Title);

        [Event("process-definition")] public sealed partial record ProcessDefinition(int Id);

        [Identifier] public readonly partial record struct OrderDefinition(Guid Value);

        [Aggregate("process")]
        public sealed partial class Process
        {
            private void Apply(ProcessDefinition e) { }
        }

        [Aggregate("order", Key = typeof(OrderDefinition))]
        public sealed partial class Order
        {
            [Entity(nameof(ProcessDefinition.Id))] private readonly Dictionary<int, OrderLineDefinition> _lines = [];
        }

        [Aggregate("order-line")]
        public sealed partial record OrderLine
        {
            public static OrderLine Initial { get; } = new();

            public static Events Decide(OrderLine state, OrderLineDefinition command) => [new Video(default, "")];

            private OrderLine Apply(Video e) => this;
        }

        public sealed class OrderLineDefinition
        {
            internal OrderLineDefinition(ProcessDefinition e) { }
        }
        """).Problems);

    [Fact]
    public void An_aggregate_that_can_not_see_a_namespace_Events_has_no_other_error() => Assert.Empty(Generation.Of("""
        namespace Shop.Events
        {
            [Event("placed")] public sealed partial record Placed(string Text);
        }

        namespace Shop
        {
            [Aggregate("order")]
            public sealed partial class Order
            {
                public void Place() => Raise(new Events.Placed(""));

                private void Apply(Events.Placed e) { }
            }
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
