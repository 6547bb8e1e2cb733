using Foldstream.Stores;

namespace Mill;

[Event("corn-ground")]
public readonly partial record struct CornGround(int Sacks);

[Aggregate("mill")]
public sealed partial class Mill
{
    public int Sacks { get; private set; }

    public void Grind(int sacks) => Raise(new CornGround(sacks));

    private void Apply(in CornGround e) => Sacks += e.Sacks;
}

public sealed class Miller(IRepository<Mill, string> mills, IEventStore store)
{
    public void Grind(string id) => mills.ExecuteAsync(id, mill => mill.Grind(1));   // FOLD513

    public void GrindMany(IEnumerable<string> ids)
    {
        foreach (string id in ids)
        {
            mills.ExecuteAsync(id, mill => mill.Grind(2));   // FOLD513
        }
    }

    public void Commit(UnitOfWork unit)
    {
        unit.CommitAsync();   // FOLD513
        store.GetHeadAsync();   // FOLD513
    }

    public void Later(string id) => Later(() => mills.StartAsync(id, mill => mill.Grind(3)));   // FOLD513

    private static void Later(Action action) => action();
}
