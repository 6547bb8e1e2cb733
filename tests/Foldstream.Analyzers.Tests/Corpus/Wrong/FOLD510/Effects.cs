using System.IO;

namespace Cafe;

[Event("cake-sold")]
public readonly partial record struct CakeSold(int Pieces);

[Aggregate("cafe-cake")]
public sealed partial class Cake
{
    public int Left { get; private set; } = 12;

    public int Sell(int pieces)
    {
        Refuse.If(pieces > Left, "There is not so much left.");
        Raise(new CakeSold(pieces));
        return Left;
    }

    public void Log() => Console.WriteLine(Left);

    private void Apply(in CakeSold e) => Left -= e.Pieces;
}

[Aggregate("cafe-plate")]
public sealed partial record Plate(int Pieces)
{
    public static Plate Initial { get; } = new(0);

    public Events Put(int pieces) => new CakeSold(pieces);

    private Plate Apply(in CakeSold e) => this with { Pieces = Pieces + e.Pieces };
}

public sealed class Baker(IRepository<Cake, string> cakes, IRepository<Plate, string> plates)
{
    private readonly List<int> _sold = [];
    private int _count;

    public int Count => _count + _sold.Count;

    public async Task SellAsync(string id, int pieces)
    {
        await cakes.ExecuteAsync(id, cake =>
        {
            cake.Sell(pieces);
            _sold.Add(pieces);   // FOLD510
            _count++;   // FOLD510
            File.AppendAllText("sold.txt", "cake");   // FOLD510
        });
        await cakes.ExecuteAsync(id, cake => cake.Log());   // FOLD510
    }

    public Task PutAsync(string id) => plates.ExecuteAsync(id, plate =>
    {
        Console.WriteLine("Put.");   // FOLD510
        return plate.Put(1);
    });

    public async Task<int> MoveAsync(string from, string to)
    {
        int moved = 0;
        await UnitOfWork.ExecuteAsync((cakes, from), (cakes, to), (a, b) =>
        {
            a.Sell(1);
            b.Sell(1);
            moved += 2;   // FOLD510
        });
        return moved;
    }
}
