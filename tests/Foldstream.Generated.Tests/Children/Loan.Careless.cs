namespace Foldstream.Generated.Tests.Children;

/// <summary>Decisions without guards, for the tests of what a fold can't accept.</summary>
public sealed partial class Loan
{
    public void Send(OfferId id, string channel) => Raise(new OfferSent(id, channel));

    public void Improve(OfferId id, decimal amount, string by) => Raise(new OfferImproved(by, id, amount));

    public void MakeAgain(OfferId id, decimal amount) => Raise(new OfferMade(id, amount, ""));
}
