using System.Text.Json.Serialization;

namespace Foldstream.Benchmarks.Rivals;

[JsonSerializable(typeof(ClassOpened))]
[JsonSerializable(typeof(ClassDeposited))]
[JsonSerializable(typeof(ClassWithdrawn))]
[JsonSerializable(typeof(ClassTransferSent))]
[JsonSerializable(typeof(ClassInterestAccrued))]
[JsonSerializable(typeof(ClassLimitChanged))]
internal sealed partial class BankJson : JsonSerializerContext;
