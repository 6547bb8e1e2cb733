using Foldstream.Calls;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foldstream.Analyzers.Purity;

/// <summary>Finds what taints a unit of code by itself; what it calls is judged apart.</summary>
internal sealed class Judge(CodeUnits units, CancellationToken cancellation)
{
    /// <summary>What one operation does, in the order of the taints' weight.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="within">The method, accessor or member whose code it is.</param>
    public IEnumerable<Finding> Find(IOperation operation, ISymbol within)
    {
        switch (operation)
        {
            case IInvocationOperation call:
                if (OfMember(call, call.TargetMethod) is { } found) yield return found;
                if (Refusals.OfCall(call) is { } refusal) yield return refusal;
                if (IsRaise(call)) yield return new Finding(Taint.Raise, "Raise", call);
                break;
            case IObjectCreationOperation { Constructor: { } constructor }:
                if (OfMember(operation, constructor) is { } made) yield return made;
                break;
            case IPropertyReferenceOperation reference when (reference.Property.GetMethod ?? reference.Property.SetMethod) is { } accessor:
                if (OfMember(operation, accessor) is { } read) yield return read;
                break;
            case IMethodReferenceOperation reference:
                if (OfMember(operation, reference.Method) is { } referred) yield return referred;
                break;
            case IAwaitOperation:
                yield return new Finding(Taint.Concurrency, "await", operation);
                break;
            case ILockOperation:
                yield return new Finding(Taint.Concurrency, "lock", operation);
                break;
            case IThrowOperation thrown:
                if (Refusals.OfThrow(thrown) is { } thrownHere) yield return thrownHere;
                break;
        }

        if (SharedState.Find(operation, within, cancellation) is { } shared) yield return shared;
        if (Cultures.Find(operation) is { } culture) yield return culture;
        if (Unresolved.Find(operation, units, cancellation) is { } unresolved) yield return unresolved;
    }

    private static Finding? OfMember(IOperation operation, IMethodSymbol method)
    {
        // The generated New of an identifier.
        if (method is { Name: "New", IsStatic: true, Parameters.IsEmpty: true } && KnownAttributes.FindIdentifier(method.ContainingType) is not null)
        {
            return new Finding(Taint.Chance, Paths.NameOf(method), operation);
        }

        return Impurities.Of(method) is { } taint ? new Finding(taint, Paths.NameOf(method), operation, AdviceFor(taint, method)) : null;
    }

    private static string? AdviceFor(Taint taint, IMethodSymbol method)
        => taint != Taint.Culture ? null : method.ContainingType.Name == "StringComparer" ? "Take 'StringComparer.Ordinal'" : "Take 'CultureInfo.InvariantCulture'";

    private static bool IsRaise(IInvocationOperation call)
        => call.TargetMethod is { Name: GeneratedNames.Raise, IsStatic: false } raise && KnownAttributes.FindAggregate(raise.ContainingType) is not null && !SourceParts.IsWritten(raise);
}
