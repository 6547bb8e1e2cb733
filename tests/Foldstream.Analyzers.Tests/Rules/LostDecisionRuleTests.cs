namespace Foldstream.Analyzers.Tests.Rules;

public sealed class LostDecisionRuleTests
{
    private const string Domain = """
        [Event("order-paid")] public sealed partial record OrderPaid(decimal Amount);

        [Aggregate("order")] public sealed partial class Order
        {
            public decimal Paid { get; private set; }
            public void Pay(decimal amount) => Raise(new OrderPaid(amount));
            public Order PayThen(decimal amount) { Pay(amount); return this; }
            public int PayTwice(decimal amount) { PayBoth(); return 2; void PayBoth() { Pay(amount); this.Pay(amount); } }
            public bool IsPaid(decimal total) => Paid >= total;
            public void KeepIn(List<Order> orders) => orders.Add(this);
            private void Apply(in OrderPaid e) => Paid += e.Amount;
            public static Order Begin() { Order order = new(); order.{|FOLD511:Raise|}(new OrderPaid(1)); return order; }
        }

        [Event("item-added")] public readonly partial record struct ItemAdded(string Sku);

        [Aggregate("cart")] public sealed partial record Cart(int Items)
        {
            public static Cart Initial => new(0);
            public Cart.Events Add(string sku) => new ItemAdded(sku);
            public (Cart.Events Events, int Count) AddAndCount(string sku) => (Add(sku), Items + 1);
            private Cart Apply(in ItemAdded e) => this with { Items = Items + 1 };
        }

        """;

    [Fact]
    public Task A_decision_that_nobody_saves_is_reported() => Verify.DiagnosticsWithGenerators(Domain + """
        public sealed class Desk(IRepository<Order, string> orders)
        {
            public async Task<decimal> LoadedAsync(string id)
            {
                Order order = await orders.LoadAsync(id).ConfigureAwait(false);
                if (!order.IsPaid(5)) order.{|FOLD511:Pay|}(5);
                return order.Paid;
            }

            public async Task<int> InAMethodOfItsOwnAsync(string id)
            {
                var order = await orders.LoadAsync(id);
                return order.{|FOLD511:PayTwice|}(5);
            }

            public async Task FoundAsync(string id)
            {
                Loaded<Order> found = await orders.FindAsync(id);
                if (found.Exists) found.State.{|FOLD511:Pay|}(5);
            }

            public async Task CopiedAsync(string id)
            {
                Loaded<Order> found = await orders.FindAsync(id);
                if (!found.Exists) return;
                Order order = found.State;
                order.{|FOLD511:Pay|}(5);
            }

            public async Task AtOnceAsync(string id)
            {
                (await orders.LoadAsync(id)).{|FOLD511:Pay|}(5);
                (await orders.FindAsync(id)).State.{|FOLD511:Pay|}(5);
            }

            public Func<Task> InALambda(string id) => async () =>
            {
                Order order = await orders.LoadAsync(id);
                order.{|FOLD511:Pay|}(5);
            };
        }
        """);

    [Fact]
    public Task A_decision_on_the_past_or_on_no_stream_is_reported_whatever_follows() => Verify.DiagnosticsWithGenerators(Domain + """
        public sealed class Desk(IRepository<Order, string> orders)
        {
            public async Task PastAsync(string id)
            {
                Order then = await orders.LoadAsync(id, AsOf.Version(3));
                then.{|FOLD511:Pay|}(5);
                await orders.SaveAsync(then);
            }

            public Order New()
            {
                Order order = new();
                order.{|FOLD511:Pay|}(5);
                new Order().{|FOLD511:Pay|}(5);
                return order;
            }
        }
        """);

    [Fact]
    public Task Events_of_a_record_that_are_dropped_are_reported() => Verify.DiagnosticsWithGenerators(Domain + """
        public sealed class Desk(IRepository<Cart, string> carts)
        {
            public async Task AddAsync(string id)
            {
                Cart cart = await carts.LoadAsync(id);
                cart.{|FOLD511:Add|}("A");
                cart.{|FOLD511:AddAndCount|}("A");
            }

            public void Add(Cart cart) => cart.{|FOLD511:Add|}("A");
        }
        """);

