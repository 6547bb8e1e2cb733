using Foldstream.Parsing;
using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers.Purity;

/// <summary>Knows the code that a replay runs: upcasters, <c>Apply</c>, birth constructors, and what makes the state before the first event.</summary>
internal sealed class FoldRoots(Compilation compilation)
{
    private readonly Lazy<EntityIndex> _children = new(() => EntityIndex.Build(compilation));
    private readonly ServiceTypes _services = new(compilation);

    /// <summary>The aggregate or child entity that a piece of code folds or makes, or what an upcaster stands in; null when it is other code.</summary>
    /// <param name="owner">What the code is of, as the compiler hands it out: a method, accessor, field or property.</param>
    /// <param name="cancellation">Gives up.</param>
    public INamedTypeSymbol? TypeOf(ISymbol owner, CancellationToken cancellation)
    {
        if (owner.ContainingType is not { TypeKind: TypeKind.Class or TypeKind.Struct } type) return null;

        if (owner is IMethodSymbol { IsStatic: true, MethodKind: MethodKind.Ordinary } method && UpcasterParser.IsUpcaster(method)) return type;

        bool folds = owner switch
        {
            // One that no replay can call has a rule of its own.
            IMethodSymbol { Name: "Apply", MethodKind: MethodKind.Ordinary } apply => TakesEvent(apply) && !apply.IsAsync
                && (apply.ReturnsVoid || SymbolEqualityComparer.Default.Equals(apply.ReturnType, type)),
            IMethodSymbol { MethodKind: MethodKind.Constructor } made => made.Parameters.IsEmpty || KnownAttributes.FindEvent(made.Parameters[0].Type) is not null,
            IMethodSymbol { MethodKind: MethodKind.PropertyGet, AssociatedSymbol: { Name: "Initial", IsStatic: true } } => type.IsRecord,
            IFieldSymbol or IPropertySymbol => !owner.IsStatic || (owner.Name == "Initial" && type.IsRecord),
            _ => false,
        };
        return folds && (KnownAttributes.FindAggregate(type) is not null || IsChild(type)) && !IsService(owner, cancellation) ? type : null;
    }

    /// <summary>That an aggregate holds one is said where it is held.</summary>
    private bool IsService(ISymbol owner, CancellationToken cancellation)
        => ((owner as IFieldSymbol)?.Type ?? (owner as IPropertySymbol)?.Type) is { } type && _services.Describe(type, cancellation) is not null;

    /// <summary>To know it means to look at all aggregates, so that it is asked only of what looks like a child.</summary>
    private bool IsChild(INamedTypeSymbol type)
        => type.GetMembers("Apply").OfType<IMethodSymbol>().Concat(type.InstanceConstructors).Any(TakesEvent) && _children.Value.Holds(type);

    private static bool TakesEvent(IMethodSymbol method) => method.Parameters.Take(2).Any(parameter => KnownAttributes.FindEvent(parameter.Type) is not null);
}
