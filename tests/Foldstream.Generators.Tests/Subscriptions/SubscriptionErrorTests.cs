namespace Foldstream.Generators.Tests.Subscriptions;

/// <summary>What the analyzers report of a subscription is enough: the generated code adds no error of its own, and takes no name.</summary>
public sealed class SubscriptionErrorTests
{
    private const string Run = """
        namespace Shop;

        public static class Program
        {
            public static void Main() => Run<Billing>();

            private static void Run<T>() where T : class, Foldstream.Subscriptions.ISubscription<T> { }
        }
        """;

    [Theory]
    [InlineData("[Subscription(\"Not A Name\")]", "private void Handle(in OrderPlaced e) { }")]
    [InlineData("[Subscription]", "private void Handle(in OrderPlaced e) { }")]
    [InlineData("[Subscription(\"billing\")]", "")]
    [InlineData("[Subscription(\"billing\")]", "private int Handle(in OrderPlaced e) => 1;")]
    [InlineData("[Subscription(\"billing\")]", "private void Handle(ref OrderPlaced e) { }")]
    [InlineData("[Subscription(\"billing\")]", "private void Handle<T>(T e) { }")]
    [InlineData("[Subscription(\"billing\")]", "private void Handle(string e) { }")]
    [InlineData("[Subscription(\"billing\")]", "private async void Handle(OrderPlaced e) => await Task.Yield();")]
    [InlineData("[Subscription(\"billing\")]", "private Task<int> Handle(OrderPlaced e) => null!;")]
    [InlineData("[Subscription(\"billing\")]", "private void Handle(OrderPlaced e) { } private void Handle(in OrderPlaced e) { }")]
    [InlineData("[Subscription(\"billing\"), Ignores<OrderPlaced>]", "private void Handle(OrderPlaced e) { }")]
    [InlineData("[Subscription(\"billing\"), Ignores(\"Not A Name\")]", "private void Handle(OrderPlaced e) { }")]
    [InlineData("[Subscription(\"billing\", Of = typeof(OrderId))]", "private void Handle(OrderPlaced e) { }")]
    [InlineData("[Subscription(\"billing\", Of = typeof(Order), Categories = [\"order\"])]", "private void Handle(OrderPlaced e) { }")]
    [InlineData("[Subscription(\"billing\", Categories = [\"Order\"])]", "private void Handle(OrderPlaced e) { }")]
    [InlineData("[Subscription(\"billing\", Shards = 0)]", "private void Handle(OrderPlaced e) { }")]
    [InlineData("[Subscription(\"billing\")]", "public Billing(int a) { } public Billing(string a) { } private void Handle(OrderPlaced e) { }")]
    [InlineData("[Subscription(\"billing\")]", "private Billing() { } private void Handle(OrderPlaced e) { }")]
    [InlineData("[Subscription(\"billing\")]", "public Billing(ref int a) { } private void Handle(OrderPlaced e) { }")]
    [InlineData("[Subscription(\"billing\")]", "public required int A { get; set; } private void Handle(OrderPlaced e) { }")]
    public void A_mistaken_subscription_keeps_its_shape(string attribute, string members)
        => Assert.Empty(Generation.Of([.. Sources.Shop, Run, $"namespace Shop; {attribute} public sealed partial class Billing {{ {members} }}"]).Problems);

    [Theory]
    [InlineData("public static int Definition => 3;")]
    [InlineData("public static int Create(IServiceProvider services) => 3;")]
    [InlineData("public static Billing Create() => new();")]
    [InlineData("public sealed class Definition;")]
    public void The_generated_names_are_the_users_to_take(string member)
        => Assert.Empty(Generation.Of([.. Sources.Shop, Run, $"namespace Shop; [Subscription(\"billing\")] public sealed partial class Billing {{ {member} private void Handle(in OrderPlaced e) {{ }} }}"]).Problems);

    [Theory]
    [InlineData("public sealed partial record Billing { private void Handle(in OrderPlaced e) { } }")]
    [InlineData("public partial class Billing(IServiceProvider services) : List<string>(1) { private void Handle(in OrderPlaced e) => _ = services; }")]
    [InlineData("internal partial class Billing { private static Task HandleAsync(OrderPlaced e) => Task.CompletedTask; private ValueTask Handle(in OrderLineAdded e, in HandlerContext context) => default; }")]
    [InlineData("internal partial class Billing { private void Handle(in OrderPlaced @in, EventContext @class) { } private void Handle(object o, int i, string s) => Handle(\"\"); private void Handled() { } }", false)]
    [InlineData("internal partial class Billing { partial void Handle(in OrderPlaced e); partial void Handle(in OrderPlaced e) { } }")]
    public void An_honest_subscription_compiles_without_a_warning(string declaration, bool isHonest = true)
        => Assert.Equal(isHonest, Generation.Of([.. Sources.Shop, Run, $"namespace Shop; [Subscription(\"billing\")] {declaration}"]).Problems.IsEmpty);

    [Fact]
    public void A_subscription_in_a_type_and_one_named_like_a_keyword_compile()
        => Assert.Empty(Generation.Of([.. Sources.Shop, """
            namespace Shop.@class;

            public static partial class Outer
            {
                [Subscription("inner")] internal sealed partial class @event { private void Handle(in OrderPlaced e) { } }
            }
            """, """
            [Subscription("global")] internal sealed partial class InNoNamespace { private void Handle(in Shop.OrderPlaced e) { } }
            """]).Problems);

    [Fact]
    public void Two_subscriptions_whose_names_differ_by_case_alone_get_files_that_differ_by_more()
    {
        Generation generation = Generation.Of([.. Sources.Shop, """
            namespace Shop;
            [Subscription("a")] internal sealed partial class Mail { private void Handle(in OrderPlaced e) { } }
            [Subscription("b")] internal sealed partial class MAIL { private void Handle(in OrderPlaced e) { } }
            """]);

        Assert.Empty(generation.Problems);
        Assert.Equal(2, generation.Files.Keys.Where(name => name.EndsWith(".Subscription.g.cs", StringComparison.Ordinal)).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }
}
