namespace KioskFeed;

[Event("feed-paper-bought")]
public readonly partial record struct PaperBought(int Number);

public sealed record Receipt(int Number);

[Subscription("kiosk-till")]
[Ignores<Receipt>]   // FOLD407
public sealed partial class Till
{
    private void Handle(in PaperBought e) { }

    private void Handle(Receipt receipt) { }   // FOLD407

    private Task HandleAsync(int number) => Task.Delay(number);   // FOLD407
}
