namespace Recipes;

public sealed class Chef
{
    public string Name { get; init; } = "";
}

public sealed record Step(string Text, Uri Picture);

public sealed record Node(string Name, Node? Parent);

[Event("recipe-written")]
public sealed partial record RecipeWritten(
    string Title,
    ImmutableDictionary<string, decimal> Ingredients,   // FOLD104
    (int Minutes, int Degrees) Oven,   // FOLD104
    Chef Author,   // FOLD104
    ImmutableArray<Step> Steps,   // FOLD104
    Node Category,   // FOLD104
    ImmutableList<string> Tags,   // FOLD104
    Half Rating);   // FOLD104
