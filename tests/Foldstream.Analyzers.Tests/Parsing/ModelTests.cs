using System.Collections;
using System.Reflection;
using Foldstream.Model;

namespace Foldstream.Analyzers.Tests.Parsing;

public sealed class ModelTests
{
    /// <summary>A symbol or a piece of syntax in a model would keep a whole compilation alive for as long as the model is cached.</summary>
    [Theory]
    [InlineData(typeof(EventModel))]
    [InlineData(typeof(IdentifierModel))]
    [InlineData(typeof(AggregateModel))]
    [InlineData(typeof(SubscriptionModel))]
    [InlineData(typeof(ProjectModel))]
    [InlineData(typeof(ManifestModel))]
    [InlineData(typeof(ResolverModel))]
    [InlineData(typeof(ScalarWire))]
    [InlineData(typeof(EnumWire))]
    [InlineData(typeof(IdentifierWire))]
    [InlineData(typeof(ArrayWire))]
    [InlineData(typeof(ListWire))]
    [InlineData(typeof(SetWire))]
    [InlineData(typeof(MapWire))]
    [InlineData(typeof(ConvertedWire))]
    [InlineData(typeof(FormattedWire))]
    [InlineData(typeof(RecordWire))]
    [InlineData(typeof(HierarchyWire))]
    public void A_model_holds_only_values(Type model)
    {
        HashSet<Type> seen = [];
        Stack<Type> open = new([model]);
        while (open.TryPop(out Type? type))
        {
            if (!seen.Add(type)) continue;

            Assert.False(type.Assembly.GetName().Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal), $"{model.Name} reaches {type}.");
            Assert.False(type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable)) && !IsEquatableArray(type) && !type.IsArray, $"{model.Name} reaches {type}, which compares by reference.");
            if (type.Assembly != model.Assembly && !type.IsArray) continue;

            if (type.GetElementType() is { } element) open.Push(element);
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)) open.Push(field.FieldType);
        }
    }

    private static bool IsEquatableArray(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>);
}
