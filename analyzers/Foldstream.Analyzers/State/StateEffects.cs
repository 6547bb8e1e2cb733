using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foldstream.Analyzers;

/// <summary>All that a method of an aggregate changes in it: by itself, by a method of what the state consists of, or by a fold that it calls.</summary>
internal static class StateEffects
{
    public const string Fold = "Apply";

    private const int MaxDepth = 4;

    public static IEnumerable<(IOperation Place, string What)> In(IOperation body, SemanticModels models, CancellationToken cancellation)
    {
        StateOrigin origin = new(models, cancellation);
        foreach ((IOperation Place, string What) change in new StateChanges(origin).In(body)) yield return change;

        foreach (IInvocationOperation call in body.DescendantsAndSelf().OfType<IInvocationOperation>())
        {
            if (call.Instance is null) continue;
            if (StateOrigin.IsThis(call.Instance))
            {
                if (IsFold(call.TargetMethod)) yield return (call, Fold);
            }
            else if (models.IsSource(call.TargetMethod.ContainingType)
                && StateOrigin.IsStorage(call.Instance)
                && origin.Of(call.Instance) is { IsSequence: false }
                && ChangedBy(call.TargetMethod, models, 0, cancellation) is { } member)
            {
                yield return (call, member);
            }
        }
    }

    /// <summary>What a method changes in its own object, <c>Offer.Amount</c>; null when nothing.</summary>
    private static string? ChangedBy(IMethodSymbol method, SemanticModels models, int depth, CancellationToken cancellation)
    {
        if (method.IsStatic || depth > MaxDepth || Bodies.Of(method, models, cancellation) is not { } body) return null;

        foreach ((_, string what) in new StateChanges(new StateOrigin(models, cancellation)).In(body))
        {
            return what.Contains('.') ? what : method.ContainingType.Name + "." + what;
        }

        return body.Descendants().OfType<IInvocationOperation>()
            .Where(call => StateOrigin.IsThis(call.Instance))
            .Select(call => ChangedBy(call.TargetMethod, models, depth + 1, cancellation))
            .FirstOrDefault(what => what is not null);
    }

    private static bool IsFold(IMethodSymbol method)
        => method is { Name: Fold, IsStatic: false, Parameters: [{ Type: var type }, ..] } && KnownAttributes.FindEvent(type) is not null;
}
