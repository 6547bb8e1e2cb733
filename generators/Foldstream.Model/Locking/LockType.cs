using Foldstream.Model;

namespace Foldstream.Locking;

/// <summary>How the lock names the type of a member. What it refers to by name has an entry of its own.</summary>
internal abstract record LockType
{
    /// <summary>Whether nil stands for null.</summary>
    public bool IsNullable { get; init; }
}

/// <summary>A plain value.</summary>
internal sealed record LockScalar(ScalarKind Kind) : LockType;

/// <summary>An enum, a record, a closed hierarchy or an identifier, at a revision.</summary>
internal sealed record LockReference(string Name, int Revision) : LockType;

/// <summary>Values in order, whatever the CLR's list.</summary>
internal sealed record LockList(LockType Element) : LockType;

/// <summary>Values that are there once.</summary>
internal sealed record LockSet(LockType Element) : LockType;

/// <summary>Values by key.</summary>
internal sealed record LockMap(LockType Key, LockType Value) : LockType;

/// <summary>A tuple: a record without a name.</summary>
internal sealed record LockTuple(EquatableArray<LockMember> Members) : LockType;

/// <summary>What a formatter of the project's own writes.</summary>
internal sealed record LockAny : LockType;

/// <summary>A member of an event, a record or a tuple.</summary>
/// <param name="Name">Its name, without <c>@</c>.</param>
/// <param name="Type">Its type.</param>
/// <param name="Default">
/// What stands for it where a payload ends before it, as <see cref="LockDefault"/> writes it; null when it can't be missing, or is nullable and null.
/// </param>
/// <param name="IsPersonal">Whether it says something about a person, so that it may be stored protected.</param>
internal sealed record LockMember(string Name, LockType Type, string? Default = null, bool IsPersonal = false)
{
    /// <summary>Whether a payload may end before it.</summary>
    public bool MayBeMissing => Default is not null || Type.IsNullable;

    /// <summary>Whether only the code of then could say what stands for it where a payload ends before it.</summary>
    public bool HasConvertedDefault => Default == LockDefault.Converted;

    /// <summary>Its type in a frozen version, where null stands for a default that the lock can't say.</summary>
    public LockType FrozenType => HasConvertedDefault ? Type with { IsNullable = true } : Type;
}
