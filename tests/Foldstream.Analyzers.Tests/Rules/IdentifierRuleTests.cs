namespace Foldstream.Analyzers.Tests.Rules;

public sealed class IdentifierRuleTests
{
    [Theory]
    [InlineData("public readonly partial record struct Id(Guid Value);")]
    [InlineData("public readonly partial record struct Id(string Text);")]
    [InlineData("internal readonly partial record struct Id(int Number) { public override string ToString() => \"x\"; }")]
    [InlineData("public readonly partial record struct Id(long Value); partial record struct Id { public bool IsNew => Value < 0; }")]
    public Task An_honest_identifier_is_left_alone(string declaration) => Verify.Diagnostics("[Identifier] " + declaration);

    [Fact]
    public Task An_identifier_must_be_partial() => Verify.Diagnostics("[Identifier] public readonly record struct {|FOLD121:Id|}(Guid Value);");

    [Theory]
    [InlineData("public partial record struct {|#0:Id|}(Guid Value);", "it is not readonly")]
    [InlineData("public readonly partial struct {|#0:Id|};", "it is not a record struct")]
    [InlineData("public readonly partial record struct {|#0:Id|};", "its primary constructor does not have exactly one parameter")]
    [InlineData("public readonly partial record struct {|#0:Id|}(Guid A, int B);", "its primary constructor does not have exactly one parameter")]
    [InlineData("public readonly partial record struct {|#0:Id|}(short Value);", "its value is a 'short'")]
    [InlineData("public readonly partial record struct {|#0:Id|}(string? Value);", "its value is a 'string?'")]
    [InlineData("public readonly partial record struct {|#0:Id|}<T>(int Value);", "it is generic")]
    public Task An_identifier_is_one_plain_value(string declaration, string reason) => Verify.Message(
        "[Identifier] " + declaration,
        "FOLD122",
        $"Identifier 'Id' can't be completed: {reason}. Declare it as 'readonly partial record struct Id(Guid Value)'; the value may also be a string, int or long.");

    [Fact]
    public Task A_misshapen_identifier_is_reported_where_it_is_declared_and_not_where_it_is_used() => Verify.Diagnostics("""
        [Identifier] public readonly partial record struct {|FOLD122:Id|}(short Value);
        [Event("e")] public sealed partial record E(Id A);
        """);
}
