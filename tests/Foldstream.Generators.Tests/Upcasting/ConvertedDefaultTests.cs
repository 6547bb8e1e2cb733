using System.Runtime.Loader;
using Foldstream.Locking;

namespace Foldstream.Generators.Tests.Upcasting;

/// <summary>Defaults of members that are stored in another form: what the lock says of them, and what an old version without the member gives.</summary>
public sealed class ConvertedDefaultTests
{
    private const string Cents = """
        namespace Shop;

        public static class Cents
        {
            public static long ToWire(decimal value) => (long)(value * 100m);

            public static decimal FromWire(long value) => value / 100m;
        }

        public static class Hundreds
        {
            public static int ToWire(int value) => value * 100;

            public static int FromWire(int value) => value / 100;
        }

        public enum Size { Small = 1, Large = 2 }

        """;

    private const string Before = Cents + """
        [Event("priced")]
        public sealed partial record Priced(
            string Sku,
            [property: Wire(Converter = typeof(Cents))] decimal Price = 1.5m,
            [property: Wire(Converter = typeof(Hundreds))] int Count = 3,
            [property: Wire(As = typeof(byte))] Size Size = Size.Large,
            [property: Wire(As = typeof(long))] int Weight = -7,
            [property: Wire(As = typeof(decimal))] int Rate = 4,
            [property: Wire(Converter = typeof(Cents))] decimal? Net = null);
        """;

    private const string After = Cents + """
        [Event("priced", Version = 2)]
        public sealed partial record Priced(string Text)
        {
            private static Priced Upcast(in V1 old)
                => new($"{old.Sku} {old.Price?.ToString() ?? "null"} {old.Count?.ToString() ?? "null"} {old.Size} {old.Weight} {old.Rate?.ToString() ?? "null"} {old.Net?.ToString() ?? "null"}");

            public static string Read(byte[] payload)
            {
                V1.DecodePayload(payload, ulong.MaxValue, out V1 old);
                return Upcast(in old).Text;
            }
        }
        """;

    private static string Lock => Generation.Of(Before).EventLock!;

    private static string Shipped => LockText.Print(LockReader.Read(Lock).Lock.Ship());

    [Fact]
    public void The_lock_does_not_say_in_one_unit_what_is_stored_in_another() => Assert.Contains(
        """
        event priced@1 is Shop.Priced
          Sku: str
          Price: i64 = converted
          Count: i32 = converted
          Size: u8 = 2
          Weight: i64 = -7
          Rate: decimal = converted
          Net: i64?

        """.ReplaceLineEndings("\n"),
        Lock);

    [Fact]
    public void The_next_build_has_nothing_to_add() => Assert.Equal(Shipped, Generation.Of(Generation.Project(Before), Shipped).EventLock);

    [Fact]
    public void The_default_of_a_struct_that_holds_such_a_member_is_none_that_the_lock_could_say() => Assert.Contains(
        "  Price: (Of: Shop.Money@1, Times: i32) = converted\n  Size: (Width: i32, Height: i32) = default\n",
        Generation.Of(Cents + """
            public readonly record struct Money([property: Wire(Converter = typeof(Cents))] decimal Amount);

            [Event("priced")] public sealed partial record Priced((Money Of, int Times) Price = default, (int Width, int Height) Size = default);
            """).EventLock);

    [Theory]
    [InlineData("91 A1 61", "a null null 2 -7 null null")]
    [InlineData("92 A1 61 CC 96", "a 150 null 2 -7 null null")]
    [InlineData("97 A1 61 CC 96 CD 01 2C 01 05 C4 10 00 00 00 00 00 00 00 00 09 00 00 00 00 00 00 00 CC FA", "a 150 300 1 5 9 250")]
    public void An_old_payload_that_ends_before_it_gives_null_and_not_a_value_of_another_unit(string payload, string expected)
    {
        Generation upcast = Generation.Of(Generation.Project(After), Shipped);
        Assert.Empty(upcast.Problems);

        using MemoryStream image = new();
        Assert.True(upcast.Output.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        image.Position = 0;
        AssemblyLoadContext context = new("old payloads", isCollectible: true);
        try
        {
            var read = context.LoadFromStream(image).GetType("Shop.Priced", throwOnError: true)!.GetMethod("Read")!.CreateDelegate<Func<byte[], string>>();
            Assert.Equal(expected, read(Convert.FromHexString(payload.Replace(" ", ""))));
        }
        finally
        {
            context.Unload();
        }
    }
}
