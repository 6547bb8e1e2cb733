using System.Text.Json;
using System.Text.Json.Serialization;

namespace Foldstream.ColdStart.Rivals;

[JsonSerializable(typeof(RivalOpened))]
[JsonSerializable(typeof(RivalDeposited))]
[JsonSerializable(typeof(RivalWithdrawn))]
[JsonSerializable(typeof(RivalInterestAccrued))]
internal sealed partial class AccountJson : JsonSerializerContext;

/// <summary>System.Text.Json with its source generator.</summary>
internal static class JsonFold
{
    public static PlainAccount Fold(byte[] file)
    {
        PlainAccount account = new();
        for (Recording events = new(file); events.TryNext();)
        {
            ReadOnlySpan<byte> json = events.Payload.Span;
            switch (events.Kind)
            {
                case 'o': account.Apply(JsonSerializer.Deserialize(json, AccountJson.Default.RivalOpened)!); break;
                case 'd': account.Apply(JsonSerializer.Deserialize(json, AccountJson.Default.RivalDeposited)!); break;
                case 'w': account.Apply(JsonSerializer.Deserialize(json, AccountJson.Default.RivalWithdrawn)!); break;
                default: account.Apply(JsonSerializer.Deserialize(json, AccountJson.Default.RivalInterestAccrued)!); break;
            }
        }

        return account;
    }
}
