namespace Gardens;

[Event("TreePlanted")]   // FOLD107
public sealed partial record TreePlanted(string Kind);

[Event("tree_felled")]   // FOLD107
public sealed partial record TreeFelled(string Why);

[Event("1st-apple")]   // FOLD107
public sealed partial record FirstApple(int Weight);

[Event("")]   // FOLD107
public sealed partial record Watered(int Litres);

[Event(GardenNames.Sown)]   // FOLD107
public sealed partial record Sown(int Seeds);

internal static class GardenNames
{
    public const string Sown = "garden.sown";
}
