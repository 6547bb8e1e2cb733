namespace MuseumFeed;

[Subscription("museum-guide")]
public sealed partial class Guide   // FOLD409
{
    public int Tours { get; private set; }
}

[Subscription("museum-shop")]
public sealed partial class Shop   // FOLD409
{
    public int Handled { get; private set; }

    private void Handles(int number) => Handled += number;
}
