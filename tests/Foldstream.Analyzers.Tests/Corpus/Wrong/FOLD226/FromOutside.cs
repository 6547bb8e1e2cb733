namespace Kitchen.Tables;

[Event("table-laid")]
public readonly partial record struct TableLaid(int Places);

[Aggregate("kitchen-table")]
public sealed partial class Table
{
    public int Places { get; set; }

    internal string? Guest;

    private void Apply(in TableLaid e) => Places = e.Places;
}

public sealed class Waiter(IRepository<Table, string> tables)
{
    public async Task SeatAsync(string id, string guest)
    {
        Table table = await tables.LoadAsync(id);
        table.Guest = guest;   // FOLD226
        table.Places += 1;   // FOLD226
        await tables.SaveAsync(table);
    }
}
