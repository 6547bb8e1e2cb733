using System.Diagnostics;
using System.Globalization;
using Foldstream;
using Foldstream.Stores;
using Spectre.Console;

namespace Orders;

/// <summary>Writes many events durably, replays them from the store opened anew, and prints the rates.</summary>
internal static class BulkRun
{
    private const int EventsPerOrder = 20_000;
    private const int EventsPerAppend = 100;
    private const int Writers = 32;

    public static async Task RunAsync(Place place, int events, CancellationToken cancel)
    {
        DirectoryInfo? temporary = place is { File: null, Connection: null } ? Directory.CreateTempSubdirectory("orders-") : null;
        place = temporary is null ? place : new Place(Path.Combine(temporary.FullName, Place.DefaultFile), Connection: null);
        try
        {
            List<(OrderId Id, int Events)> plan = [];
            for (int left = events; left > 0; left -= EventsPerOrder)
            {
                plan.Add((OrderId.New(), Math.Min(left, EventsPerOrder)));
            }

            double seconds = await AnsiConsole.Progress().StartAsync(
                progress => WriteAsync(place, plan, progress.AddTask("Writing", maxValue: events), cancel));
            Console.WriteLine(Rate("written durably", events, seconds));
            await ReplayAsync(place, plan, events, cancel);
        }
        finally
        {
            temporary?.Delete(recursive: true);
        }
    }

    private static async Task<double> WriteAsync(Place place, List<(OrderId Id, int Events)> plan, ProgressTask progress, CancellationToken cancel)
    {
        await using IEventStore store = await place.OpenAsync(cancel);
        Repository<Order, OrderId> orders = new(store);
        Stopwatch clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(plan, new ParallelOptions { MaxDegreeOfParallelism = Writers, CancellationToken = cancel }, async (order, cancel) =>
        {
            await orders.StartAsync(order.Id, Order.Place(Guid.CreateVersion7(), Currency.EUR), cancellationToken: cancel);
            Order state = await orders.LoadAsync(order.Id, cancel);
            progress.Increment(1);
            for (int left = order.Events - 1; left > 0;)
            {
                int count = Math.Min(left, EventsPerAppend);
                for (int i = 0; i < count; i++)
                {
                    AddOrRemove(state);
                }

                await orders.SaveAsync(state, cancel);
                progress.Increment(count);
                left -= count;
            }
        });
        return clock.Elapsed.TotalSeconds;
    }

    // An order with one line or none: as many events as wanted, and a state that stays small.
    private static void AddOrRemove(Order order)
    {
        if (order.LineCount == 0)
        {
            order.AddLine("BOOK-1", quantity: 2, unitPrice: 9.95m);
        }
        else
        {
            order.RemoveLine(order.LastLine);
        }
    }

    private static async Task ReplayAsync(Place place, List<(OrderId Id, int Events)> plan, int events, CancellationToken cancel)
    {
        await using IEventStore store = await place.OpenAsync(cancel);
        Repository<Order, OrderId> orders = new(store);

        // The just-in-time compiler is done with a loop after some millions of events: the figures below are those of a running server.
        for (int pass = 0; pass < Math.Clamp(10_000_000 / events, 1, 10); pass++)
        {
            await ReplayAllAsync(orders, plan, cancel);
        }

        long before = GC.GetTotalAllocatedBytes(precise: true);
        Stopwatch clock = Stopwatch.StartNew();
        long folded = await ReplayAllAsync(orders, plan, cancel);
        double seconds = clock.Elapsed.TotalSeconds;
        long allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        if (folded != events)
        {
            throw new IOException($"{events} events were written and {folded} replayed.");
        }

        Console.WriteLine(Rate($"replayed from the {place.Kind}", events, seconds));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Math.Round((double)allocated / events, 1):0.#} B allocated per replayed event ({allocated:N0} B in all, the states of {plan.Count} orders among them)."));
    }

    private static async Task<long> ReplayAllAsync(Repository<Order, OrderId> orders, List<(OrderId Id, int Events)> plan, CancellationToken cancel)
    {
        long folded = 0;
        foreach ((OrderId id, _) in plan)
        {
            folded += (await orders.LoadAsync(id, cancel)).Version;
        }

        return folded;
    }

    private static string Rate(string what, int events, double seconds)
        => string.Create(CultureInfo.InvariantCulture, $"{events:N0} events {what}: {events / seconds:N0} per second, {seconds * 1e9 / events:N0} ns each.");
}
