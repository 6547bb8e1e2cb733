namespace Foldstream.Analyzers.Tests.Rules;

public sealed class WireStatementRuleTests
{
    private const string Types = """

        namespace MessagePack.Formatters { public interface IMessagePackFormatter<T>; }
        namespace Types
        {
            using MessagePack.Formatters;
            public readonly struct Plain;
            public readonly struct Cast { public static explicit operator string(Cast cast) => ""; public static implicit operator Cast(string text) => new(); }
            public readonly struct HalfCast { public static explicit operator int(HalfCast cast) => 0; }
            public readonly struct OtherHalfCast { public static explicit operator OtherHalfCast(int value) => new(); }
            public sealed class Thing { public int Size { get; set; } }
            public static class ThingWire { public static (int, string) ToWire(Thing value) => default; public static Thing FromWire((int, string) value) => new(); }
            public static class PlainWire { public static int ToWire(in Plain value) => 0; internal static Plain FromWire(int value) => new(); }
            public static class OneWay { public static int ToWire(Plain value) => 0; public static Plain FromWire(long value) => new(); }
            public static class Hidden { public static int ToWire(Plain value) => 0; private static Plain FromWire(int value) => new(); }
            public sealed class OnInstances { public int ToWire(Plain value) => 0; public Plain FromWire(int value) => new(); }
            public static class Wordy { public static object ToWire(Plain value) => 0; public static Plain FromWire(object value) => new(); }
            public static class Nullish { public static int? ToWire(Plain value) => 0; public static Plain FromWire(int? value) => new(); }
            public readonly struct Loop;
            public static class LoopWire { public static Loop ToWire(Loop value) => value; public static Loop FromWire(Loop value) => value; }
            public static class LoopsWire { public static ImmutableArray<Loop> ToWire(Loop value) => []; public static Loop FromWire(ImmutableArray<Loop> value) => default; }
            public sealed class PlainFormatter : IMessagePackFormatter<Plain>;
            public sealed class ThingFormatter : IMessagePackFormatter<Thing?> { public static readonly ThingFormatter Instance = new(); private ThingFormatter() { } }
            public sealed class ByProperty : IMessagePackFormatter<Thing?> { public static IMessagePackFormatter<Thing?> Instance => ThingFormatter.Instance; private ByProperty() { } }
            public sealed class OutOfReach : IMessagePackFormatter<Plain> { private OutOfReach() { } }
        }
        """;

    [Fact]
    public Task What_can_be_stored_as_it_is_said_is_left_alone() => Verify.Diagnostics("""
        using Types;
        [assembly: Wire(typeof(Plain), Converter = typeof(PlainWire))]
        [assembly: WireAttribute(typeof(Thing[]), Formatter = typeof(ThingsFormatter))]
        [assembly: Wire(typeof(System.Net.IPEndPoint), Formatter = typeof(EndPointFormatter))]

        [Event("e")]
        public sealed partial record E(
            [Wire(As = typeof(string))] Cast A, [property: Foldstream.Wire(As = typeof(string))] Cast? B, [Wire(Converter = typeof(ThingWire))] Thing C, [Wire(Converter = typeof(ThingWire))] Thing? D,
            Plain F, ImmutableArray<Plain?> G, ImmutableDictionary<Plain, int> H, [Wire(Formatter = typeof(ThingFormatter))] Thing I, [Wire(Formatter = typeof(ByProperty))] Thing J,
            [Wire(Formatter = typeof(PlainFormatter))] Plain? K, [Wire(Converter = typeof(PlainWire), As = typeof(int))] Plain L, [Wire(As = typeof(long))] DayOfWeek M, [Wire(As = typeof(byte))] int N,
            Thing[] O, Inner P, (Plain, Cased?) Q, System.Net.IPEndPoint R)
        {
            [Wire(Converter = typeof(ThingWire))] public required Thing S { get; init; }
        }

        public sealed record Inner([Wire(As = typeof(string))] Cast A, [Wire(Formatter = typeof(ThingFormatter))] Thing B);
        public abstract record Cased { [Case(1)] public sealed record One([Wire(As = typeof(string))] Cast A, [Wire(Converter = typeof(ThingWire))] Thing B) : Cased; }
        public sealed class ThingsFormatter : MessagePack.Formatters.IMessagePackFormatter<Thing[]>;
        public sealed class EndPointFormatter : MessagePack.Formatters.IMessagePackFormatter<System.Net.IPEndPoint>;
        """ + Types);

