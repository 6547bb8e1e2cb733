using Foldstream.Stores;

namespace Foldstream.PostgreSql;

/// <summary>A stream's state as its row holds it: that of the contract, and one more for a deletion that is under way.</summary>
internal static class StoredState
{
    /// <summary>Deleted for all who read and append, while rows are still to be emptied.</summary>
    public const int Erasing = 3;

    public static StreamState Of(int state) => state == Erasing ? StreamState.Deleted : (StreamState)state;

    public static bool IsDeleted(int state) => state is (int)StreamState.Deleted or Erasing;
}
