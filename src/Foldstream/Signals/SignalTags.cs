using System.Diagnostics;

namespace Foldstream.Signals;

/// <summary>The names of attributes: OpenTelemetry's where it has one that fits, else our own.</summary>
internal static class SignalTags
{
    public const string
        BatchCount = "messaging.batch.message_count",
        Category = "foldstream.category",
        Collection = "db.collection.name",
        ConsumerGroup = "messaging.consumer.group.name",
        DbOperation = "db.operation.name",
        DbSystem = "db.system.name",
        Destination = "messaging.destination.name",
        ErrorType = "error.type",
        MessagingOperation = "messaging.operation.name",
        MessagingOperationType = "messaging.operation.type",
        MessagingSystem = "messaging.system",
        System = "foldstream";

    public static KeyValuePair<string, object?> Of(string name, object? value) => new(name, value);

    /// <summary>Says that an activity has failed. The error's message is not said: it may quote a key.</summary>
    public static void SetError(this Activity activity, Exception error)
        => activity.SetTag(ErrorType, error.GetType().FullName).SetStatus(ActivityStatusCode.Error);
}
