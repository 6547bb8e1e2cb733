using System.Collections.Immutable;
using MessagePack;

namespace Foldstream.Wire.Tests.Identity;

/// <summary>A value, a value or null, and an array of them.</summary>
[MessagePackObject]
public sealed record Twin<T>([property: Key(0)] T A, [property: Key(1)] T? B, [property: Key(2)] ImmutableArray<T> C)
    where T : struct;

[MessagePackObject]
public sealed record NullableItemsTwin<T>([property: Key(0)] T A, [property: Key(1)] T? B, [property: Key(2)] ImmutableArray<T?> C)
    where T : struct;

[MessagePackObject]
public sealed record ObjectTwin<T>([property: Key(0)] T A, [property: Key(1)] T? B, [property: Key(2)] ImmutableArray<T> C)
    where T : class;

[MessagePackObject]
public sealed record NullableObjectsTwin<T>([property: Key(0)] T A, [property: Key(1)] T? B, [property: Key(2)] ImmutableArray<T?> C)
    where T : class;

[MessagePackObject]
public sealed record NothingTwin;
