using Foldstream.Model;

namespace Foldstream.Analyzers.Tests.Parsing;

public sealed class EventParserTests
{
    [Theory]
    [InlineData("bool A, sbyte B, short C, int D, long E, byte F, ushort G, uint H, ulong I", "(A: bool, B: i8, C: i16, D: i32, E: i64, F: u8, G: u16, H: u32, I: u64)")]
    [InlineData("float A, double B, char C, string D, Guid E, decimal F", "(A: f32, B: f64, C: char, D: str, E: guid, F: decimal)")]
    [InlineData("DateTime A, DateTimeOffset B, DateOnly C, TimeOnly D, TimeSpan E, ReadOnlyMemory<byte> F", "(A: datetime, B: datetimeoffset, C: date, D: time, E: duration, F: bin)")]
    [InlineData("int? A, string? B, ReadOnlyMemory<byte>? C, Id? D, Colour? E, Money? F, Line? G", "(A: i32?, B: str?, C: bin?, D: guid?, E: i16{Red=-1, Also=0, Green=0}?, F: (Amount: decimal, Currency: str =)?, G: (Price: (Amount: decimal, Currency: str =), Note: str?)?)")]
    [InlineData("Id A, ImmutableArray<int?> B, ImmutableArray<string?> C, ImmutableArray<ImmutableArray<Id>> D", "(A: guid, B: [i32?], C: [str?], D: [[guid]])")]
    [InlineData("string Sku, bool Gift = false, string? Note = null, int? Count = 3", "(Sku: str, Gift: bool =, Note: str?, Count: i32?)")]
    [InlineData("int @class", "(class: i32)")]
    [InlineData("", "()")]
    public void A_shape_names_members_and_types(string parameters, string shape)
    {
        EventModel model = Parse.Event("E", $"[Event(\"e\")] public sealed partial record E({parameters});", """
            public enum Colour : short { Green, Red = -1, Also = 0 }
            [Identifier] public readonly partial record struct Id(Guid Value);
            public readonly record struct Money(decimal Amount, string Currency = "EUR");
            public sealed record Line(Money Price) { public string? Note { get; init; } }
            """)!;
        Assert.False(model.HasErrors);
        Assert.Equal(shape, ShapePrinter.Print(model.Members));
    }

    [Theory]
    [InlineData("int A", null)]
    [InlineData("int? A", "default")]
    [InlineData("string? A", "default")]
    [InlineData("string A = null!", "default!")]
    [InlineData("string A = \"a\\n\\\"b\\\"\"", "\"a\\n\\\"b\\\"\"")]
    [InlineData("bool A = true", "true")]
    [InlineData("char A = '\\''", "'\\''")]
    [InlineData("int A = -3", "-3")]
    [InlineData("int A = 'a'", "97")]
    [InlineData("int A = int.MaxValue", "2147483647")]
    [InlineData("long A = 5", "5L")]
    [InlineData("ulong A = ulong.MaxValue", "18446744073709551615UL")]
    [InlineData("uint A = 5", "5U")]
    [InlineData("short A = -5", "(short)(-5)")]
    [InlineData("byte A = 5", "(byte)5")]
    [InlineData("byte? A = 5", "(byte)5")]
    [InlineData("float A = 1.5f", "1.5F")]
    [InlineData("double A = 1", "1D")]
    [InlineData("double A = double.NaN", "double.NaN")]
    [InlineData("float A = float.NegativeInfinity", "float.NegativeInfinity")]
    [InlineData("decimal A = 9.95m", "9.95M")]
    [InlineData("decimal A = 1", "1M")]
    [InlineData("DayOfWeek A = DayOfWeek.Friday", "(global::System.DayOfWeek)(5)")]
    [InlineData("DayOfWeek A = default", "default")]
    [InlineData("DayOfWeek? A = DayOfWeek.Friday", "(global::System.DayOfWeek)(5)")]
    [InlineData("Guid A = default", "default")]
    [InlineData("Guid A = new()", "default")]
    [InlineData("ImmutableArray<int> A = default", "default")]
    [InlineData("ImmutableArray<int> A", null)]
    public void A_default_is_an_expression_of_constants(string parameter, string? expected)
    {
        EventModel model = Parse.Event("E", $"[Event(\"e\")] public sealed partial record E({parameter});")!;
        Assert.Equal(expected, Assert.Single(model.Members).Default);
    }

