namespace GarageFeed;

[Event("feed-car-mended")]
public readonly partial record struct CarMended(int Number);

[Event("feed-car-washed")]
public readonly partial record struct CarWashed(int Number);

[Subscription("garage-bills")]
public sealed partial class Bills
{
    private void Handle(in CarMended e) { }

    private Task HandleAsync(CarMended e) => Task.Delay(e.Number);   // FOLD406

    private void Handle(CarWashed e) { }

    private void Handle(CarWashed e, HandlerContext context) { }   // FOLD406

    private ValueTask HandleAsync(CarWashed e) => default;   // FOLD406
}