    [Fact]
    public Task What_is_saved_or_may_be_is_not_reported() => Verify.DiagnosticsWithGenerators(Domain + """
        public sealed class Desk(IRepository<Order, string> orders, List<Order> kept)
        {
            private Order? _last;

            public async Task SavedAsync(string id)
            {
                Order order = await orders.LoadAsync(id);
                order.Pay(5);
                await orders.SaveAsync(order);
            }

            public async Task SavedFoundAsync(string id)
            {
                Loaded<Order> found = await orders.FindAsync(id);
                Order order = found.State;
                order.Pay(5);
                await orders.SaveAsync(found.State);
            }

            public async Task SavedInAChainAsync(string id)
            {
                Order order = await orders.LoadAsync(id);
                await orders.SaveAsync(order.PayThen(5));
            }

            public async Task<Order> ReturnedAsync(string id)
            {
                Order order = await orders.LoadAsync(id);
                order.Pay(5);
                return order;
            }

            public async Task StoredAsync(string id)
            {
                Order order = await orders.LoadAsync(id);
                order.Pay(5);
                _last = order;
            }

            public async Task KeptAsync(string id)
            {
                Order order = await orders.LoadAsync(id);
                order.Pay(5);
                order.KeepIn(kept);
            }

            public async Task CapturedAsync(string id)
            {
                Order order = await orders.LoadAsync(id);
                order.Pay(5);
                await Task.Run(() => orders.SaveAsync(order));
            }

            public async Task InOneOfSeveralAsync(string id, bool other)
            {
                Order order = await orders.LoadAsync(id);
                if (other) order = await orders.LoadAsync(id + "x");
                order.Pay(5);
            }

            public async Task InAUnitAsync(string id, UnitOfWork unit)
            {
                Order order = await unit.LoadAsync(orders, id);
                order.Pay(5);
            }
        }
        """);

    [Fact]
    public Task What_only_looks_or_asks_is_not_reported() => Verify.DiagnosticsWithGenerators(Domain + """
        public sealed class Desk(IRepository<Order, string> orders, IRepository<Cart, string> carts)
        {
            public async Task<bool> LooksAsync(string id)
            {
                Order order = await orders.LoadAsync(id);
                return order.IsPaid(5) && order.Paid > 0;
            }

            public async Task<bool> AsksAsync(string id)
            {
                Order order = await orders.LoadAsync(id);
                try { order.Pay(5); return true; }
                catch (RefusedException) { return false; }
            }

            public async Task<Exception?> ThrowsAsync(string id, Func<Action, Exception?> caught)
            {
                Order then = await orders.LoadAsync(id, AsOf.Version(3));
                Cart cart = await carts.LoadAsync(id);
                return caught(() => then.Pay(5)) ?? caught(() => cart.Add("A")) ?? caught(() => { cart.Add("A"); })
                    ?? caught(() => new Order().Pay(5));
            }

            public async Task<Cart.Events> ReturnsAsync(string id)
            {
                Cart cart = await carts.LoadAsync(id);
                await carts.ExecuteAsync(id, c => c.Add("A"));
                return [.. cart.Add("A"), .. cart.Add("B")];
            }
        }
        """);

    [Fact]
    public Task It_says_what_to_do() => Verify.MessageWithoutGenerators(Domain.Replace("{|FOLD511:Raise|}(new OrderPaid(1))", "ToString()", StringComparison.Ordinal) + """
        public sealed class Desk(IRepository<Order, string> orders)
        {
            public async Task PayAsync(string id)
            {
                Order order = await orders.LoadAsync(id);
                order.{|#0:Pay|}(5);
            }
        }
        """, "FOLD511", "What 'Pay' decides is lost: nothing saves 'order'. Call SaveAsync with it afterwards, or hand the decision to ExecuteAsync, which loads, decides and appends.");
}
