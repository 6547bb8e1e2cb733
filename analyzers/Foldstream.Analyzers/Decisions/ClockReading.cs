using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foldstream.Analyzers.Decisions;

/// <summary>A reading of the machine's clock, and the same from a decision's context.</summary>
/// <param name="Operation">The whole of it.</param>
/// <param name="Name">As it is named in a message.</param>
/// <param name="Time">What follows the context's name: <c>.Now</c>.</param>
internal sealed record ClockReading(IOperation Operation, string Name, string Time)
{
    public static ClockReading? Of(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = reference.Property;
        if (!property.IsStatic || property.ContainingType is not { ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } type) return null;

        return (type.Name, property.Name) switch
        {
            ("DateTimeOffset", "UtcNow") => Direct(".Now"),

            // The same moment; where something of it is read, its offset matters too.
            ("DateTimeOffset", "Now") => Direct(reference.Parent is IMemberReferenceOperation or IInvocationOperation { Instance: not null } ? ".Now.ToLocalTime()" : ".Now"),
            ("DateTime", "UtcNow") => Direct(".Now.UtcDateTime"),
            ("DateTime", "Now") => Direct(".Now.LocalDateTime"),
            ("DateTime", "Today") => Direct(".Now.LocalDateTime.Date"),
            ("TimeProvider", "System") => reference.Parent switch
            {
                IInvocationOperation { TargetMethod.Name: "GetUtcNow" } call => new ClockReading(call, "TimeProvider.System", ".Now"),
                IInvocationOperation { TargetMethod.Name: "GetLocalNow" } call => new ClockReading(call, "TimeProvider.System", ".Now.ToLocalTime()"),
                _ => null,
            },
            _ => null,
        };

        ClockReading Direct(string time) => new(reference, $"{type.Name}.{property.Name}", time);
    }
}
