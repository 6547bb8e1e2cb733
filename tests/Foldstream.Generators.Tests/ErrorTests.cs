using Microsoft.CodeAnalysis;

namespace Foldstream.Generators.Tests;

/// <summary>What the analyzers report is enough: the generated code adds no error of its own, which would hide theirs.</summary>
public sealed class ErrorTests
{
    [Theory]
    [InlineData("public sealed record Happened(int Number);")]
    [InlineData("public sealed partial record Happened(object Number);")]
    [InlineData("public sealed partial record Happened(int Number) { public int Other { get; set; } }")]
    [InlineData("public partial record Happened(int Number);")]
    [InlineData("public readonly partial struct Happened;")]
    [InlineData("public sealed partial class Happened;")]
    [InlineData("public sealed partial record Happened(List<int> Numbers);")]
    public void A_mistaken_event_leaves_its_aggregate_without_errors(string happened)
        => Assert.Empty(Generation.Of(Aggregate, $"namespace Shop; [Event(\"happened\")] {happened}").Problems);

    [Theory]
    [InlineData("[Aggregate(\"Not A Category\")] public sealed partial class Order")]
    [InlineData("[Aggregate(\"order\", Key = typeof(decimal))] public sealed partial class Order")]
    public void A_mistaken_aggregate_keeps_its_shape(string declaration)
        => Assert.Empty(Generation.Of(
            Aggregate.Replace("[Aggregate(\"order\")] public sealed partial class Order", declaration, StringComparison.Ordinal),
            "namespace Shop; [Event(\"happened\")] public sealed partial record Happened(int Number);").Problems);

    [Theory]
    [InlineData("[Aggregate(\"Not A Category\")]", "private Order(in Happened e) { }", "string")]
    [InlineData("[Aggregate(\"order\", Key = typeof(decimal))]", "private Order(in Happened e) { }", "decimal")]
    [InlineData("[Aggregate(\"order\")]", "private Order(int number) { }", "string")]
    public void A_mistaken_aggregate_can_still_be_begun(string attribute, string constructor, string key)
        => Assert.Empty(Generation.Of(
            $"namespace Shop; {attribute} public sealed partial class Order {{ {constructor} private void Apply(in Happened e) {{ }} }}",
            "namespace Shop; [Event(\"happened\")] public sealed partial record Happened(int Number);",
            $"namespace Shop; public static class Program {{ public static Task Run(IRepository<Order, {key}> orders, {key} id) => orders.StartAsync(id, new Happened(1)); }}")
            .Problems);

    [Theory]
    [InlineData("private Order(Born e) { } public required string Name { get; set; }")]
    [InlineData("private Order() { } public required string Name { get; set; }")]
    public void An_aggregate_with_required_members_keeps_its_shape(string members)
        => Assert.Empty(Generation.Of(
            Aggregate.Replace("private Order(Born e) { }", members, StringComparison.Ordinal),
            "namespace Shop; [Event(\"happened\")] public sealed partial record Happened(int Number);").Problems);

    [Theory]
    [InlineData("(int A) { private string Note { get; init; } = \"\"; }")]
    [InlineData("(int A) { public string Note { get; private init; } = \"\"; }")]
    [InlineData("(string Sku) { private string Sku { get; init; } = Sku; }")]
    [InlineData("(int A) { public partial string B { get; init; } public partial string B { get => field ?? \"\"; init => field = value; } }")]
    [InlineData("(int A) { public partial int Twice { get; } public partial int Twice => A * 2; }")]
    public void An_event_may_hide_its_members_or_write_them_twice(string members)
        => Assert.Empty(Generation.Of($"namespace Shop; [Event(\"happened\")] public sealed partial record Happened{members}").Problems);

    [Fact]
    public void A_record_that_hides_a_member_has_no_codec_to_break()
        => Assert.Empty(Generation.Of("""
            namespace Shop;
            [Event("happened")] public sealed partial record Happened(Line Line);
            public sealed record Line(string Sku) { private string Sku { get; init; } = Sku; }
            """).Problems);

    [Theory]
    [InlineData("required")]
    [InlineData("file")]
    [InlineData("scoped")]
    [InlineData("extension")]
    [InlineData("where")]
    public void A_type_may_have_the_name_of_a_contextual_keyword(string name)
        => Assert.Empty(Generation.Of($$"""
            namespace Shop.@{{name}};
            [Event("happened")] public sealed partial record @{{name}}(int Number);
            [Aggregate("order")] public sealed partial class Order { private void Apply(in @{{name}} e) { } }
            """).Problems);

