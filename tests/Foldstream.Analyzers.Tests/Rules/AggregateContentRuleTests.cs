namespace Foldstream.Analyzers.Tests.Rules;

public sealed class AggregateContentRuleTests
{
    private const string Domain = """
        using System.IO;
        using System.Threading;
        [Event("added")] public readonly partial record struct Added(int Line, string Text);
        public interface IPrices { Task<decimal> Of(string sku); }
        public interface IMailService { void Send(string text); }
        public sealed class HttpPrices : IPrices { public Task<decimal> Of(string sku) => Task.FromResult(1m); }
        public interface IPolicy { decimal Price(int quantity); }
        public sealed class FlatPolicy : IPolicy { public decimal Price(int quantity) => quantity; }
        public interface IPriceService { decimal Of(int quantity); }
        public sealed record FixedPrices(decimal Price) : IPriceService { public decimal Of(int quantity) => Price; }
        public interface IMarker;
        public abstract class Entity { public string Name { get; protected set; } = ""; }
        public abstract class Stateless { public static int Count; public override string ToString() => "x"; }
        """;

    [Theory]
    [InlineData("private readonly TimeProvider {|FOLD228:_clock|} = null!;")]
    [InlineData("public TimeProvider? {|FOLD228:Clock|} { get; set; }")]
    [InlineData("private Func<int, decimal>? {|FOLD228:_price|};")]
    [InlineData("private readonly Action {|FOLD228:_done|} = () => { };")]
    [InlineData("private readonly System.Net.Http.HttpClient {|FOLD228:_http|} = null!;")]
    [InlineData("private IServiceProvider? {|FOLD228:_services|};")]
    [InlineData("private Random? {|FOLD228:_random|};")]
    [InlineData("private MemoryStream? {|FOLD228:_stream|};")]
    [InlineData("private Task? {|FOLD228:_task|};")]
    [InlineData("private Task<int>? {|FOLD228:_task|};")]
    [InlineData("private CancellationToken {|FOLD228:_token|};")]
    [InlineData("private CancellationToken? {|FOLD228:_token|};")]
    [InlineData("private IPrices? {|FOLD228:_prices|};")]
    [InlineData("private HttpPrices? {|FOLD228:_prices|};")]
    [InlineData("private IMailService? {|FOLD228:_mail|};")]
    [InlineData("private IRepository<Order, string>? {|FOLD228:_orders|};")]
    [InlineData("private IEnumerator<int>? {|FOLD228:_steps|};")]
    public Task An_aggregate_holds_nothing_that_no_event_brings_back(string member) => Verify.DiagnosticsWithGenerators(Domain, $$"""
        using System.IO;
        using System.Threading;
        [Aggregate("order")] public sealed partial class Order { {{member}} private void Apply(in Added e) { } }
        """);

    [Theory]
    [InlineData("private IPolicy _policy = new FlatPolicy();")]
    [InlineData("private IPriceService? _prices;")]
    [InlineData("private IMarker? _marker;")]
    [InlineData("private IReadOnlyList<string> _lines = []; private IDictionary<string, int> _index = new Dictionary<string, int>(); private IEnumerable<int>? _all;")]
    [InlineData("private IComparable? _value; private IFormattable? _text; private object? _any;")]
    [InlineData("private Uri? _uri; private Version? _version; private System.Net.IPAddress? _address; private System.Text.RegularExpressions.Regex? _pattern;")]
    [InlineData("private System.Text.StringBuilder _text = new(); private int[] _counts = []; private (int A, string B) _pair; private Guid? _id;")]
    [InlineData("private static readonly TimeProvider Clock = TimeProvider.System; private static readonly Func<int, int> Twice = x => x * 2;")]
    [InlineData("public event EventHandler? Changed { add { } remove { } }")]
    [InlineData("private ImmutableSortedSet<int> _set = []; private System.Globalization.CultureInfo? _culture; private TimeZoneInfo? _zone;")]
    public Task Values_of_the_domain_are_state(string member) => Verify.DiagnosticsWithGenerators(Domain, $$"""
        [Aggregate("order")] public sealed partial class Order { {{member}} private void Apply(in Added e) { } }
        """);

    [Fact]
    public Task A_record_holds_none_either() => Verify.DiagnosticsWithGenerators(Domain, """
        [Aggregate("cart")]
        public sealed partial record Cart(int Lines, Func<int, decimal> {|FOLD228:Price|})
        {
            public static Cart Initial { get; } = new(0, x => x);
            private Cart Apply(in Added e) => this with { Lines = Lines + 1 };
        }
        """);

    [Fact]
    public Task State_stands_in_the_aggregate_itself() => Verify.DiagnosticsWithGenerators(Domain, """
        [Aggregate("order")] public sealed partial class Order : {|FOLD228:Entity|} { private void Apply(in Added e) => Name = e.Text; }
        [Aggregate("bill")] public sealed partial class Bill : Stateless, IMarker { private void Apply(in Added e) { } }
        """);

    [Theory]
    [InlineData("private TimeProvider? {|#0:_clock|};", "'Order._clock' holds the clock ('TimeProvider'): no event brings it back when the aggregate is loaded. A decision has the time in 'DecisionContext.Now', a fold in 'EventContext.Time'.")]
    [InlineData("public Func<int>? {|#0:Price|} { get; }", "'Order.Price' holds a function ('Func<int>'): no event brings it back when the aggregate is loaded. Write it as a method, or call it before the decision and hand over the result.")]
    [InlineData("private IPrices? {|#0:_prices|};", "'Order._prices' holds a service ('IPrices'): no event brings it back when the aggregate is loaded. Fetch what a decision needs before it, and hand it over as an argument.")]
    [InlineData("private Task? {|#0:_task|};", "'Order._task' holds what runs or is used up ('Task'): no event brings it back when the aggregate is loaded. Fetch what a decision needs before it, and hand it over as an argument.")]
    public Task The_message_says_what_to_do_instead(string member, string message)
        => Verify.MessageWithoutGenerators($$"""{{Domain}} [Aggregate("order")] public sealed partial class Order { {{member}} private void Apply(in Added e) { } }""", "FOLD228", message);

    [Fact]
    public Task The_message_names_the_base_class() => Verify.MessageWithoutGenerators(
        Domain + """[Aggregate("order")] public sealed partial class Order : {|#0:Entity|} { private void Apply(in Added e) => Name = e.Text; }""",
        "FOLD228",
        "'Order' holds state in its base class 'Entity': what changes there is out of sight of the folds, and of the rules that watch over them. Declare 'Name' in 'Order' itself.");
}
