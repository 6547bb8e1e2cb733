using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foldstream.Calls;

/// <summary>What one operation calls by itself, written or implied; what is inside it calls for itself.</summary>
internal static class CallsOf
{
    public static void Add(IOperation operation, List<CallEdge> calls)
    {
        switch (operation)
        {
            case IInvocationOperation { TargetMethod: { MethodKind: not MethodKind.DelegateInvoke } method } call:
                Method(method, !IsBase(call.Instance));
                break;
            case IMethodReferenceOperation reference:
                Method(reference.Method, !IsBase(reference.Instance));
                break;
            case IObjectCreationOperation creation:
                Method(creation.Constructor);
                break;
            case IPropertyReferenceOperation reference:
                AddAccessors(reference, calls);
                break;
            case IFieldReferenceOperation { Field: { IsStatic: true, HasConstantValue: false } field }:
                calls.Add(new CallEdge(operation, field.OriginalDefinition, IsVirtual: false));
                break;
            case IEventAssignmentOperation { EventReference: IEventReferenceOperation reference } assignment:
                Method(assignment.Adds ? reference.Event.AddMethod : reference.Event.RemoveMethod, !IsBase(reference.Instance));
                break;
            case IBinaryOperation binary:
                Method(binary.OperatorMethod);
                if (binary is { OperatorMethod: null, OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String })
                {
                    Method(Formatting.MethodFor(binary.LeftOperand));
                    Method(Formatting.MethodFor(binary.RightOperand));
                }

                break;
            case IUnaryOperation unary:
                Method(unary.OperatorMethod);
                break;
            case IIncrementOrDecrementOperation increment:
                Method(increment.OperatorMethod);
                break;
            case ICompoundAssignmentOperation compound:
                Method(compound.InConversion.MethodSymbol);
                Method(compound.OperatorMethod);
                Method(compound.OutConversion.MethodSymbol);
                if (compound is { OperatorMethod: null, Type.SpecialType: SpecialType.System_String }) Method(Formatting.MethodFor(compound.Value));
                break;
            case IConversionOperation conversion:
                Method(conversion.OperatorMethod);
                break;
            case IInterpolationOperation interpolation:
                Method(Formatting.MethodFor(interpolation.Expression));
                break;
            case IWithOperation { Operand.Type: INamedTypeSymbol { TypeKind: TypeKind.Class } copied }:
                Method(copied.InstanceConstructors.FirstOrDefault(constructor => constructor.Parameters is [{ Type: var type }] && SymbolEqualityComparer.Default.Equals(type, copied)));
                break;
            case ICollectionExpressionOperation collection:
                Method(collection.ConstructMethod);
                if (collection is { ConstructMethod.MethodKind: MethodKind.Constructor, Type: { } built })
                {
                    foreach (IMethodSymbol add in built.GetMembers("Add").OfType<IMethodSymbol>()) Method(add);
                }

                break;
            case IListPatternOperation pattern:
                Accessor(pattern.LengthSymbol);
                Accessor(pattern.IndexerSymbol);
                break;
            case ISlicePatternOperation pattern:
                Accessor(pattern.SliceSymbol);
                break;
            case IRecursivePatternOperation pattern:
                Method(pattern.DeconstructSymbol as IMethodSymbol);
                break;
            case IImplicitIndexerReferenceOperation reference:
                Accessor(reference.LengthSymbol);
                Accessor(reference.IndexerSymbol);
                break;
            default:
                AddHidden(operation, calls);
                break;
        }

        void Method(IMethodSymbol? method, bool isVirtual = true) => AddMethod(operation, method, isVirtual, calls);

        void Accessor(ISymbol? member) => Method(member as IMethodSymbol ?? (member as IPropertySymbol)?.GetMethod);
    }

