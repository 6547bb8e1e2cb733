using System.Text.Json;

namespace Foldstream.Benchmarks.Rivals;

/// <summary>System.Text.Json with generated sources, events as classes, and a switch.</summary>
internal static class JsonClasses
{
    public static void Fold(Recording recording, int from, int to, PlainAccount state)
    {
        for (int i = from; i < to; i++)
        {
            ReadOnlySpan<byte> payload = recording.SpanAt(i);
            switch (recording.KindAt(i))
            {
                case EventKind.Opened:
                    state.Apply(JsonSerializer.Deserialize(payload, BankJson.Default.ClassOpened)!);
                    break;
                case EventKind.Deposited:
                    state.Apply(JsonSerializer.Deserialize(payload, BankJson.Default.ClassDeposited)!);
                    break;
                case EventKind.Withdrawn:
                    state.Apply(JsonSerializer.Deserialize(payload, BankJson.Default.ClassWithdrawn)!);
                    break;
                case EventKind.TransferSent:
                    state.Apply(JsonSerializer.Deserialize(payload, BankJson.Default.ClassTransferSent)!);
                    break;
                case EventKind.InterestAccrued:
                    state.Apply(JsonSerializer.Deserialize(payload, BankJson.Default.ClassInterestAccrued)!);
                    break;
                case EventKind.LimitChanged:
                    state.Apply(JsonSerializer.Deserialize(payload, BankJson.Default.ClassLimitChanged)!);
                    break;
                default:
                    throw new InvalidDataException("No event has this kind.");
            }
        }
    }
}
