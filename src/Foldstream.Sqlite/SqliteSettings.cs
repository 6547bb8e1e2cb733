using System.Globalization;
using Foldstream.Events;
using Microsoft.Extensions.Configuration;

namespace Foldstream.Sqlite;

/// <summary>Reads the store's options from a section of the configuration, by hand: without reflection, and so that an error names its key.</summary>
internal static class SqliteSettings
{
    private const string PathKey = "Path", LimitsKey = "Limits";

    private static readonly Dictionary<string, Func<SqliteOptions, string, SqliteOptions?>> Settings = new(StringComparer.OrdinalIgnoreCase)
    {
        [nameof(SqliteOptions.Durability)] = (options, text) => text.ToUpperInvariant() switch
        {
            "FULL" => options with { Durability = Durability.Full },
            "RELAXED" => options with { Durability = Durability.Relaxed },
            _ => null,
        },
        [nameof(SqliteOptions.BusyTimeout)] = (options, text)
            => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan timeout) ? options with { BusyTimeout = timeout } : null,
    };

    private static readonly Dictionary<string, Func<PageLimits, int, PageLimits>> Limits = new(StringComparer.OrdinalIgnoreCase)
    {
        [nameof(PageLimits.MaxEventSize)] = (limits, value) => limits with { MaxEventSize = value },
        [nameof(PageLimits.MaxEventCount)] = (limits, value) => limits with { MaxEventCount = value },
        [nameof(PageLimits.MaxAppendSize)] = (limits, value) => limits with { MaxAppendSize = value },
        [nameof(PageLimits.MaxMetadataSize)] = (limits, value) => limits with { MaxMetadataSize = value },
    };

    /// <exception cref="InvalidOperationException">A setting is missing, unknown or malformed.</exception>
    public static (string Path, SqliteOptions Options) Read(IConfiguration section)
    {
        string? path = null;
        SqliteOptions options = new();
        foreach (IConfigurationSection setting in section.GetChildren())
        {
            if (setting.Key.Equals(PathKey, StringComparison.OrdinalIgnoreCase))
            {
                path = Resolve(setting);
            }
            else if (setting.Key.Equals(LimitsKey, StringComparison.OrdinalIgnoreCase))
            {
                options = string.IsNullOrWhiteSpace(setting.Value)
                    ? setting.GetChildren().Aggregate(options, ReadLimit)
                    : throw new InvalidOperationException($"The setting '{setting.Path}' is '{setting.Value}'. It takes a section of {string.Join(", ", Limits.Keys)}.");
            }
            else
            {
                options = Read(options, setting);
            }
        }

        return path is null
            ? throw new InvalidOperationException($"The configuration has no '{KeyOf(section, PathKey)}': the SQLite file that the events are kept in. Set it to \"orders.db\", say.")
            : (path, options);
    }

    private static SqliteOptions Read(SqliteOptions options, IConfigurationSection setting)
    {
        if (!Settings.TryGetValue(setting.Key, out Func<SqliteOptions, string, SqliteOptions?>? set))
        {
            throw Unknown(setting, [PathKey, .. Settings.Keys, LimitsKey]);
        }

        return Checked(setting, text => set(options, text), setting.Key.Equals(nameof(SqliteOptions.Durability), StringComparison.OrdinalIgnoreCase)
            ? "Full or Relaxed"
            : "a duration from 00:00:00 to 01:00:00");
    }

    private static SqliteOptions ReadLimit(SqliteOptions options, IConfigurationSection setting)
        => Limits.TryGetValue(setting.Key, out Func<PageLimits, int, PageLimits>? set)
            ? Checked(setting, text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? options with { Limits = set(options.Limits, value) } : null,
                "a whole number in the range that PageLimits documents")
            : throw Unknown(setting, Limits.Keys);

    private static string Resolve(IConfigurationSection setting)
    {
        try
        {
            return SqlitePath.Resolve(setting.Value ?? "");
        }
        catch (ArgumentException error)
        {
            throw new InvalidOperationException($"The setting '{setting.Path}' names no SQLite file. {error.Message.Split(" (Parameter")[0]}", error);
        }
    }

    private static SqliteOptions Checked(IConfigurationSection setting, Func<string, SqliteOptions?> read, string wanted)
    {
        try
        {
            if (setting.Value is { } text && read(text) is { } options)
            {
                return options;
            }
        }
        catch (ArgumentOutOfRangeException)
        {
            // Said below, with the key that the person who wrote it knows.
        }

        throw new InvalidOperationException($"The setting '{setting.Path}' is '{setting.Value}'. It takes {wanted}.");
    }

    private static InvalidOperationException Unknown(IConfigurationSection setting, IEnumerable<string> known)
        => new($"The setting '{setting.Path}' is not one of the SQLite store, which takes {string.Join(", ", known)}.");

    private static string KeyOf(IConfiguration section, string key) => section is IConfigurationSection { Path: { Length: > 0 } path } ? $"{path}:{key}" : key;
}
