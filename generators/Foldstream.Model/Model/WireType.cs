namespace Foldstream.Model;

/// <summary>The plain values of the wire. Their names in a shape are in <c>docs/wire-format.md</c>.</summary>
internal enum ScalarKind
{
    Boolean,
    SByte,
    Int16,
    Int32,
    Int64,
    Byte,
    UInt16,
    UInt32,
    UInt64,
    Single,
    Double,
    Char,
    String,
    Guid,
    Decimal,
    DateTime,
    DateTimeOffset,
    DateOnly,
    TimeOnly,
    TimeSpan,

    /// <summary><c>ReadOnlyMemory&lt;byte&gt;</c>, a MessagePack bin.</summary>
    Bytes,
    Half,
    Int128,
    UInt128,
    BigInteger,
    Uri,
    Version,
    Rune,
}

/// <summary>How a type is written. <see cref="ClrType"/> is its name in emitted code, without a trailing <c>?</c>.</summary>
internal abstract record WireType
{
    /// <summary>The type as emitted code names it: <c>global::System.Guid</c>, <c>int</c>.</summary>
    public required string ClrType { get; init; }

    /// <summary>The type as emitted code names it, with a trailing <c>?</c> where it is nullable.</summary>
    public string TypeName => IsNullable ? ClrType + "?" : ClrType;

    /// <summary>Whether nil stands for null: <c>string?</c>, <c>int?</c>, a nullable record class.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Whether decoding it allocates, so that a fold that doesn't read it may skip it.</summary>
    public abstract bool Allocates { get; }

    /// <summary>Whether the CLR type is a value type (the one under <see cref="IsNullable"/>).</summary>
    public abstract bool IsValueType { get; }
}

/// <summary>A plain value.</summary>
internal sealed record ScalarWire(ScalarKind Kind) : WireType
{
    public override bool Allocates => Kind is ScalarKind.String or ScalarKind.Bytes or ScalarKind.BigInteger or ScalarKind.Uri or ScalarKind.Version;

    public override bool IsValueType => Kind is not (ScalarKind.String or ScalarKind.Uri or ScalarKind.Version);
}

/// <summary>An enum, written as its number.</summary>
/// <param name="Underlying">The number's type.</param>
/// <param name="Members"><c>Name=number</c> in order of number, then name.</param>
/// <param name="Unknown">What a number without a member is read as; null when it is read as it is.</param>
internal sealed record EnumWire(ScalarKind Underlying, EquatableArray<string> Members, UnknownMember? Unknown) : WireType
{
    public override bool Allocates => false;

    public override bool IsValueType => true;
}

/// <summary>An identifier, written as its plain value: read with <c>new T(value)</c>, written from <see cref="ValueName"/>.</summary>
internal sealed record IdentifierWire(ScalarKind Kind, string ValueName) : WireType
{
    public override bool Allocates => Kind is ScalarKind.String;

    public override bool IsValueType => true;
}

/// <summary>An <c>ImmutableArray&lt;T&gt;</c>, written as an array; its default value as nil.</summary>
internal sealed record ArrayWire(WireType Element) : WireType
{
    public override bool Allocates => true;

    public override bool IsValueType => true;
}

/// <summary>A record or a tuple, written as an array of its members.</summary>
internal sealed record RecordWire(bool IsStruct, EquatableArray<MemberModel> Members) : WireType
{
    /// <summary>Whether it is part of a state, and put together field by field without running a constructor.</summary>
    public bool IsByField { get; init; }

    /// <summary>Whether it is a class of a state that changes in place, so that it matters who else holds it.</summary>
    public bool Changes { get; init; }

    /// <summary>Whether it is a tuple: <c>(int Count, string Name)</c>.</summary>
    public bool IsTuple => ClrType[0] == '(';

    public override bool Allocates => !IsStruct || Members.Any(member => member.Type.Allocates);

    public override bool IsValueType => IsStruct;
}

/// <summary>An abstract record whose cases are known, written as an array of the case's number and its value.</summary>
/// <param name="Cases">In order of their numbers; at least one.</param>
internal sealed record HierarchyWire(EquatableArray<CaseModel> Cases) : WireType
{
    public override bool Allocates => true;

    public override bool IsValueType => false;
}
