namespace ObservatoryFeed;

[Event("feed-star-seen")]
public readonly partial record struct StarSeen(int Number);

[Subscription("observatory-static")]
public static partial class Charts   // FOLD402
{
}

[Subscription("observatory-abstract")]
public abstract partial class Catalogue   // FOLD402
{
    private void Handle(in StarSeen e) { }
}

[Subscription("observatory-generic")]
public sealed partial class Survey<T>   // FOLD402
{
    private void Handle(in StarSeen e) { }
}

public class Watch
{
    protected static void Handle(in StarSeen e) { }
}

[Subscription("observatory-derived")]
public sealed partial class NightWatch : Watch   // FOLD402
{
    public int Nights { get; private set; }
}

[Subscription("observatory-both"), Aggregate("observatory-both")]
public sealed partial class Dome   // FOLD402
{
    private void Apply(in StarSeen e) { }
}
