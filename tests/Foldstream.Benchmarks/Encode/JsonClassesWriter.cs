using System.Text.Json;
using Foldstream.Benchmarks.Rivals;

namespace Foldstream.Benchmarks.Encode;

/// <summary>System.Text.Json with generated sources over classes, and one writer for all.</summary>
internal static class JsonClassesWriter
{
    public static void Write(object[] events, int from, int to, ReusedBuffer buffer, Utf8JsonWriter writer)
    {
        for (int i = from; i < to; i++)
        {
            writer.Reset(buffer);
            switch (events[i])
            {
                case ClassOpened e:
                    JsonSerializer.Serialize(writer, e, BankJson.Default.ClassOpened);
                    break;
                case ClassDeposited e:
                    JsonSerializer.Serialize(writer, e, BankJson.Default.ClassDeposited);
                    break;
                case ClassWithdrawn e:
                    JsonSerializer.Serialize(writer, e, BankJson.Default.ClassWithdrawn);
                    break;
                case ClassTransferSent e:
                    JsonSerializer.Serialize(writer, e, BankJson.Default.ClassTransferSent);
                    break;
                case ClassInterestAccrued e:
                    JsonSerializer.Serialize(writer, e, BankJson.Default.ClassInterestAccrued);
                    break;
                case ClassLimitChanged e:
                    JsonSerializer.Serialize(writer, e, BankJson.Default.ClassLimitChanged);
                    break;
                default:
                    throw new InvalidDataException("No event has this kind.");
            }

            writer.Flush();
        }
    }
}
