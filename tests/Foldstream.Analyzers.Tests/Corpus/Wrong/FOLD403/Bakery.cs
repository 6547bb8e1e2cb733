namespace BakeryFeed;

[Event("feed-bread-baked")]
public readonly partial record struct BreadBaked(int Number);

[Subscription("Bread Mail")]   // FOLD403
public sealed partial class BreadMail
{
    private void Handle(in BreadBaked e) { }
}

[Subscription]   // FOLD403
public sealed partial class Unnamed
{
    private void Handle(in BreadBaked e) { }
}

[Subscription("bread_mail", Shards = 2)]   // FOLD403
public sealed partial class Underscored
{
    private void Handle(in BreadBaked e) { }
}