    [Theory]
    [InlineData("Plain", "", "it says nothing", "Name one of As, Converter and Formatter")]
    [InlineData("Plain", "(As = typeof(int))", "C# does not convert 'Plain' to 'int'", "Declare conversion operators both ways, or name a Converter")]
    [InlineData("HalfCast", "(As = typeof(int))", "C# does not convert 'int' to 'HalfCast'", "Declare conversion operators both ways, or name a Converter")]
    [InlineData("OtherHalfCast?", "(As = typeof(int))", "C# does not convert 'OtherHalfCast' to 'int'", "Declare conversion operators both ways, or name a Converter")]
    [InlineData("ImmutableArray<Cast>", "(As = typeof(string))", "C# does not convert 'ImmutableArray<Cast>' to 'string'", "Say it of its elements, [assembly: Wire(typeof(...), As = ...)], or name a Converter")]
    [InlineData("Cast", "(As = typeof(Plain))", "'Plain' is no plain value", "Name a number, string, Guid, date or time; use Converter for anything else")]
    [InlineData("Cast", "(As = typeof(ImmutableArray<int>))", "'ImmutableArray<int>' is no plain value", "Name a number, string, Guid, date or time; use Converter for anything else")]
    [InlineData("Plain", "(Converter = typeof(ThingWire))", "'ThingWire' has no 'static TWire ToWire(Plain value)' that generated code can call", "Declare both methods, with the same type between them")]
    [InlineData("Plain", "(Converter = typeof(PlainWire), As = typeof(long))", "'PlainWire' has no 'static long ToWire(Plain value)' that generated code can call", "Declare both methods, with the same type between them")]
    [InlineData("Plain", "(Converter = typeof(OneWay))", "'OneWay' has no 'static Plain FromWire(int value)' that generated code can call", "Declare both methods, with the same type between them")]
    [InlineData("Plain", "(Converter = typeof(Hidden))", "'Hidden' has no 'static Plain FromWire(int value)' that generated code can call", "Declare both methods, with the same type between them")]
    [InlineData("Plain", "(Converter = typeof(OnInstances))", "'OnInstances' has no 'static TWire ToWire(Plain value)' that generated code can call", "Declare both methods, with the same type between them")]
    [InlineData("Plain", "(Converter = typeof(Wordy))", "'object', to which 'Wordy' converts, has no wire form", "Say which type it is: an event is read back by its declaration")]
    [InlineData("Plain", "(Converter = typeof(Nullish))", "'int?', to which 'Nullish' converts, has no wire form", "Let it convert to a type that is not nullable")]
    [InlineData("Plain", "(Formatter = typeof(PlainWire))", "'PlainWire' does not implement 'IMessagePackFormatter<Plain>'", "Name a formatter of this very type")]
    [InlineData("Plain", "(Formatter = typeof(ThingFormatter))", "'ThingFormatter' does not implement 'IMessagePackFormatter<Plain>'", "Name a formatter of this very type")]
    [InlineData("Plain", "(Formatter = typeof(OutOfReach))", "no 'OutOfReach' can be had", "Give it a public parameterless constructor or a static 'Instance', where generated code can see it")]
    [InlineData("Plain", "(Formatter = typeof(PlainFormatter), As = typeof(int))", "a formatter alone decides what is written", "Leave out As and Converter")]
    [InlineData("Plain", "(typeof(Plain), Converter = typeof(PlainWire))", "a member has a type, and here another one is named", "Leave out the first argument")]
    public Task What_can_not_be_followed_is_reported_where_it_stands(string type, string arguments, string cause, string advice) => Verify.Message(
        $$"""
        using Types;
        [Event("e")] public sealed partial record E(int A, [{|#0:Wire{{arguments}}|}] {{type}} X);
        """ + Types,
        "FOLD124",
        $"'{type}' can't be stored as this [Wire] says: {cause}. {advice}.");

