namespace Parking;

[Event("car-parked")]
public partial record CarParked(string Plate);   // FOLD102

[Event("car-left")]
public partial record struct CarLeft(string Plate);   // FOLD102

[Event("barrier-opened")]
public sealed partial class BarrierOpened;   // FOLD102

[Event("barrier-closed")]
public readonly partial struct BarrierClosed;   // FOLD102

[Event("ticket-lost")]
public abstract partial record TicketLost(string Plate);   // FOLD102
