using Foldstream.Model;

namespace Foldstream.Analyzers.Tests.Parsing;

public sealed class IdentifierParserTests
{
    [Theory]
    [InlineData("Guid Value", ScalarKind.Guid, "Value")]
    [InlineData("System.Guid Value", ScalarKind.Guid, "Value")]
    [InlineData("string Text", ScalarKind.String, "Text")]
    [InlineData("int Number", ScalarKind.Int32, "Number")]
    [InlineData("long Value", ScalarKind.Int64, "Value")]
    internal void An_identifier_is_its_value(string parameter, ScalarKind kind, string name)
    {
        IdentifierModel model = Parse.Identifier("Shop.Id", $"namespace Shop; [Identifier] public readonly partial record struct Id({parameter});")!;
        Assert.Equal((kind, name, false), (model.Kind, model.ValueName, model.HasErrors));
        Assert.Equal(("Shop", "Id", "partial record struct"), (model.Type.Namespace, model.Type.Name, model.Type.Keyword));
    }

    [Fact]
    public void A_misshapen_identifier_has_its_public_shape()
        => Assert.True(Parse.Identifier("Id", "[Identifier] public partial record struct Id(short Value);") is { HasErrors: true });

    [Fact]
    public void What_can_not_be_completed_has_no_model()
        => Assert.Null(Parse.Identifier("Id", "[Identifier] public readonly record struct Id(int Value);"));

    [Fact]
    public void Trivia_changes_nothing()
        => Assert.Equal(
            Parse.Identifier("Id", "[Identifier] public readonly partial record struct Id(int Value);"),
            Parse.Identifier("Id", "[Identifier] /* an id */ public readonly partial record struct Id(\n    int Value) { public bool IsNew => Value == 0; }"));
}