    [Theory]
    [InlineData("public static OrderId New() => new(Guid.NewGuid());")]
    [InlineData("public override string ToString() => \"one\";")]
    [InlineData("public int CompareTo(Shop.OrderId other) => other.Value.CompareTo(Value);")]
    [InlineData("public static bool operator <(OrderId a, OrderId b) => true; public static bool operator >(OrderId a, OrderId b) => true;")]
    [InlineData("public static OrderId New(int seed) => default; public int CompareTo(object other) => 0; public string ToString(int length) => \"\";")]
    public void An_identifier_may_write_a_member_itself(string member)
        => Assert.Empty(Generation.Of($$"""namespace Shop; [Identifier] public readonly partial record struct OrderId(Guid Value) { {{member}} }""").Problems);

    [Theory]
    [InlineData("Guid", "global::Foldstream.Aggregates.KeyText.Of(key.Value)")]
    [InlineData("string", "key.Value ?? \"\"")]
    [InlineData("int", "key.Value.ToString(global::System.Globalization.CultureInfo.InvariantCulture)")]
    public void A_stream_is_named_by_the_value_of_an_identifier_whatever_its_ToString_says(string value, string text)
    {
        Generation generation = Generation.Of($$"""
            namespace Shop;
            [Identifier] public readonly partial record struct OrderId({{value}} Value) { public override string ToString() => "An order"; }
            [Aggregate("order", Key = typeof(OrderId))] public sealed partial class Order;
            """);
        Assert.Empty(generation.Problems);
        Assert.Contains($".FormatKey(global::Shop.OrderId key)\n            => {text};", generation.Files["Shop.Order.Aggregate.g.cs"]);
    }

    [Fact]
    public void An_identifier_may_have_a_converter_of_its_own()
        => Assert.Empty(Generation.Of("""
            using System.Text.Json;
            using System.Text.Json.Serialization;
            namespace Shop;
            [Identifier, JsonConverter(typeof(Converter))] public readonly partial record struct OrderId(Guid Value);
            public sealed class Converter : JsonConverter<OrderId>
            {
                public override OrderId Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => default;
                public override void Write(Utf8JsonWriter writer, OrderId value, JsonSerializerOptions options) { }
            }
            """).Problems);

    [Theory]
    [InlineData("private void Apply(in Happened e) { }", "private int Apply(in Happened e) => 1;")]
    [InlineData("private void Apply(in Happened e) { }", "private void Apply(ref Happened e) { }")]
    [InlineData("private void Apply(in Happened e) { }", "private void Apply(in Happened e, int more) { }")]
    [InlineData("private void Apply(in Happened e) { }", "private async Task Apply(Happened e) => await Task.Yield();")]
    [InlineData("private void Apply(in Happened e) { }", "private static void Apply(in Happened e) { }")]
    [InlineData("private void Apply(in Happened e) { }", "private void Apply<T>(in Happened e) { }")]
    public void A_mistaken_Apply_leaves_its_aggregate_without_errors(string apply, string mistaken)
        => Assert.Empty(Generation.Of(
            Aggregate.Replace(apply, mistaken, StringComparison.Ordinal),
            "namespace Shop; [Event(\"happened\")] public sealed partial record Happened(int Number);").Problems);

    [Theory]
    [InlineData("partial record Cart", "")]
    [InlineData("partial record struct Cart", "")]
    [InlineData("partial struct Cart", "")]
    [InlineData("readonly partial struct Cart", "")]
    [InlineData("sealed partial record Cart", "public int Set { get; set; }")]
    [InlineData("sealed partial record Cart", "private void Apply(in Happened e) { }")]
    [InlineData("sealed partial record Cart", "private Cart? Apply(in Happened e) => null;")]
    [InlineData("sealed partial record Cart", "private static Cart Apply(in Happened e) => Initial;")]
    [InlineData("readonly partial record struct Cart", "public static Cart Decide(Cart state, string command) => state;")]
    [InlineData("readonly partial record struct Cart", "private static Events Decide(Cart state, string command) => [];")]
    [InlineData("readonly partial record struct Cart", "private sealed record Hidden; public static Events Decide(Cart state, int command) => []; private static Events Decide(Cart state, Hidden command) => [];")]
    [InlineData("readonly partial record struct Cart", "public static Events Decide(Cart state, string command) => []; public static Events Decide(Cart state, in string command) => [];")]
    public void A_mistaken_record_keeps_its_shape(string declaration, string members)
        => Assert.Empty(Generation.Of(
            "namespace Shop; [Event(\"happened\")] public sealed partial record Happened(int Number); [Event(\"other\")] public readonly partial record struct Other(int Number);",
            $$"""
            namespace Shop;

            [Aggregate("cart")] public {{declaration}}
            {
                public static Cart Initial { get; } = new();
                public Cart.Events Add() => [new Other(1)];
                private Cart Apply(in Other e) => this;
                {{members}}
            }

            public static class Program
            {
                public static Task Run(IRepository<Cart, string> carts) => carts.ExecuteAsync("", c => c.Add());
                public static Task Start(IRepository<Cart, string> carts) => carts.StartAsync("", c => [new Other(1)]);
            }
            """).Problems);

