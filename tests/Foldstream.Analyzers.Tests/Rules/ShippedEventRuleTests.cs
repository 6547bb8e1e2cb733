namespace Foldstream.Analyzers.Tests.Rules;

/// <summary>Each kind of edit of a shipped domain: what is additive stays silent, and what the stored bytes refuse is an error at the member.</summary>
public sealed class ShippedEventRuleTests
{
    private const string Lock = """
        format 1

        [shipped]

        event order-paid@1 is Shop.OrderPaid
          By: Shop.Payment@1
          In: Shop.Currency@1
          Tip: decimal? = 0.50

        event order-placed@1 is Shop.OrderPlaced
          CustomerId: guid
          Lines: [Shop.Line@1]
          Size: (Width: i32, Height: i32)
          Tags: [str]
          Fees: {str: decimal}
          Note: str?

        record Shop.Card@1
          Number: str

        record Shop.Cash@1
          Till: i32

        record Shop.Line@1
          Sku: str
          Price: Shop.Price@1

        record Shop.Price@1
          Amount: decimal
          Currency: Shop.Currency@1

        hierarchy Shop.Payment@1
          1: Shop.Card@1
          2: Shop.Cash@1

        enum Shop.Currency@1: i32
          GBP = 0 gone
          EUR = 1
          USD = 2

        [unshipped]

        """;

    private const string Domain = """
        namespace Shop;

        public enum Currency { EUR = 1, USD = 2 }

        public readonly record struct Price(decimal Amount, Currency Currency);

        public sealed record Line(string Sku, Price Price);

        public abstract record Payment;
        [Case(1)] public sealed record Card(string Number) : Payment;
        [Case(2)] public sealed record Cash(int Till) : Payment;

        [Event("order-placed")]
        public sealed partial record OrderPlaced(Guid CustomerId, ImmutableArray<Line> Lines, (int Width, int Height) Size, IReadOnlyList<string> Tags, ImmutableDictionary<string, decimal> Fees, string? Note = null);

        [Event("order-paid")]
        public sealed partial record OrderPaid(Payment By, Currency In, decimal? Tip = 0.50m);
        """;

    [Fact]
    public Task A_number_that_was_given_up_and_not_shipped_since_is_not_another_ones()
        => Verify.DiagnosticsWithLock(
            Lock + "enum Shop.Currency@1: i32\n  GBP = 0 gone\n  EUR = 1\n  USD = 2 gone\n",
            Domain
                .Replace("USD = 2", "CHF = 2", StringComparison.Ordinal)
                .Replace("Lines,", "{|FOLD301:Lines|},", StringComparison.Ordinal)
                .Replace("Currency In", "Currency {|FOLD301:In|}", StringComparison.Ordinal));

    [Fact]
    public Task One_that_comes_back_is_what_it_was() => Verify.DiagnosticsWithLock(Lock + "enum Shop.Currency@1: i32\n  GBP = 0 gone\n  EUR = 1\n  USD = 2 gone\n", Domain);

    [Fact]
    public Task One_whose_name_was_changed_is_what_it_was()
        => Verify.DiagnosticsWithLock(Lock + "enum Shop.Currency@1: i32\n  GBP = 0 gone\n  EUR = 1\n  Dollar = 2\n", Domain.Replace("USD = 2", "UsDollar = 2", StringComparison.Ordinal));

    /// <param name="edits">What is replaced, and by what.</param>
    private static Task Edited(params (string Before, string After)[] edits)
    {
        string domain = Domain;
        foreach ((string before, string after) in edits)
        {
            Assert.Contains(before, domain, StringComparison.Ordinal);
            domain = domain.Replace(before, after, StringComparison.Ordinal);
        }

        return Verify.DiagnosticsWithLock(Lock, domain);
    }

    private static Task Edited(string before, string after) => Edited((before, after));

    [Fact]
    public Task What_is_shipped_is_left_in_peace() => Edited();

