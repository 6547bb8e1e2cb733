namespace Recipes;

public sealed class Chef
{
    public string Name { get; init; } = "";
}

public sealed record Step(string Text, System.Globalization.CultureInfo Language);

public sealed record Node(string Name, Node? Parent);

[Event("recipe-written")]
public sealed partial record RecipeWritten(
    string Title,
    ImmutableDictionary<double, string> Ingredients,   // FOLD104
    Tuple<int, int> Oven,   // FOLD104
    Chef Author,   // FOLD104
    ImmutableArray<Step> Steps,   // FOLD104
    Node Category,   // FOLD104
    ImmutableQueue<string> Tags,   // FOLD104
    nint Rating);   // FOLD104
