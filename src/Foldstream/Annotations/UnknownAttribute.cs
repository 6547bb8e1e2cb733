namespace Foldstream;

/// <summary>
/// Marks the member of an enum that stands for numbers that this build does not know, since a newer build wrote them:
/// <c>enum Carrier { [Unknown] Other = 0, Post = 1, Courier = 2 }</c>.
/// </summary>
/// <remarks>
/// An event, or a record inside one, whose stored number has no member is read with this member in its place. Without it the number comes
/// back as it is, as a value that no member names. Writing is not touched. An enum has at most one; one with <see cref="FlagsAttribute"/> has none,
/// since its members are bits.
/// </remarks>
[AttributeUsage(AttributeTargets.Field)]
public sealed class UnknownAttribute : Attribute;
