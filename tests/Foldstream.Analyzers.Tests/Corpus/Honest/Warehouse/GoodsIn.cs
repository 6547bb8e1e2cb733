using System.Linq;
using System.Threading;

namespace Warehouse;

public sealed class GoodsIn(IRepository<Delivery, DeliveryId> deliveries, IRepository<StockItem, ArticleId> stock)
{
    public async Task UnloadAsync(DeliveryId id, PalletId pallet, int counted, Bin bin, CancellationToken cancel)
    {
        UnitOfWork unit = UnitOfWork.Begin();
        Delivery delivery = await unit.LoadAsync(deliveries, id, cancel);
        delivery.Unload(pallet, counted, bin);
        ArticleId article = delivery.Pallets[pallet].Article;
        StockItem item = await unit.LoadAsync(stock, article, cancel);
        unit.Raise(stock, article, item.Receive(bin, counted));
        await unit.CommitAsync(cancel);
    }

    public async Task<IReadOnlyList<ArticleId>> LowAsync(IEnumerable<ArticleId> articles, CancellationToken cancel)
    {
        List<ArticleId> low = [];
        foreach (ArticleId article in articles)
        {
            Loaded<StockItem> item = await stock.FindAsync(article, cancel);
            if (!item.Exists || item.State.IsLow) low.Add(article);
        }

        return low;
    }

    public async Task<string> PickListAsync(ArticleId article, string order, int quantity, CancellationToken cancel)
    {
        var picked = await stock.ExecuteAsync(article, item => item.Pick(order, quantity), cancellationToken: cancel);
        return picked.HasValue ? string.Join('\n', picked.Value.Select(pick => $"{pick.Bin}: {pick.Quantity}")) : "(picked before)";
    }

    public Task ReceiveAsync(ArticleId article, Bin bin, int quantity, string message, CancellationToken cancel)
        => stock.StartAsync(article, item => item.Receive(bin, quantity), new AppendOptions { Once = AppendId.From("edi", message) }, cancel);
}
