namespace Foldstream.Analyzers.Tests.Rules;

public sealed class DecisionRuleTests
{
    private const string Domain = """
        using System.IO;
        using System.Linq;
        [Event("reserved")] public readonly partial record struct Reserved(DateTimeOffset At);
        [Event("opened")] public readonly partial record struct Opened(Guid Id);

        [Aggregate("seat")] public sealed partial class Seat
        {
            private Seat(in Opened e) { }
            public int Count { get; private set; }
            public DateTimeOffset Last { get; private set; }
            public int Reserve(DateTimeOffset at) { Raise(new Reserved(at)); return Count; }
            public void Print() { Refuse.If(Count > 9, "Full."); System.Console.WriteLine(Count); }
            private void Apply(in Reserved e) { Count++; Last = e.At; }
        }

        [Aggregate("cart")] public sealed partial record Cart(int Count)
        {
            public static Cart Initial => new(0);
            private Cart Apply(in Reserved e) => this with { Count = Count + 1 };
            public Cart.Events Add(DateTimeOffset at) => [new Reserved(at)];
        }

        """;

    private static string Service(string body, string fields = "") => Domain + $$"""
        public sealed class Service(IRepository<Seat, string> seats, IRepository<Cart, string> carts, List<int> numbers)
        {
            private int _count;
            {{fields}}
            public async Task Run(string id)
            {
                int n = 0;
                List<int> all = [];
                Dictionary<string, int> map = [];
                int[] array = new int[1];
                {{body}}
                Use(n, all, map, array, _count, numbers, seats, carts);
            }

            private static void Use(params object[] all) { }
        }
        """;

    [Theory]
    [InlineData("await seats.ExecuteAsync(id, s => {|FOLD510:n|} = s.Count, new AppendOptions { Once = AppendId.From(\"a\", id) });")]
    [InlineData("await seats.ExecuteAsync(id, s => { {|FOLD510:_count|} = s.Count; });")]
    [InlineData("await seats.ExecuteAsync(id, s => { {|FOLD510:n|}++; });")]
    [InlineData("UriBuilder uri = new(); await seats.ExecuteAsync(id, s => { {|FOLD510:uri.Port|} += s.Count; });")]
    [InlineData("await seats.ExecuteAsync(id, s => { {|FOLD510:_count|} += s.Count; });")]
    [InlineData("await seats.ExecuteAsync(id, s => { {|FOLD510:all.Add(s.Count)|}; });")]
    [InlineData("await seats.ExecuteAsync(id, s => { {|FOLD510:numbers.Add(s.Count)|}; });")]
    [InlineData("await seats.ExecuteAsync(id, s => { {|FOLD510:map[id]|} = s.Count; });")]
    [InlineData("await seats.ExecuteAsync(id, s => { {|FOLD510:array[0]|} = s.Count; });")]
    [InlineData("await seats.ExecuteAsync(id, s => { System.{|FOLD510:Console.WriteLine()|}; });")]
    [InlineData("await seats.ExecuteAsync(id, s => {|FOLD510:s.Print()|});")]
    [InlineData("await seats.ExecuteAsync(id, (s, ctx) => s.Reserve(DateTimeOffset.Parse({|FOLD510:File.ReadAllText(\"a\")|})));")]
    [InlineData("await seats.ExecuteAsync(id, s => { _ = {|FOLD510:Task.Run(() => 1)|}; });")]
    [InlineData("await seats.ExecuteAsync(id, s => { {|FOLD510:Shared.Count|}++; });")]
    [InlineData("await seats.StartAsync(id, new Opened(Guid.NewGuid()), s => { {|FOLD510:n|}++; });")]
    [InlineData("await carts.ExecuteAsync(id, c => { {|FOLD510:n|}++; return c.Add(default); });")]
    [InlineData("await carts.StartAsync(id, c => { {|FOLD510:n|}++; return c.Add(default); });")]
    [InlineData("await UnitOfWork.ExecuteAsync((seats, id), (seats, id), (a, b) => { {|FOLD510:n|}++; });")]
    [InlineData("await seats.ExecuteAsync(id, {|FOLD510:Decide|}); void Decide(Seat s) => System.Console.WriteLine();")]
    public Task An_effect_that_would_happen_again_is_reported(string body)
        => Verify.DiagnosticsWithGenerators(Service(body.Replace("System.{|FOLD510:Console.WriteLine()|}", "{|FOLD510:System.Console.WriteLine()|}", StringComparison.Ordinal), "") + "public static class Shared { public static int Count; }");

