using System.Linq;

namespace Kitchen;

[Event("dish-ordered")]
public readonly partial record struct DishOrdered(string Name, int Count);

[Event("dish-served")]
public readonly partial record struct DishServed(string Name);

public sealed class Dish
{
    public int Count { get; set; }

    public void Take() => Count--;
}

[Aggregate("kitchen")]
public sealed partial class Kitchen
{
    private readonly Dictionary<string, Dish> _dishes = [];
    private readonly List<string> _log = [];
    private int _served;

    public bool IsBusy { get; private set; }

    public int Open => _dishes.Values.Sum(dish => dish.Count);

    public void Order(string name, int count)
    {
        Raise(new DishOrdered(name, count));
        IsBusy = Open > 10;   // FOLD226
    }

    public void Serve(string name)
    {
        if (_dishes.TryGetValue(name, out Dish? dish)) dish.Count--;   // FOLD226
        _log.Add("served " + name);   // FOLD226
        Raise(new DishServed(name));
        Note();
    }

    public void ServeAll()
    {
        foreach (Dish dish in _dishes.Values) dish.Take();   // FOLD226
        _dishes.Clear();   // FOLD226
        Apply(new DishServed("all"));   // FOLD226
    }

    private void Note() => _served++;   // FOLD226

    private void Apply(in DishOrdered e) => _dishes[e.Name] = new Dish { Count = e.Count };

    private void Apply(in DishServed e)
    {
        if (_dishes.TryGetValue(e.Name, out Dish? dish)) dish.Take();
    }
}
