using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers.Tests.Rules;

public sealed class FoldPurityRuleTests
{
    /// <summary>An aggregate with the members, and what else the sources use.</summary>
    private static string Order(string members, string others = "") => $$"""
        using System.Diagnostics;
        using System.IO;
        using System.Linq;
        using System.Net.Http;
        using System.Threading;
        [Event("placed")] public readonly partial record struct Placed(Guid Id, string Text, int Count, decimal Amount, DateTimeOffset At);
        [Event("closed")] public sealed partial record Closed(string Text);

        [Aggregate("order")] public sealed partial class Order
        {
            private object? _x;
            private decimal _sum;
            {{members}}
        }

        {{others}}
        """;

    private static readonly string[] Sources =
    [
        "DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "Stopwatch.GetTimestamp()", "Stopwatch.StartNew()",
        "Environment.TickCount64", "Environment.TickCount", "TimeProvider.System.GetUtcNow()",
        "Guid.NewGuid()", "Guid.CreateVersion7()", "new Random()", "Random.Shared", "System.Security.Cryptography.RandomNumberGenerator.GetInt32(5)",
        "HashCode.Combine(1)", "\"a\".GetHashCode()", "new object().GetHashCode()", "(1, 2).GetHashCode()", "StringComparer.Ordinal.GetHashCode(\"a\")", "Path.GetRandomFileName()",
        "Environment.MachineName", "Environment.NewLine", "Environment.GetEnvironmentVariable(\"A\")", "TimeZoneInfo.Local", "DateTimeOffset.UnixEpoch.LocalDateTime", "OperatingSystem.IsLinux()",
        "TimeZoneInfo.FindSystemTimeZoneById(\"a\")", "Activity.Current",
        "File.ReadAllText(\"a\")", "Directory.GetFiles(\"a\")", "Console.ReadLine()", "new HttpClient()", "Process.GetProcesses()", "System.Net.Dns.GetHostName()", "new FileStream(\"a\", FileMode.Open)", "new StreamReader(\"a\")",
        "Task.FromResult(1)", "Task.Run(() => 1)", "new Thread(() => { })", "new SemaphoreSlim(1)", "new CancellationTokenSource()", "new[] { 1 }.AsParallel()",
    ];

    [Fact]
    public Task What_is_not_the_same_each_time_is_reported_in_Apply()
        => Verify.Diagnostics(Order($$"""
            private void Apply(in Placed e)
            {
                {{Lines(Sources.Select(source => $"_x = {{|FOLD221:{source}|}};"))}}
            }
            """));

    [Fact]
    public Task The_same_behind_a_call_is_reported_at_the_call()
        => Verify.Diagnostics(Order(
            $$"""
            private void Apply(in Placed e)
            {
                {{Lines(Sources.Select((_, i) => $"_x = {{|FOLD221:Elsewhere.Get{i}()|}};"))}}
            }
            """,
            $$"""
            public static class Elsewhere
            {
                {{Lines(Sources.Select((source, i) => $"public static object? Get{i}() => {source};"))}}
            }
            """));

    [Fact]
    public Task The_same_behind_calls_that_come_round_is_reported_from_wherever_the_walk_begins()
        => Verify.Diagnostics(Order(
            $$"""
            private void Apply(in Placed e)
            {
                {{Lines(Sources.Select((_, i) => $"_x = {{|FOLD221:Elsewhere.Even{i}(1)|}};"))}}
            }
            private void Apply(in Closed e)
            {
                {{Lines(Sources.Select((_, i) => $"_x = {{|FOLD221:Elsewhere.Odd{i}(1)|}};"))}}
            }
            """,
            $$"""
            public static class Elsewhere
            {
                {{Lines(Sources.Select((source, k) => $"""
                    public static object? Even{k}(int i) => i == 0 ? null : Odd{k}(i - 1);
                    public static object? Odd{k}(int i) => i == 0 ? Last{k}(i) : Even{k}(i - 1);
                    private static object? Last{k}(int i) => i < 0 ? Even{k}(i) : {source};
                    """))}}
            }
            """));

