using Foldstream.Calls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foldstream.Generators.Fingerprints;

/// <summary>What runs without being named, beyond what <see cref="CallsOf"/> finds: what others may do with a value that they are handed, and operators inside operators.</summary>
internal static class HiddenCalls
{
    /// <summary>The method that the compiler writes into a record class, and that <c>with</c> calls.</summary>
    public const string Clone = "<Clone>$";

    public static void Add(IOperation operation, Mentions mentions, List<CallEdge> calls)
    {
        switch (operation)
        {
            case IConversionOperation { OperatorMethod: null, Operand.Type: { } from } conversion when !SymbolEqualityComparer.Default.Equals(from, conversion.Type):
                mentions.Expose(from, Exposure.Formatted);
                break;
            case IInvocationOperation { TargetMethod: var method, Instance.Type: { } receiver }:
                ExposeReceiver(method, receiver, mentions);
                break;
            case IMethodReferenceOperation { Method: var method, Instance.Type: { } receiver }:
                ExposeReceiver(method, receiver, mentions);
                break;
            case IPropertyReferenceOperation { Property: var property, Instance.Type: { } receiver } when property.IsVirtual || property.IsAbstract || property.IsOverride:
                mentions.Expose(receiver, Exposure.Compared);
                break;
            case IInterpolationOperation interpolation:
                mentions.Expose(Formatting.TypeOf(interpolation.Expression), Exposure.Formatted);
                break;
            case IBinaryOperation { OperatorMethod: null, OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } binary:
                mentions.Expose(Formatting.TypeOf(binary.LeftOperand), Exposure.Formatted);
                mentions.Expose(Formatting.TypeOf(binary.RightOperand), Exposure.Formatted);
                break;
            case IBinaryOperation { OperatorMethod: { } method, OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr }:
                Operators(method.ContainingType, "op_True", "op_False");
                break;
            case ICompoundAssignmentOperation { OperatorMethod: null, Type.SpecialType: SpecialType.System_String } compound:
                mentions.Expose(Formatting.TypeOf(compound.Value), Exposure.Formatted);
                break;
            case ITupleBinaryOperation tuples:
                OperatorsIn(tuples.LeftOperand.Type);
                OperatorsIn(tuples.RightOperand.Type);
                break;
            case ICollectionExpressionOperation { Type: INamedTypeSymbol built }:
                Operators(built, "Add");
                break;
            case IWithOperation { Operand.Type: INamedTypeSymbol { TypeKind: TypeKind.Class, IsSealed: false } copied }:
                // What is copied may be of a derived record, with a copy constructor of its own.
                foreach (IMethodSymbol clone in copied.OriginalDefinition.GetMembers(Clone).OfType<IMethodSymbol>()) calls.Add(new CallEdge(operation, clone, IsVirtual: true));
                break;
            case IUsingOperation used:
                ExposeResources(used.Resources);
                break;
            case IUsingDeclarationOperation used:
                ExposeResources(used.DeclarationGroup);
                break;
            case ISpreadOperation spread:
                mentions.Expose(spread.Operand.Type, Exposure.Compared);
                if (!spread.GetElementConversion().IsIdentity) mentions.Expose(spread.ElementType, Exposure.Formatted);
                break;
            case IForEachLoopOperation loop:
                mentions.Expose(loop.Collection.Type, Exposure.Compared);
                if (loop.Syntax is CommonForEachStatementSyntax each && loop.SemanticModel.GetForEachStatementInfo(each) is { ElementConversion.IsIdentity: false } info)
                {
                    mentions.Expose(info.ElementType, Exposure.Formatted);
                }

                HiddenConversions.Add(operation, mentions);
                break;
            default:
                HiddenConversions.Add(operation, mentions);
                break;
        }

        void OperatorsIn(ITypeSymbol? type)
        {
            mentions.Expose(type, Exposure.Compared);
            if (type is not INamedTypeSymbol named) return;

            Operators(named, "op_Equality", "op_Inequality", "op_True", "op_False", "op_Implicit", "op_Explicit");
            foreach (ITypeSymbol argument in named.TypeArguments) OperatorsIn(argument);
        }

        void Operators(INamedTypeSymbol? type, params string[] names)
        {
            for (; type is not null; type = type.BaseType)
            {
                foreach (IMethodSymbol method in names.SelectMany(name => type.GetMembers(name)).OfType<IMethodSymbol>())
                {
                    calls.Add(new CallEdge(operation, method.OriginalDefinition, IsVirtual: false));
                }
            }
        }

        void ExposeResources(IOperation resources)
        {
            mentions.Expose(resources.Type, Exposure.Compared);
            if (resources is not IVariableDeclarationGroupOperation group) return;

            foreach (IVariableDeclaratorOperation declarator in group.Declarations.SelectMany(declaration => declaration.Declarators))
            {
                mentions.Expose(declarator.Symbol.Type, Exposure.Compared);
            }
        }
    }

    /// <summary>Whether nobody can tell from here what an operation runs.</summary>
    public static bool IsUnknown(IOperation operation) => operation switch
    {
        IInvalidOperation => true,
        IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicObjectCreationOperation or IDynamicIndexerAccessOperation => true,
        { Kind: OperationKind.None, Syntax: FixedStatementSyntax } => true,

        // What adds, or enumerates, is an extension method that no operation names.
        ICollectionExpressionOperation { ConstructMethod.MethodKind: MethodKind.Constructor, Type: { } built } => !HasMember(built, "Add"),
        ISpreadOperation { Operand.Type: INamedTypeSymbol spread } => !HasMember(spread, "GetEnumerator") && !spread.AllInterfaces.Any(face => face.Name == "IEnumerable"),
        IInvocationOperation call => IsReflection(call.TargetMethod.ContainingType),
        IMethodReferenceOperation reference => IsReflection(reference.Method.ContainingType),
        _ => false,
    };

    private static bool HasMember(ITypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(name).Any(member => member is IMethodSymbol)) return true;
        }

        return false;
    }

    /// <summary>What finds members by itself: reflection, serializers, expression trees that are compiled.</summary>
    private static bool IsReflection(INamedTypeSymbol? type)
    {
        if (type is null) return false;
        if (type is { Name: "Activator" or "TypeDescriptor" or "RuntimeHelpers" or "AppDomain" }) return true;
        if (type is { Name: "Type" or "Delegate", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }) return true;

        string space = type.ContainingNamespace?.ToDisplayString() ?? "";
        return space.StartsWith("System.Reflection", StringComparison.Ordinal) || space.StartsWith("System.Text.Json", StringComparison.Ordinal)
            || space.StartsWith("System.Xml", StringComparison.Ordinal) || space.StartsWith("System.Linq.Expressions", StringComparison.Ordinal)
            || space.StartsWith("System.Runtime.Serialization", StringComparison.Ordinal) || space.StartsWith("System.Runtime.Loader", StringComparison.Ordinal);
    }

    private static void ExposeReceiver(IMethodSymbol method, ITypeSymbol receiver, Mentions mentions)
    {
        bool formats = method.Name.Contains("ToString") || method.Name.Contains("Format");
        if (formats) mentions.Expose(receiver, Exposure.Formatted);
        else if (method.IsVirtual || method.IsAbstract || method.IsOverride) mentions.Expose(receiver, Exposure.Compared);
    }
}