    [Theory]
    [InlineData("Wire(As = typeof(int))", "Nothing", "it names no type", "Name the type first: [assembly: Wire(typeof(EmailAddress), As = typeof(string))]")]
    [InlineData("Wire(typeof(int), As = typeof(long))", "int", "it is a plain value, and all of them have their form", "Say it on the member that is stored in another one")]
    [InlineData("Wire(typeof(Types.Plain), As = typeof(int))", "Plain", "C# does not convert 'Plain' to 'int'", "Declare conversion operators both ways, or name a Converter")]
    [InlineData("Wire(typeof(Types.Loop), Converter = typeof(Types.LoopWire))", "Loop", "'Loop', to which 'LoopWire' converts, has no wire form", "'Loop' is stored as that, and so holds itself: let it convert to a type without it")]
    [InlineData("Wire(typeof(Types.Loop), Converter = typeof(Types.LoopsWire))", "Loop", "'ImmutableArray<Loop>', to which 'LoopsWire' converts, has no wire form", "'Loop' is stored as that, and so holds itself: let it convert to a type without it")]
    public Task What_is_said_for_the_whole_project_is_checked_too(string attribute, string type, string cause, string advice) => Verify.Message(
        $$"""
        [assembly: {|#0:{{attribute}}|}]
        [Event("e")] public sealed partial record E(int A);
        """ + Types,
        "FOLD124",
        $"'{type}' can't be stored as this [Wire] says: {cause}. {advice}.");

    [Fact]
    public Task What_is_converted_to_itself_ends_no_compilation() => Verify.Diagnostics("""
        using Types;
        [assembly: {|FOLD124:Wire(typeof(Loop), Converter = typeof(LoopsWire))|}]
        [Event("e")] public sealed partial record E(Loop X, [Wire(Converter = typeof(PlainWire))] Plain Y);
        """ + Types);

    [Fact]
    public Task It_is_reported_once_however_many_events_hold_the_type() => Verify.Diagnostics("""
        using Types;
        [assembly: {|FOLD124:Wire(typeof(HalfCast), As = typeof(int))|}]
        [Event("e")] public sealed partial record E(HalfCast X, ImmutableArray<HalfCast> Y, Inner Z);
        [Event("f")] public sealed partial record F(Inner X, Cased Y);
        public sealed record Inner([{|FOLD124:Wire(As = typeof(int))|}] Plain A);
        public abstract record Cased { [Case(1)] public sealed record One([{|FOLD124:Wire|}] Cast A) : Cased; }
        """ + Types);

    [Fact]
    public Task A_second_one_and_one_where_nothing_is_stored_are_reported() => Verify.Diagnostics("""
        using Types;
        [assembly: Wire(typeof(Cast), As = typeof(string))]
        [assembly: {|FOLD124:Wire(typeof(Cast), As = typeof(string))|}]
        [Event("e")] public sealed partial record E([Wire(As = typeof(string)), {|FOLD124:Wire(As = typeof(string))|}] Cast X, Cast Y);
        public sealed class Elsewhere([{|FOLD124:Wire(As = typeof(string))|}] Cast x)
        {
            [{|FOLD124:Wire(As = typeof(string))|}] public Cast X { get; } = x;
            public void Do([{|FOLD124:Wire(As = typeof(string))|}] Cast y) { }
        }
        """ + Types);

    [Fact]
    public Task A_state_that_has_snapshots_stores_its_members() => Verify.DiagnosticsWithGenerators("""
        using Types;
        [Event("e")] public sealed partial record E(int A);
        [Aggregate("a", SnapshotEvery = 9)]
        public sealed partial class A
        {
            [Wire(As = typeof(string))] private Cast _x;
            [Wire(As = typeof(string))] private Cast Y { get; set; }
            [{|FOLD124:Wire(As = typeof(string))|}] private Cast Z => _x;
            [{|FOLD124:Wire(As = typeof(string))|}] private static Cast W { get; set; }
            [{|FOLD124:Wire|}] private Cast V { get; set; }
            private Value _value = new();
            private void Apply(E e) => (_x, Y, V, _value) = (default, Z, default, new());
        }
        public sealed class Value { [Wire(As = typeof(string))] public Cast X { get; set; } }
        """ + Types);

