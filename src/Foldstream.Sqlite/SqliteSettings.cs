using System.Globalization;
using Foldstream.Events;
using Microsoft.Extensions.Configuration;

namespace Foldstream.Sqlite;

/// <summary>Reads the store's options from a section of the configuration, by hand: without reflection, and so that an error names its key.</summary>
internal static class SqliteSettings
{
    private const string PathKey = "Path";

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
        [nameof(SqliteOptions.RiskNetworkFileSystem)] = (options, text)
            => bool.TryParse(text, out bool risk) ? options with { RiskNetworkFileSystem = risk } : null,
    };

    private static readonly Dictionary<string, Func<SqliteOptions, int, SqliteOptions>> Limits = new(StringComparer.OrdinalIgnoreCase)
    {
        [nameof(PageLimits.MaxEventSize)] = (options, value) => options with { Limits = options.Limits with { MaxEventSize = value } },
        [nameof(PageLimits.MaxEventCount)] = (options, value) => options with { Limits = options.Limits with { MaxEventCount = value } },
        [nameof(PageLimits.MaxAppendSize)] = (options, value) => options with { Limits = options.Limits with { MaxAppendSize = value } },
        [nameof(PageLimits.MaxMetadataSize)] = (options, value) => options with { Limits = options.Limits with { MaxMetadataSize = value } },
    };

    private static readonly Dictionary<string, Func<SqliteOptions, int, SqliteOptions>> ReaderLimits = new(StringComparer.OrdinalIgnoreCase)
    {
        [nameof(PageLimits.MaxEventSize)] = (options, value) => options with { ReaderLimits = options.ReaderLimits with { MaxEventSize = value } },
        [nameof(PageLimits.MaxEventCount)] = (options, value) => options with { ReaderLimits = options.ReaderLimits with { MaxEventCount = value } },
        [nameof(PageLimits.MaxAppendSize)] = (options, value) => options with { ReaderLimits = options.ReaderLimits with { MaxAppendSize = value } },
        [nameof(PageLimits.MaxMetadataSize)] = (options, value) => options with { ReaderLimits = options.ReaderLimits with { MaxMetadataSize = value } },
    };

    // The sections within the section.
    private static readonly Dictionary<string, Dictionary<string, Func<SqliteOptions, int, SqliteOptions>>> Sections = new(StringComparer.OrdinalIgnoreCase)
    {
        [nameof(SqliteOptions.Limits)] = Limits,
        [nameof(SqliteOptions.ReaderLimits)] = ReaderLimits,
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
            else if (Sections.TryGetValue(setting.Key, out Dictionary<string, Func<SqliteOptions, int, SqliteOptions>>? limits))
            {
                options = string.IsNullOrWhiteSpace(setting.Value)
                    ? setting.GetChildren().Aggregate(options, (read, limit) => ReadLimit(read, limit, limits))
                    : throw new InvalidOperationException($"The setting '{setting.Path}' is '{setting.Value}'. It takes a section of {string.Join(", ", limits.Keys)}.");
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
            throw Unknown(setting, [PathKey, .. Settings.Keys, .. Sections.Keys]);
        }

        return Checked(setting, text => set(options, text),
            setting.Key.Equals(nameof(SqliteOptions.Durability), StringComparison.OrdinalIgnoreCase) ? "Full or Relaxed"
            : setting.Key.Equals(nameof(SqliteOptions.RiskNetworkFileSystem), StringComparison.OrdinalIgnoreCase) ? "true or false"
            : "a duration from 00:00:00 to 01:00:00");
    }

    private static SqliteOptions ReadLimit(SqliteOptions options, IConfigurationSection setting, Dictionary<string, Func<SqliteOptions, int, SqliteOptions>> limits)
        => limits.TryGetValue(setting.Key, out Func<SqliteOptions, int, SqliteOptions>? set)
            ? Checked(setting, text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? set(options, value) : null,
                $"a whole number in the range that {(limits == Limits ? nameof(PageLimits) : nameof(ReaderLimits))} documents")
            : throw Unknown(setting, limits.Keys);

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
