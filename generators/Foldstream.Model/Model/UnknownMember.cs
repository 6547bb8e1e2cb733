namespace Foldstream.Model;

/// <summary>The member of an enum that a number without a member is read as.</summary>
/// <param name="Name">The member, without <c>@</c>.</param>
/// <param name="Known">The numbers that have members, in order.</param>
internal sealed record UnknownMember(string Name, EquatableArray<NumberRange> Known);

/// <summary>Numbers without a gap, as C# literals; one number where both ends are the same.</summary>
internal readonly record struct NumberRange(string First, string Last);
