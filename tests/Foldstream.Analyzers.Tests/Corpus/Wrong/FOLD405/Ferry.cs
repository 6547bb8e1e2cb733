namespace FerryFeed;

[Event("feed-ferry-left")]
public readonly partial record struct FerryLeft(int Number);

[Event("feed-ferry-landed")]
public readonly partial record struct FerryLanded(int Number);

[Event("feed-ferry-fuelled")]
public readonly partial record struct FerryFuelled(int Number);

[Event("feed-ferry-painted")]
public readonly partial record struct FerryPainted(int Number);

[Event("feed-ferry-sold")]
public readonly partial record struct FerrySold(int Number);

[Event("feed-ferry-named")]
public readonly partial record struct FerryNamed(int Number);

[Event("feed-ferry-sunk")]
public readonly partial record struct FerrySunk(int Number);

[Event("feed-ferry-towed")]
public readonly partial record struct FerryTowed(int Number);

[Subscription("ferry-board")]
public partial class Board
{
    private async void Handle(FerryLeft e) => await Task.Delay(e.Number);   // FOLD405

    private int Handle(in FerryLanded e) => e.Number;   // FOLD405

    private Task<int> HandleAsync(FerryFuelled e) => Task.FromResult(e.Number);   // FOLD405

    private void Handle(ref FerryPainted e) { }   // FOLD405

    private void HandleAsync(in FerrySold e) { }   // FOLD405

    private void Handle(in FerryNamed e, string more) { }   // FOLD405

    protected virtual void Handle(in FerrySunk e) { }   // FOLD405

    private Task Handle(FerryTowed e, in EventContext context) => Task.Delay(e.Number);   // FOLD405
}

[Subscription("ferry-radio")]
public sealed partial class Radio
{
    private void Handle() { }   // FOLD405

    private void Handle(HandlerContext context, in FerryLeft e) { }   // FOLD405

    private void Handle(in FerryLanded e, System.Threading.CancellationToken cancellationToken) { }   // FOLD405

    private void Handle(FerryFuelled e = default) { }   // FOLD405

    private Task HandleAsync(FerryPainted e, System.Threading.CancellationToken cancellationToken, HandlerContext context) => Task.CompletedTask;   // FOLD405
}
