namespace Foldstream.Analyzers.Tests.Rules;

public sealed class SpentAggregateRuleTests
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
        }

        """;

    [Fact]
    public Task What_is_used_after_its_save_has_failed_is_reported() => Verify.DiagnosticsWithGenerators(Domain + """
        public sealed class Desk(IRepository<Order, string> orders)
        {
            public async Task SavedAgainAsync(Order order)
            {
                try { order.Pay(5); await orders.SaveAsync(order).ConfigureAwait(false); }
                catch (VersionConflictException) { await orders.{|FOLD512:SaveAsync|}(order); }
            }

            public async Task DecidedAgainAsync(string id)
            {
                Order order = await orders.LoadAsync(id);
                order.Pay(5);
                try
                {
                    Appended appended = await orders.SaveAsync(order);
                    Console.WriteLine(appended);
                }
                catch (AppendOutcomeUnknownException error)
                {
                    Console.WriteLine(error.Message + order.Paid);
                    order.{|FOLD512:Pay|}(5);
                    await orders.SaveAsync(order);
                }
            }

            public async Task AfterWhateverAsync(Order order)
            {
                try { await orders.SaveAsync(order); }
                catch { order.{|FOLD512:PayTwice|}(5); }
            }

            public async Task AtLastAsync(Order order)
            {
                try { order.Pay(5); await orders.SaveAsync(order); }
                finally { order.{|FOLD512:Pay|}(1); }
            }

            public async Task OfAUnitAsync(UnitOfWork unit)
            {
                try { await unit.CommitAsync(); }
                catch (VersionConflictException) { await unit.{|FOLD512:CommitAsync|}(); }
            }
        }
        """);

    [Fact]
    public Task What_a_loop_tries_again_is_reported() => Verify.DiagnosticsWithGenerators(Domain + """
        public sealed class Desk(IRepository<Order, string> orders)
        {
            public async Task UntilItWorksAsync(string id)
            {
                Order order = await orders.LoadAsync(id);
                while (true)
                {
                    try
                    {
                        order.Pay(5);
                        await orders.{|FOLD512:SaveAsync|}(order);
                        return;
                    }
                    catch (VersionConflictException)
                    {
                        await Task.Delay(10);
                    }
                }
            }

            public async Task SeveralTimesAsync(Order order)
            {
                for (int attempt = 0; attempt < 3; attempt++)
                {
                    try { await orders.{|FOLD512:SaveAsync|}(order); break; }
                    catch (Exception) when (attempt < 2) { continue; }
                }
            }
        }
        """);

    [Fact]
    public Task What_is_loaded_again_is_not_reported() => Verify.DiagnosticsWithGenerators(Domain + """
        public sealed class Desk(IRepository<Order, string> orders)
        {
            public async Task InTheHandlerAsync(string id)
            {
                Order order = await orders.LoadAsync(id);
                try { order.Pay(5); await orders.SaveAsync(order); }
                catch (VersionConflictException)
                {
                    order = await orders.LoadAsync(id);
                    order.Pay(5);
                    await orders.SaveAsync(order);
                }
            }

            public async Task InTheLoopAsync(string id)
            {
                while (true)
                {
                    Order order = await orders.LoadAsync(id);
                    try { order.Pay(5); await orders.SaveAsync(order); return; }
                    catch (VersionConflictException) { await Task.Delay(10); }
                }
            }

            public async Task BeforeTheNextRoundAsync(string id)
            {
                Order order = await orders.LoadAsync(id);
                while (true)
                {
                    try { order.Pay(5); await orders.SaveAsync(order); return; }
                    catch (VersionConflictException) { order = await orders.LoadAsync(id); }
                }
            }
        }
        """);

    [Fact]
    public Task What_may_have_failed_before_the_save_or_after_it_is_not_reported() => Verify.DiagnosticsWithGenerators(Domain + """
        public sealed class Desk(IRepository<Order, string> orders, Func<Task> charge)
        {
            public async Task RefusedAsync(Order order)
            {
                try { order.Pay(5); await orders.SaveAsync(order); }
                catch (RefusedException) { order.Pay(1); await orders.SaveAsync(order); }
            }

            public async Task BeforeAsync(Order order)
            {
                try { await charge(); await orders.SaveAsync(order); }
                catch (Exception) { order.Pay(1); }
            }

            public async Task OfAnotherAsync(Order order, Order other)
            {
                try { await orders.SaveAsync(order); await orders.SaveAsync(other); }
                catch (VersionConflictException) { order.Pay(1); await orders.SaveAsync(order); }
            }

            public async Task OnlyLookedAtAsync(Order order)
            {
                try { await orders.SaveAsync(order); }
                catch (VersionConflictException) { Console.WriteLine(order.IsPaid(5)); throw; }
            }

            public async Task EachByItselfAsync(IEnumerable<Order> all)
            {
                foreach (Order order in all)
                {
                    try { order.Pay(5); await orders.SaveAsync(order); }
                    catch (VersionConflictException) { Console.WriteLine(order.Paid); }
                }
            }

            public async Task GivenUpAsync(Order order)
            {
                while (true)
                {
                    try { await orders.SaveAsync(order); return; }
                    catch (VersionConflictException) { throw; }
                }
            }

            public async Task OnceAsync(Order order)
            {
                while (true)
                {
                    try { await orders.SaveAsync(order); }
                    catch (VersionConflictException error) { Console.WriteLine(error.Message); }

                    break;
                }
            }
        }
        """);

    [Fact]
    public Task It_says_what_to_do() => Verify.Message("""
        public sealed class Desk
        {
            public async Task PayAsync(UnitOfWork unit)
            {
                try { await unit.CommitAsync(); }
                catch (VersionConflictException) { await unit.{|#0:CommitAsync|}(); }
            }
        }
        """, "FOLD512", "'unit' is spent when its save has failed, and refuses to be used again. Begin a new unit, load and decide again; UnitOfWork.ExecuteAsync does that after a version conflict.");
}
