namespace Transfers;

/// <summary>A command that concerns two accounts.</summary>
public sealed record Transfer(AccountId From, AccountId To, decimal Amount, string Purpose)
{
    /// <summary>Decides on both accounts: the events of the one that sends, and of the one that receives.</summary>
    public (Account.Events Sent, Account.Events Received) Decide(Account from, Account to) => (from.Send(this), to.Receive(this));
}