    [Theory]
    [InlineData("private Order(in Placed e) => _x = {|FOLD221:DateTime.Now|};")]
    [InlineData("private Order() => _x = {|FOLD221:DateTime.Now|}; private void Apply(in Placed e) { }")]
    [InlineData("private readonly DateTime _made = {|FOLD221:DateTime.Now|}; private void Apply(in Placed e) { }")]
    [InlineData("public Guid Made { get; } = {|FOLD221:Guid.NewGuid()|}; private void Apply(in Placed e) { }")]
    [InlineData("private void Apply(in Placed e) { Set(); void Set() => _x = null; }")]
    [InlineData("private readonly Random {|FOLD228:_random|} = new(); private void Apply(in Placed e) { }")]
    [InlineData("private async Task {|FOLD205:Apply|}(Placed e) => await Task.Yield();")]
    [InlineData("private void Apply(in Placed e) { {|FOLD221:Set()|}; void Set() => _x = DateTime.Now; }")]
    [InlineData("private void Apply(in Placed e) { Func<object> make = () => {|FOLD221:DateTime.Now|}; _x = make(); }")]
    [InlineData("private void Apply(in Placed e) { {|FOLD221:lock|} (this) { } }")]
    [InlineData("private void Apply(in Placed e) => _x = {|FOLD221:_clock.Now|}; private readonly IClock _clock = new Clock();")]
    [InlineData("private void Apply(in Placed e) => _x = {|FOLD221:Clock.Start|};")]
    [InlineData("private void Apply(in Placed e) => _x = {|FOLD221:Clock.Count|};")]
    [InlineData("private void Apply(in Placed e) => {|FOLD221:Clock.Count|}++;")]
    [InlineData("private void Apply(in Placed e) => {|FOLD221:s_count|}++; private static int s_count;")]
    [InlineData("private void Apply(in Placed e) => {|FOLD221:s_all.Add(e.Count)|}; private static readonly List<int> s_all = [];")]
    [InlineData("private void Apply(in Placed e) => {|FOLD221:s_all[e.Text]|} = e.Count; private static readonly Dictionary<string, int> s_all = [];")]
    [InlineData("private void Apply(in Placed e) => {|FOLD221:s_all[0]|} = e.Count; private static readonly int[] s_all = new int[1];")]
    [InlineData("private void Apply(in Placed e) => {|FOLD221:s_last|} = e.Text; private static string? s_last;")]
    [InlineData("private void Apply(in Placed e) => {|FOLD221:Last|} = e.Text; public static string? Last { get; set; }")]
    [InlineData("private void Apply(in Placed e) => _x = {|FOLD221:OrderId.New()|};")]
    public Task Every_way_into_a_fold_is_watched(string members)
        => Verify.DiagnosticsWithGenerators(Order(members, """
            public interface IClock { DateTime Now { get; } }
            public sealed class Clock : IClock
            {
                public static readonly DateTime Start = DateTime.Now;
                public static int Count;
                DateTime IClock.Now => DateTime.Now;
            }
            [Identifier] public readonly partial record struct OrderId(Guid Value);
            """));