    [Fact]
    public Task What_a_decision_does_within_itself_is_not() => Verify.DiagnosticsWithGenerators(Service("""
        n = (await seats.ExecuteAsync(id, s => s.Count)).Value;
        await seats.ExecuteAsync(id, s =>
        {
            int own = 0;
            List<int> mine = [1, 2];
            own++;
            mine.Add(own + n);
            foreach (int i in all) mine.Add(i);
            if (map.TryGetValue(id, out int found)) mine.Add(found);
            Guid fresh = Guid.NewGuid();
            DateTimeOffset[] times = new DateTimeOffset[1];
            times[0] = DateTimeOffset.UnixEpoch;
            System.Diagnostics.Debug.WriteLine(fresh);
            s.Reserve(times[0].AddDays(mine.Sum(m => m + own)));
        });
        await seats.ExecuteAsync(id, s => n = s.Count);
        await seats.ExecuteAsync(id, s => { n = s.Count; (int a, n) = (1, 2); map.TryGetValue(id, out n); }, new AppendOptions { Attempts = 2 });
        UriBuilder uri = new();
        await seats.ExecuteAsync(id, s => { uri.Port = s.Count; });
        await carts.ExecuteAsync(id, (c, ctx) => c.Add(ctx.Now));
        await carts.ExecuteAsync(id, c => new Cart(1) { Count = c.Count }.Add(default));
        all.ForEach(i => n += i);
        await seats.ExecuteAsync(id, s => { System.Threading.Interlocked.Increment(ref n); s.Reserve(default); });
        """));

    [Theory]
    [InlineData("await seats.ExecuteAsync(id, s => s.Reserve({|FOLD515:DateTimeOffset.UtcNow|}));", "await seats.ExecuteAsync(id, (s, ctx) => s.Reserve(ctx.Now));")]
    [InlineData("await seats.ExecuteAsync(id, s => s.Reserve({|FOLD515:DateTimeOffset.Now|}.AddDays(1)));", "await seats.ExecuteAsync(id, (s, ctx) => s.Reserve(ctx.Now.ToLocalTime().AddDays(1)));")]
    [InlineData("await seats.ExecuteAsync(id, s => { s.Reserve({|FOLD515:DateTime.UtcNow|}); s.Reserve({|FOLD515:DateTime.Today|}); });", "await seats.ExecuteAsync(id, (s, ctx) => { s.Reserve(ctx.Now.UtcDateTime); s.Reserve(ctx.Now.LocalDateTime.Date); });")]
    [InlineData("await seats.ExecuteAsync(id, (s, c) => s.Reserve({|FOLD515:DateTimeOffset.UtcNow|}));", "await seats.ExecuteAsync(id, (s, c) => s.Reserve(c.Now));")]
    [InlineData("await seats.ExecuteAsync(id, (s) => s.Reserve({|FOLD515:TimeProvider.System.GetUtcNow()|}));", "await seats.ExecuteAsync(id, (s, ctx) => s.Reserve(ctx.Now));")]
    [InlineData("int ctx = 1; await seats.ExecuteAsync(id, s => s.Reserve({|FOLD515:DateTimeOffset.UtcNow|})); Use(ctx);", "int ctx = 1; await seats.ExecuteAsync(id, (s, context) => s.Reserve(context.Now)); Use(ctx);")]
    [InlineData("await carts.ExecuteAsync(id, c => c.Add({|FOLD515:DateTimeOffset.UtcNow|}));", "await carts.ExecuteAsync(id, (c, ctx) => c.Add(ctx.Now));")]
    [InlineData("await carts.StartAsync(id, c => [new Reserved({|FOLD515:DateTimeOffset.UtcNow|})]);", "await carts.StartAsync(id, (c, ctx) => [new Reserved(ctx.Now)]);")]
    [InlineData("await seats.StartAsync(id, new Opened(default), s => s.Reserve({|FOLD515:DateTimeOffset.UtcNow|}));", "await seats.StartAsync(id, new Opened(default), (s, ctx) => s.Reserve(ctx.Now));")]
    [InlineData("await UnitOfWork.ExecuteAsync((seats, id), (seats, id), (a, b) => { a.Reserve({|FOLD515:DateTimeOffset.UtcNow|}); });", "await UnitOfWork.ExecuteAsync((seats, id), (seats, id), (a, b, ctx) => { a.Reserve(ctx.Now); });")]
    public Task A_clock_in_a_decision_becomes_that_of_its_context(string before, string after) => Verify.FixWithGenerators(Service(before), Service(after));

    [Fact]
    public Task A_clock_in_a_method_that_decides_is_reported() => Verify.DiagnosticsWithGenerators("""
        [Event("reserved")] public readonly partial record struct Reserved(DateTimeOffset At);
        [Aggregate("seat")] public sealed partial class Seat
        {
            private DateTimeOffset _at;
            public static Reserved Make() => new({|FOLD515:DateTimeOffset.UtcNow|});
            public void Reserve() => Raise(new Reserved({|FOLD515:DateTime.UtcNow|}));
            public void Check() => Refuse.If({|FOLD515:TimeProvider.System.GetUtcNow()|} < _at, "Taken.");
            public TimeSpan Age => DateTimeOffset.UtcNow - _at;
            public bool IsOld() => DateTimeOffset.UtcNow.Year > _at.Year;
            private void Apply(in Reserved e) => _at = e.At;
        }
        [Aggregate("cart")] public sealed partial record Cart(int Count)
        {
            public static Cart Initial => new(0);
            private Cart Apply(in Reserved e) => this;
            public Cart.Events Add() => [new Reserved({|FOLD515:DateTimeOffset.UtcNow|})];
        }
        public static class Elsewhere { public static Reserved Make(TimeProvider time) => new(time.GetUtcNow()); public static DateTime Now => DateTime.Now; }
        """);
}
