using System.ComponentModel;

namespace Foldstream.Encoding;

/// <summary>How a state stores a <see cref="DateTime"/>: its ticks and its kind, wherever it is read. (In an event it comes back as UTC.)</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ExactDateTime
{
    private const int KindShift = 62;

    /// <summary>What is stored.</summary>
    public static long ToWire(DateTime value) => unchecked((long)(((ulong)value.Kind << KindShift) | (ulong)value.Ticks));

    /// <summary>What was stored.</summary>
    /// <exception cref="ArgumentException">The number stands for none.</exception>
    public static DateTime FromWire(long value)
    {
        ulong bits = unchecked((ulong)value);
        return new DateTime((long)(bits & ((1UL << KindShift) - 1)), (DateTimeKind)(bits >> KindShift));
    }
}
