using System.IO;
using System.Linq;

namespace Pharmacy;

[Event("drug-received")]
public readonly partial record struct DrugReceived(string Name, int Packs);

[Event("drug-sold")]
public readonly partial record struct DrugSold(string Name, int Packs);

[Event("drug-expired")]
public readonly partial record struct DrugExpired(string Name);

[Event("drug-priced")]
public sealed partial record DrugPriced(string Name);

public static class Journal
{
    private static readonly List<string> Lines = [];

    public static void Write(string line) => Lines.Add(line);

    public static int Next(int from) => from > 5 ? from : Number(from);

    private static int Number(int from) => from + new Random().Next(10);
}

[Aggregate("drug-shelf")]
public sealed partial class DrugShelf
{
    private static int s_sold;

    private readonly Guid _tag = Guid.NewGuid();   // FOLD221
    private int _packs;

    public DateTimeOffset Changed { get; private set; }

    public int Number { get; private set; }

    public string? Price { get; private set; }

    public string Label => $"{_tag}: {_packs}";

    private void Apply(in DrugReceived e)
    {
        _packs += e.Packs;
        Changed = DateTimeOffset.UtcNow;   // FOLD221
    }

    private void Apply(in DrugSold e)
    {
        _packs -= e.Packs;
        s_sold += e.Packs;   // FOLD221
        Touch();   // FOLD221
    }

    private void Apply(in DrugExpired e)
    {
        Journal.Write(e.Name);   // FOLD221
        Number = Journal.Next(Number);   // FOLD221
    }

    private void Apply(DrugPriced e) => Price = File.ReadLines("prices.txt").FirstOrDefault();   // FOLD221

    private void Touch() => Stamp();

    private void Stamp() => Changed = TimeProvider.System.GetUtcNow();
}
