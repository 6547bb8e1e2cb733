namespace Foldstream.Model;

/// <summary>A serialised member, in wire order: parameters of the primary constructor first, then init-only properties of the same part.</summary>
internal sealed record MemberModel
{
    /// <summary>The member's name, without <c>@</c>.</summary>
    public required string Name { get; init; }

    /// <summary>How it is written.</summary>
    public required WireType Type { get; init; }

    /// <summary>Whether it is a parameter of the primary constructor; otherwise it is set by an object initializer.</summary>
    public required bool IsParameter { get; init; }

    /// <summary>
    /// What stands for it where a payload ends before it, as a C# expression: the parameter's default, or <c>default</c> for a nullable one.
    /// Null when it can't be missing.
    /// </summary>
    public required string? Default { get; init; }

    /// <summary>The field that it is read from and written to, whoever may see it; null for a member that is read as such and set by the constructor.</summary>
    public FieldPlace? Field { get; init; }
}

/// <summary>A field of a state.</summary>
/// <param name="Owner">The type that declares it, as emitted code names it.</param>
/// <param name="Name">Its name in metadata: <c>_lines</c>, <c>&lt;Total&gt;k__BackingField</c>.</param>
internal sealed record FieldPlace(string Owner, string Name);
