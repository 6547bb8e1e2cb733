namespace Foldstream.Events;

/// <summary>The plain values of the wire, named as shapes name them.</summary>
internal enum ShapeScalar
{
    Bool,
    I8,
    I16,
    I32,
    I64,
    U8,
    U16,
    U32,
    U64,
    F32,
    F64,
    Char,
    Str,
    Guid,
    Decimal,
    DateTime,
    DateTimeOffset,
    Date,
    Time,
    Duration,
    Bin,
    F16,
    I128,
    U128,
    BigInt,
    Uri,
    Version,
    Rune,

    /// <summary>A value that a user's own formatter writes: any MessagePack value.</summary>
    Any,
}
