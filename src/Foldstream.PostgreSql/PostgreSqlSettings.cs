using System.Globalization;
using Foldstream.Events;
using Microsoft.Extensions.Configuration;

namespace Foldstream.PostgreSql;

/// <summary>Reads the store's options from a section of the configuration, by hand: without reflection, and so that an error names its key.</summary>
internal static class PostgreSqlSettings
{
    private const string ConnectionKey = "ConnectionString";

    private const string Duration = "a duration such as 00:00:10, in the range that PostgreSqlOptions documents", Choice = "true or false";

    private static readonly Dictionary<string, Func<PostgreSqlOptions, string, PostgreSqlOptions?>> Settings = new(StringComparer.OrdinalIgnoreCase)
    {
        [nameof(PostgreSqlOptions.Durability)] = (options, text) => text.ToUpperInvariant() switch
        {
            "FULL" => options with { Durability = Durability.Full },
            "RELAXED" => options with { Durability = Durability.Relaxed },
            _ => null,
        },
        [nameof(PostgreSqlOptions.Schema)] = (options, text) => options with { Schema = text },
        [nameof(PostgreSqlOptions.ManagesSchema)] = (options, text) => bool.TryParse(text, out bool value) ? options with { ManagesSchema = value } : null,
        [nameof(PostgreSqlOptions.PreparesStatements)] = (options, text) => bool.TryParse(text, out bool value) ? options with { PreparesStatements = value } : null,
        [nameof(PostgreSqlOptions.NotifiesOfCommits)] = (options, text) => bool.TryParse(text, out bool value) ? options with { NotifiesOfCommits = value } : null,
        [nameof(PostgreSqlOptions.LockTimeout)] = (options, text) => TryTime(text, out TimeSpan time) ? options with { LockTimeout = time } : null,
        [nameof(PostgreSqlOptions.StatementTimeout)] = (options, text) => TryTime(text, out TimeSpan time) ? options with { StatementTimeout = time } : null,
        [nameof(PostgreSqlOptions.OutcomeTimeout)] = (options, text) => TryTime(text, out TimeSpan time) ? options with { OutcomeTimeout = time } : null,
        [nameof(PostgreSqlOptions.PollInterval)] = (options, text) => TryTime(text, out TimeSpan time) ? options with { PollInterval = time } : null,
    };

    private static readonly Dictionary<string, Func<PostgreSqlOptions, int, PostgreSqlOptions>> Limits = new(StringComparer.OrdinalIgnoreCase)
    {
        [nameof(PageLimits.MaxEventSize)] = (options, value) => options with { Limits = options.Limits with { MaxEventSize = value } },
        [nameof(PageLimits.MaxEventCount)] = (options, value) => options with { Limits = options.Limits with { MaxEventCount = value } },
        [nameof(PageLimits.MaxAppendSize)] = (options, value) => options with { Limits = options.Limits with { MaxAppendSize = value } },
        [nameof(PageLimits.MaxMetadataSize)] = (options, value) => options with { Limits = options.Limits with { MaxMetadataSize = value } },
    };

    private static readonly Dictionary<string, Func<PostgreSqlOptions, int, PostgreSqlOptions>> ReaderLimits = new(StringComparer.OrdinalIgnoreCase)
    {
        [nameof(PageLimits.MaxEventSize)] = (options, value) => options with { ReaderLimits = options.ReaderLimits with { MaxEventSize = value } },
        [nameof(PageLimits.MaxEventCount)] = (options, value) => options with { ReaderLimits = options.ReaderLimits with { MaxEventCount = value } },
        [nameof(PageLimits.MaxAppendSize)] = (options, value) => options with { ReaderLimits = options.ReaderLimits with { MaxAppendSize = value } },
        [nameof(PageLimits.MaxMetadataSize)] = (options, value) => options with { ReaderLimits = options.ReaderLimits with { MaxMetadataSize = value } },
    };

    // The sections within the section.
    private static readonly Dictionary<string, Dictionary<string, Func<PostgreSqlOptions, int, PostgreSqlOptions>>> Sections = new(StringComparer.OrdinalIgnoreCase)
    {
        [nameof(PostgreSqlOptions.Limits)] = Limits,
        [nameof(PostgreSqlOptions.ReaderLimits)] = ReaderLimits,
    };

    /// <exception cref="InvalidOperationException">A setting is missing, unknown or malformed.</exception>
    public static (string ConnectionString, PostgreSqlOptions Options) Read(IConfiguration section)
    {
        string? connection = null;
        PostgreSqlOptions options = new();
        foreach (IConfigurationSection setting in section.GetChildren())
        {
            if (setting.Key.Equals(ConnectionKey, StringComparison.OrdinalIgnoreCase))
            {
                connection = string.IsNullOrWhiteSpace(setting.Value)
                    ? throw new InvalidOperationException($"The setting '{setting.Path}' is empty. It takes a connection string of Npgsql.")
                    : setting.Value;
            }
            else if (Sections.TryGetValue(setting.Key, out Dictionary<string, Func<PostgreSqlOptions, int, PostgreSqlOptions>>? limits))
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

        return connection is null
            ? throw new InvalidOperationException($"The configuration has no '{KeyOf(section, ConnectionKey)}': the database that the events are kept in. Set it to \"Host=localhost;Database=shop\", say.")
            : (connection, options);
    }

    private static PostgreSqlOptions Read(PostgreSqlOptions options, IConfigurationSection setting)
    {
        if (!Settings.TryGetValue(setting.Key, out Func<PostgreSqlOptions, string, PostgreSqlOptions?>? set))
        {
            throw Unknown(setting, [ConnectionKey, .. Settings.Keys, .. Sections.Keys]);
        }

        return Checked(setting, text => set(options, text), WantedOf(setting.Key));
    }

    private static PostgreSqlOptions ReadLimit(PostgreSqlOptions options, IConfigurationSection setting, Dictionary<string, Func<PostgreSqlOptions, int, PostgreSqlOptions>> limits)
        => limits.TryGetValue(setting.Key, out Func<PostgreSqlOptions, int, PostgreSqlOptions>? set)
            ? Checked(setting, text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? set(options, value) : null,
                $"a whole number in the range that {(limits == Limits ? nameof(PageLimits) : nameof(ReaderLimits))} documents")
            : throw Unknown(setting, limits.Keys);

    private static string WantedOf(string key) => key.ToUpperInvariant() switch
    {
        "DURABILITY" => "Full or Relaxed",
        "SCHEMA" => "a name of 1 to 63 of a-z, A-Z, 0-9, '_' and '-'",
        "MANAGESSCHEMA" or "PREPARESSTATEMENTS" or "NOTIFIESOFCOMMITS" => Choice,
        _ => Duration,
    };

    private static bool TryTime(string text, out TimeSpan time) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out time);

    private static PostgreSqlOptions Checked(IConfigurationSection setting, Func<string, PostgreSqlOptions?> read, string wanted)
    {
        try
        {
            if (setting.Value is { } text && read(text) is { } options)
            {
                return options;
            }
        }
        catch (ArgumentException)
        {
            // Said below, with the key that the person who wrote it knows.
        }

        throw new InvalidOperationException($"The setting '{setting.Path}' is '{setting.Value}'. It takes {wanted}.");
    }

    private static InvalidOperationException Unknown(IConfigurationSection setting, IEnumerable<string> known)
        => new($"The setting '{setting.Path}' is not one of the PostgreSQL store, which takes {string.Join(", ", known)}.");

    private static string KeyOf(IConfiguration section, string key) => section is IConfigurationSection { Path: { Length: > 0 } path } ? $"{path}:{key}" : key;
}