    [Theory]
    [InlineData("string? Note = null)", "string? Note = null, string? Channel = null)")]
    [InlineData("string? Note = null)", "string? Note = null, int Copies = 1)")]
    [InlineData("string? Note = null)", "string? Note = null) { public string? Channel { get; init; } }")]
    [InlineData("Cash(int Till)", "Cash(int Till, string? Clerk = null)")]
    [InlineData("Price(decimal Amount, Currency Currency)", "Price(decimal Amount, Currency Currency, bool Net = false)")]
    public Task A_member_that_may_be_missing_is_added_at_the_end(string before, string after) => Edited(before, after);

    [Fact]
    public Task Classes_records_enums_and_cases_are_renamed()
        => Edited(("OrderPlaced", "OrderOpened"), ("record Line", "record Position"), ("<Line>", "<Position>"), ("Currency", "Money"), ("Money Money", "Money Currency"), ("Card(", "CreditCard("));

    [Fact]
    public Task A_value_may_become_nullable() => Edited("Guid CustomerId", "Guid? CustomerId");

    [Fact]
    public Task A_default_may_change() => Edited("decimal? Tip = 0.50m", "decimal? Tip = 1m");

    [Fact]
    public Task An_enum_may_gain_and_lose_names() => Edited("USD = 2", "CHF = 3");

    [Fact]
    public Task A_case_may_be_added() => Edited("[Case(2)]", "[Case(3)] public sealed record Voucher(string Code) : Payment; [Case(2)]");

    [Fact]
    public Task One_list_is_as_good_as_another() => Edited("IReadOnlyList<string> Tags", "ImmutableArray<string> Tags");

    [Fact]
    public Task A_tuple_may_become_a_record() => Edited(("(int Width, int Height) Size", "Size Size"), ("public enum", "public readonly record struct Size(int Width, int Height);\npublic enum"));

    [Fact]
    public Task What_is_not_shipped_is_free() => Verify.DiagnosticsWithLock(
        Lock.Replace("[unshipped]\n", "").Replace("[shipped]\n", "[shipped]\n\n[unshipped]\n"), Domain.Replace("Guid CustomerId", "string CustomerId"));

    [Fact]
    public Task Another_version_is_another_event() => Edited(("\"order-placed\")", "\"order-placed\", Version = {|FOLD321:2|})"), ("Guid CustomerId", "string CustomerId"));

    [Fact]
    public Task A_last_member_was_removed() => Edited(("record OrderPlaced", "record {|FOLD301:OrderPlaced|}"), (", string? Note = null)", ")"));

    [Fact]
    public Task A_member_was_removed_from_among_the_others() => Edited("ImmutableArray<Line> Lines, (int Width, int Height) Size",
        "ImmutableArray<Line> Lines, IReadOnlyList<string> {|FOLD301:Tags|}, ImmutableDictionary<string, decimal> Fees, string? Note = null);\n// (int Width, int Height) Size");

    [Fact]
    public Task Members_changed_places() => Edited("Payment By, Currency In", "Currency In, Payment {|FOLD301:By|}");

    [Fact]
    public Task A_member_was_put_before_another() => Edited("Payment By,", "int Number, Payment {|FOLD301:By|},");

    [Fact]
    public Task A_member_was_renamed() => Edited("Guid CustomerId", "Guid {|FOLD301:Customer|}");

    [Fact]
    public Task A_member_was_retyped() => Edited("Guid CustomerId", "string {|FOLD301:CustomerId|}");

    [Fact]
    public Task A_new_member_is_required() => Edited(", string? Note = null)", ", string? Note, int {|FOLD301:Copies|})");

    [Fact]
    public Task A_default_was_taken_away()
        => Verify.DiagnosticsWithLock(Lock.Replace("Note: str?", "Copies: i32 = 1"), Domain.Replace("string? Note = null)", "int {|FOLD301:Copies|})"));

    [Fact]
    public Task A_nullable_member_was_made_required() => Edited("decimal? Tip = 0.50m", "decimal {|FOLD301:Tip|} = 0.50m");

