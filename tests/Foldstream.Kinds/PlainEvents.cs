using System.Collections.Immutable;

namespace Foldstream.Kinds;

// Each kind of plain value alone, nullable, and in an array.
[Event("bools")] public sealed partial record Bools(bool A, bool? B, ImmutableArray<bool> C);

[Event("sbytes")] public sealed partial record SBytes(sbyte A, sbyte? B, ImmutableArray<sbyte> C);

[Event("shorts")] public sealed partial record Shorts(short A, short? B, ImmutableArray<short> C);

[Event("ints")] public sealed partial record Ints(int A, int? B, ImmutableArray<int> C);

[Event("longs")] public sealed partial record Longs(long A, long? B, ImmutableArray<long> C);

[Event("bytes")] public sealed partial record Bytes(byte A, byte? B, ImmutableArray<byte?> C);

[Event("ushorts")] public sealed partial record UShorts(ushort A, ushort? B, ImmutableArray<ushort> C);

[Event("uints")] public sealed partial record UInts(uint A, uint? B, ImmutableArray<uint> C);

[Event("ulongs")] public sealed partial record ULongs(ulong A, ulong? B, ImmutableArray<ulong> C);

[Event("singles")] public sealed partial record Singles(float A, float? B, ImmutableArray<float> C);

[Event("doubles")] public sealed partial record Doubles(double A, double? B, ImmutableArray<double> C);

[Event("chars")] public sealed partial record Chars(char A, char? B, ImmutableArray<char> C);

[Event("strings")] public sealed partial record Strings(string A, string? B, ImmutableArray<string> C);

[Event("guids")] public sealed partial record Guids(Guid A, Guid? B, ImmutableArray<Guid> C);

[Event("decimals")] public sealed partial record Decimals(decimal A, decimal? B, ImmutableArray<decimal> C);

[Event("date-times")] public sealed partial record DateTimes(DateTime A, DateTime? B, ImmutableArray<DateTime> C);

[Event("moments")] public sealed partial record Moments(DateTimeOffset A, DateTimeOffset? B, ImmutableArray<DateTimeOffset> C);

[Event("dates")] public sealed partial record Dates(DateOnly A, DateOnly? B, ImmutableArray<DateOnly> C);

[Event("times")] public sealed partial record Times(TimeOnly A, TimeOnly? B, ImmutableArray<TimeOnly> C);

[Event("durations")] public sealed partial record Durations(TimeSpan A, TimeSpan? B, ImmutableArray<TimeSpan> C);

[Event("blobs")] public sealed partial record Blobs(ReadOnlyMemory<byte> A, ReadOnlyMemory<byte>? B, ImmutableArray<ReadOnlyMemory<byte>> C);
