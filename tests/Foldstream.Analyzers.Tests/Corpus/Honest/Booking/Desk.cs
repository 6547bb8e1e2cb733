using System.Threading;

namespace Hotel.Booking;

public interface IMail
{
    Task SendAsync(string to, string text, CancellationToken cancel);
}

public sealed class Desk(IRepository<Reservation, ReservationId> reservations, IRepository<Room, RoomId> rooms, IMail mail, TimeProvider clock)
{
    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public async Task<ReservationId> BookAsync(Guest guest, RoomId room, Stay stay, Channel channel, CancellationToken cancel)
    {
        ReservationId id = ReservationId.New();
        UnitOfWork unit = UnitOfWork.Begin(new AppendOptions { Actor = guest.Email });
        Room taken = await unit.LoadAsync(rooms, room, cancel);
        taken.Take(id, stay);
        await unit.StartAsync(reservations, id, Reservation.Make(guest, room, stay, channel, Today));
        await unit.CommitAsync(cancel);
        await mail.SendAsync(guest.Email, $"{guest.Greeting}, your room is booked.", cancel);
        return id;
    }

    public async Task MoveAsync(ReservationId id, RoomId to, Stay stay, CancellationToken cancel)
    {
        Reservation reservation = await reservations.LoadAsync(id, cancel);
        if (reservation.Room != to)
        {
            await rooms.ExecuteAsync(reservation.Room, room => room.Release(id), cancellationToken: cancel);
        }

        await rooms.ExecuteAsync(to, room => room.Take(id, stay), cancellationToken: cancel);
        await reservations.ExecuteAsync(id, r => r.Move(to, stay), cancellationToken: cancel);
    }

    public async Task<bool> TryArriveAsync(ReservationId id, string[] documents, CancellationToken cancel)
    {
        try
        {
            await reservations.ExecuteAsync(id, reservation => reservation.Arrive(Today, [.. documents]), cancellationToken: cancel);
            return true;
        }
        catch (Exception error) when (error is RefusedException or StreamNotFoundException)
        {
            return false;
        }
    }

    public async Task<decimal> DepartAsync(ReservationId id, CancellationToken cancel)
    {
        Reservation reservation = await reservations.LoadAsync(id, cancel);
        decimal paid = reservation.Depart();
        Appended saved = await reservations.SaveAsync(reservation, cancel);
        await mail.SendAsync(reservation.Guest.Email, $"Paid: {paid}. See you again! ({saved.Time:O})", cancel);
        return paid;
    }

    public async Task CancelAsync(ReservationId id, string? reason, CancellationToken cancel)
    {
        Reservation reservation = await reservations.LoadAsync(id, cancel);
        reservation.Cancel(Today, reason);
        await Task.WhenAll(
            reservations.SaveAsync(reservation, cancel),
            rooms.ExecuteAsync(reservation.Room, room => room.Release(id), cancellationToken: cancel));
    }
}