    [Fact]
    public void The_initializer_of_a_property_is_its_default()
    {
        EventModel model = Parse.Event("E", """
            [Event("e")]
            public sealed partial record E(int A)
            {
                public string B { get; init; } = "b";
                public required int C { get; init; }
                public Guid D { get; init; } = Guid.NewGuid();
            }
            """)!;
        Assert.Equal([null, "\"b\"", null, null], model.Members.Select(member => member.Default));
        Assert.Equal([true, false, false, false], model.Members.Select(member => member.IsParameter));
    }

    [Fact]
    public void What_says_nothing_about_null_may_be_null()
    {
        EventModel model = Parse.Event("E", """
            #nullable disable
            [Event("e")] public sealed partial record E(string A, ImmutableArray<string> B, Line C);
            public sealed record Line(string D);
            """)!;
        Assert.Equal("(A: str?, B: [str?], C: (D: str?)?)", ShapePrinter.Print(model.Members));
    }

    [Fact]
    public void A_nested_event_says_where_it_stands()
    {
        EventModel model = Parse.Event("Shop.Outer+Inner+E", """
            namespace Shop;

            public partial class Outer
            {
                internal partial record struct Inner
                {
                    [Event("e", Version = 3)] public readonly partial record struct E(ImmutableArray<string?> A);
                }
            }
            """)!;
        Assert.Equal("Shop", model.Type.Namespace);
        Assert.Equal(["partial class Outer", "partial record struct Inner"], model.Type.Containers);
        Assert.Equal("partial record struct", model.Type.Keyword);
        Assert.Equal("global::Shop.Outer.Inner.E", model.Type.FullName);
        Assert.Equal("Shop.Outer+Inner+E", model.Type.MetadataName);
        Assert.False(model.Type.IsPublic);
        Assert.False(model.IsClass);
        Assert.Equal(("e", 3), (model.Name, model.SchemaVersion));
        Assert.Equal("global::System.Collections.Immutable.ImmutableArray<string?>", Assert.Single(model.Members).Type.ClrType);
    }

    [Fact]
    public void Names_that_are_keywords_are_escaped()
    {
        EventModel model = Parse.Event("new.class+E", """
            namespace @new;

            public partial class @class
            {
                [Event("e")] public sealed partial record E(@struct @event, global::System.DayOfWeek? Day);
                public readonly record struct @struct(int A);
            }
            """)!;
        Assert.Equal(("@new", "global::@new.@class.E"), (model.Type.Namespace, model.Type.FullName));
        Assert.Equal(["partial class @class"], model.Type.Containers);
        Assert.Equal(["global::@new.@class.@struct", "global::System.DayOfWeek"], model.Members.Select(member => member.Type.ClrType));
        Assert.Equal("event", model.Members[0].Name);
    }

    [Theory]
    [InlineData("public sealed partial record E(int A);", true)]
    [InlineData("public sealed partial record E(string A) { public int Length => A.Length; public int B { get; init; } = 3; }", true)]
    [InlineData("public sealed partial record E(string A) { public int Length { get; } = A.Length; }", false)]
    [InlineData("public sealed partial record E(string A) { public string A { get; init; } = A ?? throw new ArgumentNullException(); }", false)]
    [InlineData("public sealed partial record E(string A) { private readonly int _length = A.Length; }", false)]
    [InlineData("public sealed partial record E(string A) { public required string B { get; init => field = value.Trim(); } }", false)]
    [InlineData("public sealed partial record E(string A) : Fact(A.Length); public abstract record Fact(int L);", false)]
    public void Members_can_be_skipped_unless_the_construction_looks_at_them(string declaration, bool expected)
        => Assert.Equal(expected, Parse.Event("E", "[Event(\"e\")] " + declaration)!.MembersCanBeSkipped);