    [Fact]
    public Task An_enum_was_renumbered() => Edited(("Currency { EUR = 1, USD = 2 }", "Currency { EUR = 2, USD = 1 }"), ("Lines,", "{|FOLD301:{|FOLD301:Lines|}|},"), (" In,", " {|FOLD301:{|FOLD301:In|}|},"));

    [Fact]
    public Task A_number_was_given_to_another_name() => Edited(("Currency { EUR = 1", "Currency { CHF = 0, EUR = 1"), ("Lines,", "{|FOLD301:Lines|},"), (" In,", " {|FOLD301:In|},"));

    [Fact]
    public Task An_enum_got_larger() => Edited(("enum Currency", "enum Currency : long"), ("Lines,", "{|FOLD301:Lines|},"), (" In,", " {|FOLD301:In|},"));

    [Fact]
    public Task The_key_of_a_case_changed() => Edited(("[Case(2)]", "[Case(3)]"), (" By,", " {|FOLD301:By|},"));

    [Fact]
    public Task A_case_was_removed() => Edited(("[Case(2)] public sealed record Cash(int Till) : Payment;", ""), (" By,", " {|FOLD301:By|},"));

    [Fact]
    public Task A_case_changed_inside() => Edited(("Cash(int Till)", "Cash(string Till)"), (" By,", " {|FOLD301:By|},"));

    [Fact]
    public Task A_record_changed_two_levels_deep() => Edited(("Price(decimal Amount", "Price(long Amount"), ("Lines,", "{|FOLD301:Lines|},"));

    [Fact]
    public Task A_tuple_changed() => Edited("(int Width, int Height) Size", "(int Width, int Depth) {|FOLD301:Size|}");

    [Fact]
    public Task A_list_became_a_set() => Edited("IReadOnlyList<string> Tags", "ImmutableHashSet<string> {|FOLD301:Tags|}");

    [Fact]
    public Task The_key_of_a_map_changed() => Edited("ImmutableDictionary<string, decimal> Fees", "ImmutableDictionary<int, decimal> {|FOLD301:Fees|}");

    [Fact]
    public Task A_member_in_a_part_with_the_attribute_elsewhere_is_reported_where_it_stands() => Verify.DiagnosticsWithLock(
        Lock,
        Domain.Replace("public sealed partial record OrderPaid(Payment By, Currency In, decimal? Tip = 0.50m);", "public sealed partial record OrderPaid;"),
        "namespace Shop; partial record OrderPaid(Payment By, Currency In, long? {|FOLD301:Tip|} = 5);");

    [Fact]
    public Task An_event_with_an_error_of_its_own_has_no_more_than_that() => Edited("Guid CustomerId", "{|FOLD104:object|} CustomerId");

    [Fact]
    public Task It_says_what_the_bytes_hold() => Verify.MessageWithLock(
        Lock, Domain.Replace("Price(decimal Amount", "Price(long Amount").Replace("Lines,", "{|#0:Lines|},"), "FOLD301",
        "Version 1 of event 'order-placed' is shipped, and its 'Lines[].Price.Amount' was 'decimal' and is 'i64': the stored bytes hold 'Amount: decimal'. Undo it, or raise the version and write an 'Upcast' from version 1.");

    [Fact]
    public Task It_says_that_the_bytes_end() => Verify.MessageWithLock(
        Lock, Domain.Replace("string? Note = null)", "string? Note, int {|#0:Copies|})"), "FOLD301",
        "Version 1 of event 'order-placed' is shipped, and its 'Copies' is new and has neither a default nor is it nullable: the stored bytes end before it. Undo it, or raise the version and write an 'Upcast' from version 1.");

    [Fact]
    public Task A_lock_that_a_merge_left_in_pieces_accuses_no_event() => Verify.DiagnosticsWithLock(
        Lock.Replace("  Note: str?\n", "{|FOLD305:<<<<<<< HEAD|}\n  Note: str?\n{|FOLD305:=======|}\n  Copies: i32\n{|FOLD305:>>>>>>> topic|}\n"), Domain.Replace("Guid CustomerId", "string CustomerId"));
}
