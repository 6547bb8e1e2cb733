namespace Orders.Functional;

/// <summary>A command: the order decides on it with its <c>Decide</c> of this type.</summary>
public sealed record ShipOrder(string TrackingNumber);