    [Fact]
    public Task A_record_and_its_children_are_watched() => Verify.DiagnosticsWithGenerators("""
        [Event("placed")] public readonly partial record struct Placed(string Text);
        [Event("line-added")] public readonly partial record struct LineAdded(int Line, string Text);
        [Event("line-removed")] public readonly partial record struct LineRemoved(int Line);

        [Aggregate("a")] public sealed partial record Initially(DateTime At)
        {
            public static Initially Initial { get; } = new({|FOLD221:DateTime.Now|});
            private static Initially Apply(Initially state, in Placed e) => state with { At = {|FOLD221:DateTime.Now|} };
        }

        [Aggregate("b")] public sealed partial record Computed(DateTime At)
        {
            public static Computed Initial => new({|FOLD221:DateTime.Now|});
            private Computed Apply(in Placed e) => this;
        }

        [Aggregate("c")] public readonly partial record struct Counted(Guid Id)
        {
            public static Counted Initial => default;
            private Counted Apply(in Placed e) => new({|FOLD221:Guid.NewGuid()|});
        }

        public sealed record Line(DateTime At)
        {
            public Line(in LineAdded e) : this({|FOLD221:DateTime.Now|}) { }
            public Line Apply(in LineRemoved e) => this with { At = {|FOLD221:DateTime.Now|} };
        }

        [Aggregate("d")] public sealed partial class Holder
        {
            [Entity(nameof(LineAdded.Line))] private readonly Dictionary<int, Line> _lines = [];
            private void Apply(in Placed e) { }
        }
        """);

    [Theory]
    [InlineData("private void Apply(in Placed e) { {|#0:Price()|}; } private void Price() => _x = Clock.Now;", "Order.Apply -> Order.Price -> Clock.Now -> DateTime.Now reads the clock, so that a replay would give another state than the one that was decided on. Take the time in the decision ('ctx.Now') and put it into the event; the time of the append is 'EventContext.Time'.")]
    [InlineData("private void Apply(in Placed e) { _x = {|#0:new Line(1)|}; }", "Order.Apply -> new Line -> Guid.NewGuid gives something else at each run, so that a replay would give another state than the one that was decided on. Make it in the decision and put it into the event.")]
    [InlineData("private void Apply(in Placed e) { _x = {|#0:new Line(1, 2) + 1|}; }", "Order.Apply -> Line.+ -> Environment.UserName depends on the machine that it runs on, so that a replay would give another state than the one that was decided on. Read it in the decision and put what the fold needs into the event.")]
    [InlineData("private void Apply(in Placed e) { {|#0:L()|}; void L() => Console.Beep(); }", "Order.Apply -> L -> Console.Beep reaches outside the program, so that a replay would give another state than the one that was decided on. Do that before the decision and put what the fold needs into the event, or do it after the append.")]
    public Task The_message_says_the_path_and_what_to_do(string members, string message)
        => Verify.Message(Order(members, """
            public static class Clock { public static DateTime Now => DateTime.Now; }
            public sealed class Line
            {
                public Line(int a) => Id = Guid.NewGuid();
                public Line(int a, int b) { }
                public Guid Id { get; }
                public static Line operator +(Line a, int b) { _ = Environment.UserName; return a; }
            }
            """), "FOLD221", message);

    [Fact]
    public async Task Threads_that_look_at_the_same_cycle_of_calls_at_once_all_report()
    {
        string[] events = [.. Enumerable.Range(0, 40).Select(i => $"[Event(\"e{i}\")] public readonly partial record struct E{i}(int A);")];
        string[] calls = [.. Enumerable.Range(0, 40).Select(i => $"public static object? M{i}(int a) => a > 9 ? {(i == 23 ? "DateTime.Now" : "null")} : M{(i + 1) % 40}(a + 1) ?? M{(i + 11) % 40}(a + 1);")];
        string[] folds = [.. Enumerable.Range(0, 40).Select(i => $"private void Apply(in E{i} e) => _x = {{|FOLD221:Cycle.M{i}(e.A)|}};")];
        for (int round = 0; round < 3; round++)
        {
            await Verify.Diagnostics(Order(Lines(folds), $"{Lines(events)} public static class Cycle {{ {Lines(calls)} }}"));
        }
    }

    [Fact]
    public Task Code_that_is_no_fold_is_left_alone() => Verify.Diagnostics(Order(
        "private void Apply(in Placed e) { } public DateTime Age => DateTime.Now; public object? Decide() => _x ?? Guid.NewGuid();",
        """
        public sealed class View { public object? X; public void Apply(in Placed e) => X = DateTime.Now; public DateTime At { get; } = DateTime.Now; }
        """));

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
