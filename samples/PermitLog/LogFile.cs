using System.Collections.Immutable;
using Foldstream;

namespace PermitLog;

/// <summary>Reads a whole log and checks all of it, so that a log with a fault leaves nothing half-imported.</summary>
internal static class LogFile
{
    /// <summary>Reads the cases of a log, in the order in which the file first names them.</summary>
    /// <exception cref="LogFault">The file can't be read, or a row of it is broken.</exception>
    public static ImmutableArray<LogCase> Read(string path)
    {
        if (Directory.Exists(path))
        {
            throw new LogFault(path, "this is a directory. Name the log file in it.");
        }

        try
        {
            return Cases(path, ReadRows(path));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new LogFault(path, "there is no such file.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new LogFault(path, $"the file can't be read: {error.Message}", error);
        }
    }

    private static List<LogRow> ReadRows(string path)
    {
        List<LogRow> rows = [];
        LogColumns? columns = null;
        int line = 0;
        foreach (string text in File.ReadLines(path))
        {
            line++;
            if (text.AsSpan().IndexOfAny('\uFFFD', '\0') >= 0)
            {
                throw new LogFault(path, line, "this is not text in UTF-8.");
            }

            if (columns is null)
            {
                columns = new LogColumns(path, text);
                continue;
            }

            LogRow row = columns.Read(text, line);
            Check(path, row);
            rows.Add(row);
        }

        return (columns, rows.Count) switch
        {
            (null, _) => throw new LogFault(path, "the file is empty. A log has a header and rows."),
            (_, 0) => throw new LogFault(path, "the log has a header, but no rows."),
            _ => rows,
        };
    }

    private static void Check(string path, LogRow row)
    {
        if (!StreamId.TryParse($"permit/{row.Case}", null, out _))
        {
            throw new LogFault(path, row.Line, $"a case is named by 1 to {StreamId.MaxKeyLength} bytes without control characters; this one is not.");
        }

        if (!Activities.IsKnown(row.Activity))
        {
            throw new LogFault(path, row.Line, $"the activity '{row.Activity}' is not known.");
        }
    }

    private static ImmutableArray<LogCase> Cases(string path, List<LogRow> rows)
    {
        // Neither grouping nor sorting changes the order of what is equal.
        ImmutableArray<LogCase> cases =
            [.. rows.GroupBy(row => row.Case, StringComparer.Ordinal).Select(group => new LogCase(group.Key, [.. group.OrderBy(row => row.Timestamp)]))];
        foreach (LogCase one in cases)
        {
            Check(path, one);
        }

        return cases;
    }

    private static void Check(string path, LogCase one)
    {
        LogRow first = one.Rows[0];
        if (first.Activity != Activities.Birth)
        {
            throw new LogFault(path, first.Line, $"{one.Key} begins with '{first.Activity}', but a case begins with its '{Activities.Birth}'.");
        }

        foreach (LogRow row in one.Rows.AsSpan()[1..])
        {
            if (row.Activity == Activities.Birth)
            {
                throw new LogFault(path, row.Line, $"{one.Key} has a second '{Activities.Birth}'; the first is on line {first.Line}.");
            }

            // Only the first event carries what the rows of a case repeat; a row that says otherwise would be lost.
            if ((row.Channel, row.Department, row.Responsible, row.Deadline) != (first.Channel, first.Department, first.Responsible, first.Deadline))
            {
                throw new LogFault(path, row.Line, $"{one.Key} has another channel, department, responsible or deadline here than on line {first.Line}.");
            }
        }
    }
}
