using System.Globalization;

namespace PermitLog;

/// <summary>Where the header of a log puts the columns, and how their values are read.</summary>
internal sealed class LogColumns
{
    // Far beyond any real value, and far below what an event may hold: a store never has to turn a row away halfway through an import.
    private const int LongestValue = 4_000;

    private static readonly string[] Names =
        ["case", "channel", "department", "responsible", "deadline", "activity", "group", "resource", "timestamp"];

    private readonly string _path;
    private readonly string[] _header;
    private readonly int[] _indexes;

    /// <summary>Reads the header. Its columns may stand in any order, and further ones beside them.</summary>
    /// <exception cref="LogFault">A column is missing or stands twice.</exception>
    public LogColumns(string path, string header)
    {
        _path = path;
        _header = header.Split('\t');
        _indexes = [.. Names.Select(IndexOf)];
    }

    /// <summary>Reads a row.</summary>
    /// <exception cref="LogFault">It has too few or too many values, or one that can't be read.</exception>
    public LogRow Read(string text, int line)
    {
        string[] values = text.Split('\t');
        if (values.Length != _header.Length)
        {
            throw new LogFault(_path, line, $"the row has {Columns(values.Length)}, but the header has {_header.Length}.");
        }

        return new LogRow
        {
            Line = line,
            Case = Text(values, 0, line),
            Channel = Text(values, 1, line),
            Department = Text(values, 2, line),
            Responsible = Text(values, 3, line),
            Deadline = Time(values, 4, line),
            Activity = Text(values, 5, line),
            Group = Text(values, 6, line),
            Resource = Text(values, 7, line),
            Timestamp = Time(values, 8, line),
        };
    }

    private int IndexOf(string name)
    {
        int index = Array.IndexOf(_header, name);
        if (index < 0)
        {
            throw new LogFault(_path, 1, $"the column '{name}' is missing. A log has the tab-separated columns {string.Join(", ", Names)}.");
        }

        return Array.LastIndexOf(_header, name) == index ? index : throw new LogFault(_path, 1, $"the column '{name}' stands twice.");
    }

    private string Text(string[] values, int column, int line)
    {
        string value = values[_indexes[column]];
        return value.Length <= LongestValue
            ? value
            : throw new LogFault(_path, line, $"the {Names[column]} is {value.Length} characters long; a log has at most {LongestValue}.");
    }

    private DateTimeOffset Time(string[] values, int column, int line)
    {
        string value = Text(values, column, line);
        return DateTimeOffset.TryParseExact(value, "yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset time)
            ? time
            : throw new LogFault(_path, line, $"the {Names[column]} '{Shown(value)}' is not a time such as 2011-10-11 13:45:40.276000+02:00.");
    }

    private static string Shown(string value) => value.Length <= 60 ? value : value[..60] + "...";

    private static string Columns(int count) => count == 1 ? "1 column" : $"{count} columns";
}
