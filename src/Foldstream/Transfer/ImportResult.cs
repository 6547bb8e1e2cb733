namespace Foldstream.Transfer;

/// <summary>What an import has done.</summary>
/// <param name="Events">How many events were written.</param>
/// <param name="Appends">In how many appends.</param>
/// <param name="Held">How many events the store held already, those that the lines say twice included.</param>
public sealed record ImportResult(long Events, long Appends, long Held);