    [Theory]
    [InlineData("public int Events => 3;")]
    [InlineData("public static class Events;")]
    [InlineData("public int Raise => 3;")]
    [InlineData("private void Raise(in Happened e) { }")]
    public void An_aggregate_that_takes_a_generated_name_keeps_the_rest(string member)
    {
        const string Happened = "namespace Shop; [Event(\"happened\")] public sealed partial record Happened(int Number);";
        Assert.Empty(Generation.Of(Happened, $$"""namespace Shop; [Aggregate("order")] public sealed partial class Order { {{member}} private void Apply(in Happened e) { } }""").Problems);
        Assert.Empty(Generation.Of(Happened, $$"""namespace Shop; [Aggregate("cart")] public sealed partial record Cart { {{member}} static Cart Initial => new(); private Cart Apply(in Happened e) => this; }""").Problems);
    }

    [Theory]
    [InlineData("Events")]
    [InlineData("Raise")]
    public void An_aggregate_may_be_called_like_what_is_generated_in_it(string name)
        => Assert.Empty(Generation.Of($$"""
            namespace Shop;
            [Event("happened")] public sealed partial record Happened(int Number);
            [Aggregate("order")] public sealed partial class {{name}} { private void Apply(in Happened e) { } }
            """).Problems);

    [Fact]
    public void An_aggregate_with_an_event_that_only_its_container_can_name_keeps_its_shape() => Assert.Empty(Generation.Of("""
        namespace Shop;

        public static partial class Outer
        {
            [Event("hidden")] private sealed partial record Hidden(int Number);

            [Aggregate("order")] internal sealed partial class Order { private void Apply(Hidden e) { } }

            [Aggregate("cart")] internal readonly partial record struct Cart { static Cart Initial => default; private Cart Apply(Hidden e) => this; }
        }
        """).Problems);

    [Fact]
    public void A_record_that_is_not_partial_has_one_error() => Assert.Equal("CS0260", Assert.Single(Generation.Of("""
        namespace Shop;

        [Event("happened")] public readonly partial record struct Happened(int Number);

        [Aggregate("cart")] public sealed record Cart
        {
            public static Cart Initial { get; } = new();

            public Cart.Events Add() => [new Happened(1)];

            public static Task Run(IRepository<Cart, string> carts) => carts.ExecuteAsync("", c => c.Add());

            private Cart Apply(in Happened e) => this;
        }
        """).Problems).Id);

    [Fact]
    public void What_cannot_be_completed_is_left_alone() => Assert.Empty(Generation.Of("""
        namespace Shop;

        [Event("a")] public sealed record NotPartial(int Number);

        [Event("b")] public sealed partial record Generic<T>(int Number);

        public class Outer { [Event("c")] public sealed partial record InNotPartial(int Number); }

        public partial class Hidden { [Event("d")] private sealed partial record Private(int Number); }

        [Identifier] public readonly record struct PlainId(Guid Value);

        [Aggregate("f")] public sealed class NotPartialEither;

        [Aggregate("g")] public static partial class Static;


        [Event("h")] file sealed partial record Local(int Number);
        """).Files);

    private const string Aggregate = """
        namespace Shop;

        [Event("born")] public sealed partial record Born(int Number);

        [Aggregate("order")] public sealed partial class Order
        {
            private Order(Born e) { }

            public void Decide() => Raise(new Born(1));

            private void Apply(Born e) { }

            private void Apply(in Happened e) { }
        }
        """;
}
