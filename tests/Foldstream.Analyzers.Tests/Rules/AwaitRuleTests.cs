namespace Foldstream.Analyzers.Tests.Rules;

public sealed class AwaitRuleTests
{
    private const string Counter = """
        using Foldstream.Stores;
        using System.Threading;

        [Event("counted")] public readonly partial record struct Counted(int By);

        [Aggregate("counter")] public sealed partial class Counter
        {
            public int Total { get; private set; }
            public void Count(int by) => Raise(new Counted(by));
            private void Apply(in Counted e) => Total += e.By;
        }

        [Event("item-added")] public readonly partial record struct ItemAdded(string Sku);

        [Aggregate("cart")] public sealed partial record Cart(int Items)
        {
            public static Cart Initial => new(0);
            public Cart.Events Add(string sku) => new ItemAdded(sku);
            private Cart Apply(in ItemAdded e) => this with { Items = Items + 1 };
        }

        """;

    [Fact]
    public Task What_nobody_waits_for_is_reported() => Verify.DiagnosticsWithGenerators(Counter + """
        public sealed class Desk(IRepository<Counter, string> counters, IRepository<Cart, string> carts, IEventStore store)
        {
            public void InAMethod(Counter counter)
            {
                counters.{|FOLD513:ExecuteAsync|}("a", c => c.Count(1));
                counters.{|FOLD513:StartAsync|}("a", c => c.Count(1));
                counters.{|FOLD513:SaveAsync|}(counter).ConfigureAwait(false);
                counters.{|FOLD513:LoadAsync|}("a");
                carts.{|FOLD513:ExecuteAsync|}("a", c => [new ItemAdded("A")]);
                carts?.{|FOLD513:StartAsync|}("a", c => c.Add("A"));
                store.{|FOLD513:DumpAsync|}(new StreamId("x", "a"), Console.Out);
                UnitOfWork.{|FOLD513:ExecuteAsync|}((counters, "a"), (counters, "b"), (a, b) => { a.Count(1); b.Count(-1); });
            }

            public void InABody() => counters.{|FOLD513:ExecuteAsync|}("a", c => c.Count(1));

            public void InALambda(List<string> keys) => keys.ForEach(key => counters.{|FOLD513:ExecuteAsync|}(key, c => c.Count(1)));

            public void InALocalFunction()
            {
                Run();
                void Run() => counters.{|FOLD513:ExecuteAsync|}("a", c => c.Count(1));
            }

            public void OfAUnit(UnitOfWork unit) => unit.{|FOLD513:CommitAsync|}();
        }
        """);

    [Fact]
    public Task What_somebody_waits_for_or_discards_is_not_reported() => Verify.DiagnosticsWithGenerators(Counter + """
        public sealed class Desk(IRepository<Counter, string> counters, IEventStore store)
        {
            public async Task AwaitedAsync(Counter counter, List<string> keys)
            {
                await counters.ExecuteAsync("a", c => c.Count(1));
                await counters.SaveAsync(counter).ConfigureAwait(false);
                await Task.WhenAll(keys.ConvertAll(key => counters.ExecuteAsync(key, c => c.Count(1))));
                Task<Appended> later = counters.ExecuteAsync("a", c => c.Count(1));
                await later;
                await Parallel.ForEachAsync(keys, async (key, token) => await counters.ExecuteAsync(key, c => c.Count(1), cancellationToken: token));
            }

            public void Blocking(Counter counter)
            {
                counters.SaveAsync(counter).Wait();
                counters.SaveAsync(counter).GetAwaiter().GetResult();
                counters.SaveAsync(counter).ContinueWith(task => Console.WriteLine(task.Exception), TaskScheduler.Default);
            }

            public Task<Appended> HandedOn(Counter counter) => counters.SaveAsync(counter);

            public void Discarded(Counter counter) => _ = counters.SaveAsync(counter);

            public void OfSomebodyElse() => SendAsync();

            private static Task SendAsync() => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task It_says_what_is_lost() => Verify.Message("""
        public sealed class Desk(IRepository<string, string> words)
        {
            public void Read() => words.{|#0:FindAsync|}("a");
        }
        """, "FOLD513", "Nobody waits for 'FindAsync': what it throws, a version conflict for instance, is never seen, and the code goes on before it is done. Await it; write '_ =' before it where that is meant.");

    [Fact]
    public Task It_is_awaited_where_the_code_is_asynchronous_already() => Verify.FixWithGenerators(
        Counter + """
        public sealed class Desk(IRepository<Counter, string> counters)
        {
            public async Task CountAsync(List<Counter> all)
            {
                // First this one.
                counters.{|FOLD513:ExecuteAsync|}("a", c => c.Count(1)); // and then
                foreach (Counter counter in all) counters.{|FOLD513:SaveAsync|}(counter).ConfigureAwait(false);
                await Task.Yield();
                all.ForEach(async counter => { await Task.Yield(); counters.{|FOLD513:SaveAsync|}(counter); });
            }
        }
        """,
        Counter + """
        public sealed class Desk(IRepository<Counter, string> counters)
        {
            public async Task CountAsync(List<Counter> all)
            {
                // First this one.
                await counters.ExecuteAsync("a", c => c.Count(1)); // and then
                foreach (Counter counter in all) await counters.SaveAsync(counter).ConfigureAwait(false);
                await Task.Yield();
                all.ForEach(async counter => { await Task.Yield(); await counters.SaveAsync(counter); });
            }
        }
        """);

    [Fact]
    public async Task It_has_no_fix_where_await_can_not_stand()
    {
        string source = Counter + """
            public sealed class Desk(IRepository<Counter, string> counters)
            {
                private readonly object _gate = new();

                public void Count() => counters.{|FOLD513:ExecuteAsync|}("a", c => c.Count(1));

                public async Task LockedAsync()
                {
                    await Task.Yield();
                    lock (_gate) counters.{|FOLD513:ExecuteAsync|}("a", c => c.Count(1));
                    counters?.{|FOLD513:ExecuteAsync|}("a", c => c.Count(1));
                }
            }
            """;
        await Verify.FixWithGenerators(source, source);
    }
}