    /// <summary>What the operations don't show, and only the semantic model tells.</summary>
    private static void AddHidden(IOperation operation, List<CallEdge> calls)
    {
        SemanticModel? model = operation.SemanticModel;
        switch (operation.Syntax)
        {
            case CommonForEachStatementSyntax loop when operation is IForEachLoopOperation && model.GetForEachStatementInfo(loop) is var info:
                Methods(info.GetEnumeratorMethod, info.MoveNextMethod, info.CurrentProperty?.GetMethod, info.ElementConversion.MethodSymbol, info.DisposeMethod);
                if (loop is ForEachVariableStatementSyntax deconstructing) Deconstruction(model.GetDeconstructionInfo(deconstructing));
                break;
            case AssignmentExpressionSyntax assignment when operation is IDeconstructionAssignmentOperation && model is not null:
                Deconstruction(model.GetDeconstructionInfo(assignment));
                break;
            case AwaitExpressionSyntax wait when operation is IAwaitOperation && model.GetAwaitExpressionInfo(wait) is var info:
                Methods(info.GetAwaiterMethod, info.IsCompletedProperty?.GetMethod, info.GetResultMethod);
                break;
            default:
                if (operation is ISpreadOperation spread) Methods(Named(spread.Operand.Type, "GetEnumerator"));
                if (operation is IUsingOperation used) Methods([.. Resources(used.Resources)]);
                if (operation is IUsingDeclarationOperation declared) Methods([.. Resources(declared.DeclarationGroup)]);
                break;
        }

        void Methods(params IMethodSymbol?[] methods)
        {
            foreach (IMethodSymbol? method in methods) AddMethod(operation, method, isVirtual: true, calls);
        }

        void Deconstruction(DeconstructionInfo info)
        {
            Methods(info.Method, info.Conversion?.MethodSymbol);
            foreach (DeconstructionInfo nested in info.Nested) Deconstruction(nested);
        }
    }

    private static IEnumerable<IMethodSymbol?> Resources(IOperation resources)
    {
        IEnumerable<ITypeSymbol?> types = resources is IVariableDeclarationGroupOperation group
            ? group.Declarations.SelectMany(declaration => declaration.Declarators).Select(declarator => declarator.Symbol.Type)
            : (IEnumerable<ITypeSymbol?>)[resources.Type];
        return types.SelectMany(type => (IMethodSymbol?[])[Named(type, "Dispose"), Named(type, "DisposeAsync")]);
    }

    private static IMethodSymbol? Named(ITypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(method => method.Parameters.IsEmpty) is { } found) return found;
        }

        return null;
    }

    private static void AddAccessors(IPropertyReferenceOperation reference, List<CallEdge> calls)
    {
        (bool reads, bool writes) = reference.Parent switch
        {
            ISimpleAssignmentOperation assignment when assignment.Target == reference => (assignment.IsRef, true),
            ICompoundAssignmentOperation compound when compound.Target == reference => (true, true),
            ICoalesceAssignmentOperation coalesce when coalesce.Target == reference => (true, true),
            IIncrementOrDecrementOperation => (true, true),
            ITupleOperation tuple when IsDeconstructed(tuple) => (false, true),
            _ => (true, false),
        };
        IPropertySymbol property = reference.Property;
        if (property.IsStatic) calls.Add(new CallEdge(reference, property.OriginalDefinition, IsVirtual: false));
        if (reads) AddMethod(reference, Accessor(property, static p => p.GetMethod), !IsBase(reference.Instance), calls);
        if (writes) AddMethod(reference, Accessor(property, static p => p.SetMethod), !IsBase(reference.Instance), calls);
    }

    /// <summary>An override may leave one of the accessors to the property that it overrides.</summary>
    private static IMethodSymbol? Accessor(IPropertySymbol property, Func<IPropertySymbol, IMethodSymbol?> of)
        => of(property) ?? (property.OverriddenProperty is { } overridden ? Accessor(overridden, of) : null);

    private static bool IsDeconstructed(IOperation tuple)
        => tuple.Parent is ITupleOperation outer ? IsDeconstructed(outer) : tuple.Parent is IDeconstructionAssignmentOperation assignment && assignment.Target == tuple;

    private static bool IsBase(IOperation? instance) => instance is IInstanceReferenceOperation { Syntax: BaseExpressionSyntax };

    private static void AddMethod(IOperation operation, IMethodSymbol? method, bool isVirtual, List<CallEdge> calls)
    {
        if (method is null) return;

        IMethodSymbol declared = (method.ReducedFrom ?? method).OriginalDefinition;
        isVirtual &= (declared.IsVirtual || declared.IsAbstract || declared.IsOverride) && !declared.IsSealed && !declared.ContainingType.IsSealed;
        calls.Add(new CallEdge(operation, declared.PartialImplementationPart ?? declared, isVirtual));
    }
}
