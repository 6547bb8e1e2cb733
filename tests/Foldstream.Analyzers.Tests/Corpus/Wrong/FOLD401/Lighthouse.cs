namespace LighthouseFeed;

[Event("feed-lamp-lit")]
public readonly partial record struct LampLit(int Number);

[Subscription("lighthouse-log")]
public sealed class Log   // FOLD401
{
    public int Lit { get; private set; }

    private void Handle(in LampLit e) => Lit += e.Number;
}

public class Tower
{
    [Subscription("lighthouse-tower")]
    public sealed partial class Keeper   // FOLD401
    {
        private void Handle(in LampLit e) { }
    }
}
