using System.Reflection;
using Foldstream.Locking;

namespace Foldstream.Testing;

/// <summary>What the event lock of a project says is shipped. The assembly carries the lock's text.</summary>
internal static class ShippedEvents
{
    private const string Key = "Foldstream.EventLock";

    /// <summary>The shipped versions of events with their shapes, retired ones included.</summary>
    public static IEnumerable<(EventKey Key, string Shape)> Of(Assembly assembly)
    {
        if (assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(metadata => metadata.Key == Key)?.Value is not { } text) yield break;

        (EventLock held, Model.EquatableArray<LockProblem> problems) = LockReader.Read(text);
        if (problems.Count > 0) throw new InvalidOperationException($"The event lock of {assembly.GetName().Name} can't be read: {problems[0].Text}.");

        FrozenShape shapes = new(new LockTypes(held.Shipped));
        foreach (EventEntry entry in held.Shipped.OfType<EventEntry>()) yield return (new EventKey(entry.Name, entry.Revision), shapes.Print(entry.Members));
    }
}