    [Fact]
    public Task A_type_that_another_generator_completes_is_taken_at_its_word() => Verify.DiagnosticsWithGenerated(
        """
        [Event("e")] public sealed partial record E([Wire(As = typeof(Guid))] CustomerId X, {|FOLD104:CustomerId|} Y);
        public readonly partial struct CustomerId;
        """,
        """
        partial struct CustomerId { public static explicit operator System.Guid(CustomerId id) => default; public static explicit operator CustomerId(System.Guid value) => default; }
        """);

    [Fact]
    public Task Its_conversions_must_be_there_in_the_end() => Verify.DiagnosticsWithGenerated(
        """
        [Event("e")] public sealed partial record E([{|FOLD124:Wire(As = typeof(long))|}] CustomerId X);
        public readonly partial struct CustomerId;
        """,
        """
        partial struct CustomerId { public static explicit operator System.Guid(CustomerId id) => default; public static explicit operator CustomerId(System.Guid value) => default; }
        """);

    [Fact]
    public Task What_only_a_generator_has_written_can_not_be_named() => Verify.MessageWithoutGenerators(
        """[Event("e")] public sealed partial record E([{|#0:Wire(As = typeof(Guid))|}] CustomerId X);""",
        "FOLD124",
        "'CustomerId' can't be stored as this [Wire] says: 'CustomerId' is written by a generator, and generators don't see each other's output. Declare it in a file of the project.",
        "public readonly struct CustomerId { public static explicit operator System.Guid(CustomerId id) => default; public static explicit operator CustomerId(System.Guid value) => default; }");

    [Fact]
    public Task The_advice_for_a_type_of_others_names_it() => Verify.Message(
        """[Event("e")] public sealed partial record E({|#0:System.Net.IPAddress|} X);""",
        "FOLD104",
        "'X' of event 'E' is of type 'IPAddress', which has no wire form. Say how it is stored: [Wire(As = typeof(string))] on the member, or [assembly: Wire(typeof(IPAddress), As = typeof(string))] for the whole project.");

    [Fact]
    public Task The_advice_for_a_type_that_may_be_completed_names_it() => Verify.Message(
        """[Event("e")] public sealed partial record E({|#0:CustomerId|} X); public readonly partial struct CustomerId;""",
        "FOLD104",
        "'X' of event 'E' is of type 'CustomerId', which has no wire form. If another generator completes 'CustomerId', say how it is stored: [Wire(As = typeof(Guid))], say. Otherwise make it a sealed record or a readonly record struct.");

    [Fact]
    public async Task What_a_referenced_project_says_of_its_records_holds_there() => await Verify.DiagnosticsAgainst(
        Compiled.Reference("Shop", """
            [assembly: Wire(typeof(Shop.Weight), As = typeof(double))]
            [assembly: Wire(typeof(Shop.Tag), Converter = typeof(Shop.TagWire))]
            namespace Shop;
            public readonly struct Weight { public static explicit operator double(Weight weight) => 0; public static explicit operator Weight(double value) => default; }
            public sealed class Size { public int Length { get; set; } public static explicit operator int(Size size) => 0; public static explicit operator Size(int value) => new(); }
            public sealed class Tag { public string Text { get; set; } = ""; }
            public static class TagWire { public static string ToWire(Tag value) => value.Text; public static Tag FromWire(string value) => new() { Text = value }; }
            public sealed record Parcel(Weight Weight, [Wire(As = typeof(int))] Size Size, ImmutableArray<Tag> Tags) { [Wire(As = typeof(int))] public Size? Other { get; init; } }
            """),
        """
        [Event("e")] public sealed partial record E(Shop.Parcel A, {|FOLD104:Shop.Weight|} B, {|FOLD116:Shop.Tag|} C);
        """);
}
