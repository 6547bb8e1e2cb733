namespace Foldstream;

/// <summary>
/// Marks a sealed record as a case of the abstract record that it derives from, so that an event may hold that one:
/// <c>[Case(1)] public sealed record Card(string Number) : Payment;</c>.
/// </summary>
/// <remarks>
/// The number is what reaches the disk: a case keeps it for ever, while its name may change. The cases of a closed hierarchy stand inside
/// the abstract record or beside it, in the same namespace of the same assembly.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CaseAttribute : Attribute
{
    /// <summary>Gives a case its number.</summary>
    /// <param name="number">The case on the wire, from 0 to 2147483647 (<see cref="int.MaxValue"/>), unique in its hierarchy. Up to 127 it takes one byte.</param>
    public CaseAttribute(int number) => Number = number;

    /// <summary>The case on the wire, from 0.</summary>
    public int Number { get; }
}
