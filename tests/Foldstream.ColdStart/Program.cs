using System.Diagnostics;
using System.Globalization;

namespace Foldstream.ColdStart;

/// <summary>
/// <c>WAY FILE [REPORT]</c> comes from the file to the state in one way and ends with 0 if it is the right one; with a report, the microseconds
/// that it took without reading the file are written there. <c>write FOLDER</c> writes the files. <c>empty</c> does nothing, <c>read FILE</c> reads.
/// </summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (args[0] == "empty")
        {
            return 0;
        }

        bool isRight;
        long begin = Stopwatch.GetTimestamp();
        switch (args[0])
        {
#if !NATIVE
            case "write":
                Wait(Files.WriteAsync(args[1]));
                return 0;
            case "messagepack":
                isRight = Ways.MessagePack(Read(args[1], ref begin));
                break;
#endif
            case "read":
                isRight = Read(args[1], ref begin).Length > 0;
                break;
            case "foldstream":
                isRight = Ways.Foldstream(Read(args[1], ref begin));
                break;
            case "byhand":
                isRight = Ways.ByHand(Read(args[1], ref begin));
                break;
            case "json":
                isRight = Ways.Json(Read(args[1], ref begin));
                break;
            case "memorypack":
                isRight = Ways.MemoryPack(Read(args[1], ref begin));
                break;
            case "sqlite":
                isRight = Wait(Ways.SqliteAsync(args[1]));
                break;
            default:
                isRight = Wait(Ways.RowsAsync(args[1]));
                break;
        }

        if (args.Length > 2)
        {
            File.WriteAllText(args[2], Stopwatch.GetElapsedTime(begin).TotalMicroseconds.ToString(CultureInfo.InvariantCulture));
        }

        return isRight ? 0 : 1;
    }

    private static byte[] Read(string path, ref long begin)
    {
        byte[] file = File.ReadAllBytes(path);
        begin = Stopwatch.GetTimestamp();
        return file;
    }

    // A program's own thread may wait.
    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();

    private static void Wait(Task task) => task.GetAwaiter().GetResult();
}
