namespace Orders;

/// <summary>What a customer is told.</summary>
/// <param name="Key">The same however often it is sent, and that of no other.</param>
/// <param name="Position">The place of its event in the store.</param>
/// <param name="Message">The text.</param>
internal sealed record Confirmation(string Key, long Position, string Message);
