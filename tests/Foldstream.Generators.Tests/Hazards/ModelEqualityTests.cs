using Microsoft.CodeAnalysis;

namespace Foldstream.Generators.Tests.Hazards;

public sealed class ModelEqualityTests
{
    [Theory]
    [InlineData(TrackingNames.Event)]
    [InlineData(TrackingNames.Identifier)]
    [InlineData(TrackingNames.Aggregate)]
    [InlineData(TrackingNames.Subscription)]
    [InlineData(TrackingNames.Dispatch)]
    [InlineData(TrackingNames.Fingerprint)]
    [InlineData(TrackingNames.Manifest)]
    [InlineData(TrackingNames.Resolver)]
    public void The_same_source_gives_equal_models(string step)
    {
        object[] one = Models(Generation.Of(Sources.SubscribedShop), step), other = Models(Generation.Of(Sources.SubscribedShop), step);

        Assert.NotEmpty(one);
        Assert.Equal(one, other);
        Assert.Equal(one.Select(model => model.GetHashCode()), other.Select(model => model.GetHashCode()));
        Assert.DoesNotContain(one, model => other.Any(twin => ReferenceEquals(model, twin)));
    }

    [Theory]
    [InlineData("string Sku", "string? Sku")]
    [InlineData("string Sku", "string Code")]
    [InlineData("decimal UnitPrice", "double UnitPrice")]
    [InlineData("decimal UnitPrice", "decimal UnitPrice = 1")]
    [InlineData("order-line-added\"", "order-line-added\", Version = 2")]
    [InlineData("readonly partial record struct", "sealed partial record")]
    [InlineData("namespace Shop;", "namespace Shop.Orders;")]
    [InlineData("public readonly", "internal readonly")]
    public void Another_source_gives_another_model(string text, string by)
    {
        object one = Assert.Single(Models(Generation.Of(Sources.OrderLineAdded), TrackingNames.Event));
        object other = Assert.Single(Models(Generation.Of(Sources.OrderLineAdded.Replace(text, by, StringComparison.Ordinal)), TrackingNames.Event));

        Assert.NotEqual(one, other);
    }

    internal static object[] Models(Generation generation, string step) => [.. generation.Steps(step).SelectMany(run => run.Outputs).Select(output => output.Value)];
}
