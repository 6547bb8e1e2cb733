namespace Foldstream;

/// <summary>
/// Completes a <c>readonly partial record struct OrderId(Guid Value) : IParsable&lt;OrderId&gt;</c>: parsing, formatting, JSON, comparison,
/// and <c>New()</c> where the value is a <see cref="Guid"/>. In an event it is its plain value on the wire.
/// </summary>
/// <remarks>The value may be a <see cref="Guid"/>, <see cref="string"/>, <see cref="int"/> or <see cref="long"/>.</remarks>
[AttributeUsage(AttributeTargets.Struct, Inherited = false)]
public sealed class IdentifierAttribute : Attribute;
