using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Foldstream.Generators.Tests.Hazards;

/// <summary>A model that holds a symbol keeps a whole compilation alive, one for each keystroke.</summary>
public sealed class MemoryRetentionTests
{
    [Theory]
    [InlineData(TrackingNames.Event)]
    [InlineData(TrackingNames.Identifier)]
    [InlineData(TrackingNames.Aggregate)]
    [InlineData(TrackingNames.Subscription)]
    [InlineData(TrackingNames.Dispatch)]
    [InlineData(TrackingNames.Fingerprint)]
    [InlineData(TrackingNames.Project)]
    [InlineData(TrackingNames.Manifest)]
    [InlineData(TrackingNames.Resolver)]
    [InlineData(TrackingNames.SharedSpellings)]
    public void A_model_holds_values_alone(string step)
    {
        Generation generation = Generation.Of(Sources.SubscribedShop);
        object[] models = ModelEqualityTests.Models(generation, step);

        Assert.NotEmpty(models);
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        foreach (object model in models)
        {
            Walk(model, step, seen);
        }
    }

    [Fact]
    public void The_walk_finds_a_symbol()
    {
        ISymbol symbol = Generation.Project(Sources.OrderId).GetSpecialType(SpecialType.System_Int32);

        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Walk(new Tuple<object[]>([symbol]), "model", new(ReferenceEqualityComparer.Instance)));
    }

    private static void Walk(object? node, string path, HashSet<object> seen)
    {
        if (node is null or string || node.GetType().IsPrimitive || node.GetType().IsEnum || !seen.Add(node))
        {
            return;
        }

        Assert.False(node is ISymbol or Compilation or SyntaxNode or SyntaxTree or SemanticModel or Location or AttributeData, $"{path} is a {node.GetType()}");
        if (node is IEnumerable items)
        {
            foreach (object? item in items)
            {
                Walk(item, path + "[]", seen);
            }
        }

        for (Type? type = node.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                Walk(field.GetValue(node), $"{path}.{field.Name}", seen);
            }
        }
    }
}
