namespace Foldstream.Analyzers.Tests.Fixes;

public sealed class SubscriptionFixTests
{
    private const string Events = """
        [Event("placed")] public sealed partial record Placed(int A);
        [Event("paid")] public sealed partial record Paid(int A);
        """;

    [Fact]
    public Task Partial_is_added_to_a_subscription_and_to_the_type_around_it() => Fix(
        """public class Outer { [Subscription("billing")] internal sealed class {|FOLD401:Billing|} { private void Handle(Placed e) { } } }""",
        """public partial class Outer { [Subscription("billing")] internal sealed partial class Billing { private void Handle(Placed e) { } } }""");

    [Fact]
    public Task A_name_is_written_in_kebab_case_or_derived_from_the_type() => Fix(
        """
        [{|FOLD403:Subscription|}] public sealed partial class OrderMailSubscription { private void Handle(Placed e) { } }
        [{|FOLD403:Subscription(Shards = 2)|}] public sealed partial class Search { private void Handle(Placed e) { } }
        [Subscription({|FOLD403:"Big Bills"|})] public sealed partial class C { private void Handle(Placed e) { } }
        """,
        """
        [Subscription("order-mail")] public sealed partial class OrderMailSubscription { private void Handle(Placed e) { } }
        [Subscription("search", Shards = 2)] public sealed partial class Search { private void Handle(Placed e) { } }
        [Subscription("big-bills")] public sealed partial class C { private void Handle(Placed e) { } }
        """);

    [Fact]
    public Task A_handler_that_is_async_void_returns_a_Task() => Fix(
        """
        [Subscription("billing")] public sealed partial class Billing
        {
            private async void {|FOLD405:Handle|}(Placed e) => await Task.Delay(e.A);
        }
        """,
        """
        [Subscription("billing")] public sealed partial class Billing
        {
            private async Task Handle(Placed e) => await Task.Delay(e.A);
        }
        """);

    [Fact]
    public Task What_else_is_wrong_with_a_handler_is_left_to_the_author() => Verify.NoFix(
        Events + """[Subscription("billing")] public sealed partial class Billing { private int {|FOLD405:Handle|}(Placed e) => 1; private void {|FOLD405:Handle|}(ref Paid e) { } }""");

    [Fact]
    public Task An_event_that_is_handled_is_not_ignored() => Fix(
        """
        [Subscription("billing")]
        [Ignores<{|FOLD408:Placed|}>]
        [Ignores({|FOLD408:"paid"|})]
        public sealed partial class Billing { private void Handle(Placed e) { } private void Handle(Paid e) { } }
        """,
        """
        [Subscription("billing")]
        public sealed partial class Billing { private void Handle(Placed e) { } private void Handle(Paid e) { } }
        """);

    [Fact]
    public Task What_a_subscription_leaves_alone_is_declared() => Fix(
        """
        [Aggregate("order")] public sealed partial class Order { private void Apply(Placed e) { } private void Apply(Paid e) { } }

        [Subscription("billing", Of = typeof(Order))]
        public sealed partial class {|FOLD412:Billing|} { private void Handle(Placed e) { } }
        """,
        """
        [Aggregate("order")] public sealed partial class Order { private void Apply(Placed e) { } private void Apply(Paid e) { } }

        [Subscription("billing", Of = typeof(Order))]
        [Ignores<Paid>]
        public sealed partial class Billing { private void Handle(Placed e) { } }
        """);

    private static Task Fix(string before, string after) => Verify.Fix(Events + "\n" + before, Events + "\n" + after);
}