    [Fact]
    public void The_part_with_the_primary_constructor_has_the_members_whatever_part_has_the_attribute()
    {
        EventModel model = Parse.Event(
            "E",
            """[Event("e")] partial record E { public int Sum => A + B; }""",
            "public sealed partial record E(int A) { public int B { get; init; } }")!;
        Assert.Equal("(A: i32, B: i32)", ShapePrinter.Print(model.Members));
    }

    [Theory]
    [InlineData("public partial record E(int A);")]
    [InlineData("public sealed partial record E(List<int> A);")]
    [InlineData("public sealed partial record E(Unknown A);")]
    [InlineData("public sealed partial record E(int A) { public int B { get; set; } }")]
    public void With_errors_it_has_its_public_shape_and_no_members(string declaration)
    {
        EventModel model = Parse.Event("E", "[Event(\"e\")] " + declaration)!;
        Assert.True(model.HasErrors);
        Assert.Empty(model.Members);
    }

    [Theory]
    [InlineData("[Event(\"e\")] public sealed record E(int A);", "E")]
    [InlineData("[Event(\"e\")] public sealed partial record E<T>(T A);", "E`1")]
    [InlineData("public class Outer { [Event(\"e\")] public sealed partial record E(int A); }", "Outer+E")]
    public void What_can_not_be_completed_has_no_model(string declaration, string name) => Assert.Null(Parse.Event(name, declaration));

    [Fact]
    public void Trivia_and_bodies_change_nothing()
    {
        EventModel before = Parse.Event("E", """[Event("e")] public sealed partial record E(string A, Line B, ImmutableArray<int> C = default) { public int D => 1; }""", "public sealed record Line(int X);")!;
        EventModel after = Parse.Event("E", """
            // An event.
            [Event(name: "e", Version = 1)]
            public sealed partial record E(
                string A,   // the first
                Line B,
                ImmutableArray<int> C = default)
            {
                public int D { get { return 2; } }
            }
            """, "/* a line */ public sealed record Line(int X) { public override string ToString() => \"\"; }")!;
        Assert.Equal(before, after);
        Assert.Equal(before.GetHashCode(), after.GetHashCode());
    }

    [Theory]
    [InlineData("int A, string C")]
    [InlineData("int A, string? B")]
    [InlineData("int A, string B = \"\"")]
    [InlineData("int A")]
    [InlineData("string B, int A")]
    public void An_edit_of_a_member_changes_the_model(string parameters)
        => Assert.NotEqual(
            Parse.Event("E", """[Event("e")] public sealed partial record E(int A, string B);"""),
            Parse.Event("E", $"[Event(\"e\")] public sealed partial record E({parameters});"));

    [Fact]
    public void An_edit_inside_a_nested_record_changes_the_model()
        => Assert.NotEqual(
            Parse.Event("E", """[Event("e")] public sealed partial record E(ImmutableArray<Line> A);""", "public sealed record Line(int X);"),
            Parse.Event("E", """[Event("e")] public sealed partial record E(ImmutableArray<Line> A);""", "public sealed record Line(long X);"));

    [Fact]
    public void A_referenced_record_has_the_same_form_as_one_in_source()
    {
        const string Records = """
            namespace Shop;
            public readonly record struct Money(decimal Amount, string Currency = "EUR", DayOfWeek Day = DayOfWeek.Friday);
            public sealed record Line(Money Price, string? Text) { public string? Note { get; init; } public required Id Id { get; init; } public int Sum => 1; }
            [Identifier] public readonly partial record struct Id(string Value);
            """;
        const string Event = """[Event("e")] public sealed partial record E(ImmutableArray<Shop.Line> A, Shop.Money? B, Shop.Id C);""";

        EventModel source = Parse.Event("E", Records, Event)!;
        EventModel referenced = Parse.Event("E", Compiled.Source(Event).AddReferences(Compiled.Reference("Shop", Records)))!;
        Assert.False(source.HasErrors);
        Assert.Equal(source, referenced);

        // A project reference in an editor is no metadata, and its syntax belongs to another compilation.
        EventModel project = Parse.Event("E", Compiled.Source(Event).AddReferences(Compiled.Source(Records).WithAssemblyName("Shop").ToMetadataReference()))!;
        Assert.Equal(source, project);
    }
}
