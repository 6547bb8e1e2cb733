using Foldstream.Calls;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foldstream.Analyzers.Purity;

/// <summary>
/// What a culture has a part in: texts of fractions and dates, parsing, and comparisons of texts by words' rules. Whole numbers that are
/// formatted plainly are left alone: they look the same in every culture but for the sign of a negative one in a few.
/// </summary>
internal static class Cultures
{
    private const string PassProvider = "Pass 'CultureInfo.InvariantCulture'";
    private const string PassOrdinal = "Pass 'StringComparison.Ordinal'";

    public static Finding? Find(IOperation operation) => operation switch
    {
        IInvocationOperation call => OfCall(call),
        IInterpolatedStringOperation text => OfText(text),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null, Type.SpecialType: SpecialType.System_String, ConstantValue.HasValue: false } concatenation
            => OfOperand(concatenation.LeftOperand) ?? OfOperand(concatenation.RightOperand),
        ICompoundAssignmentOperation { OperatorMethod: null, Type.SpecialType: SpecialType.System_String } append => OfOperand(append.Value),
        IFieldReferenceOperation { Field: { Name: "CurrentCulture" or "CurrentCultureIgnoreCase", ContainingType.Name: "StringComparison" } field }
            => new Finding(Taint.Culture, "StringComparison." + field.Name, operation, PassOrdinal),
        _ => null,
    };

    private static Finding? OfCall(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (!Impurities.IsFramework(method)) return OfRecord(call, method);

        ITypeSymbol type = call.Instance is { Type: { } receiver } && method.Name is "ToString" or "CompareTo" or "TryFormat" ? call.Instance!.Type! : method.ContainingType;
        if (type.SpecialType == SpecialType.System_String) return OfString(call, method);
        if (method.ContainingType is { Name: "StringBuilder" }) return OfBuilder(call, method);
        if (method.ContainingType is { Name: "AppendInterpolatedStringHandler" } && method.Name == "AppendFormatted") return OfHandler(call);
        if (method.ContainingType is { Name: "Convert", ContainingNamespace.Name: "System" }) return OfConvert(call, method);
        if (OrdersTexts(call, method)) return new Finding(Taint.Culture, Paths.NameOf(method), call, "Pass 'StringComparer.Ordinal'", Repair.AddOrdinalComparer);

        string? format = Constant(call, "format");
        return method.Name switch
        {
            "ToString" when !GivesProvider(call) && FormatsByCulture(type, format) => Named(Repair.AddProvider),
            "TryFormat" when !GivesProvider(call) && FormatsByCulture(type, format) => Named(Repair.None),
            "Parse" or "TryParse" or "ParseExact" or "TryParseExact" when !GivesProvider(call) && ParsesByCulture(type)
                => Named(method.Name == "Parse" && call.Arguments.Length == 1 ? Repair.AddProvider : Repair.None),
            "ToShortDateString" or "ToLongDateString" or "ToShortTimeString" or "ToLongTimeString" => Named(Repair.None, "Call 'ToString' with a format and 'CultureInfo.InvariantCulture'"),
            _ => null,
        };

        Finding Named(Repair repair, string advice = PassProvider) => new(Taint.Culture, Paths.NameOf(type, method.Name), call, advice, repair);
    }

    /// <summary>The text that the compiler writes for a record is that of its members.</summary>
    private static Finding? OfRecord(IInvocationOperation call, IMethodSymbol method)
        => method is { Name: "ToString", Parameters.IsEmpty: true, IsImplicitlyDeclared: true } && FormatsByCulture(method.ContainingType, null)
            ? new Finding(Taint.Culture, Paths.NameOf(method), call, "Write a 'ToString' that formats with 'CultureInfo.InvariantCulture'")
            : null;

    /// <summary>Without a comparer, texts are put in the order of a language.</summary>
    private static bool OrdersTexts(IInvocationOperation call, IMethodSymbol method)
    {
        bool isOfSequence = method.ContainingType.Name == "Enumerable";
        ITypeSymbol? ordered = method.Name switch
        {
            "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" when isOfSequence => method.TypeArguments.ElementAtOrDefault(1),
            "Order" or "OrderDescending" or "Min" or "Max" when isOfSequence && call.Arguments.Length == 1 => method.TypeArguments.ElementAtOrDefault(0),
            "Sort" when call.Arguments.IsEmpty && method.ContainingType.Name is "List" or "ImmutableArray" or "ImmutableList" => method.ContainingType.TypeArguments[0],
            _ => null,
        };
        return ordered?.SpecialType == SpecialType.System_String && !method.Parameters.Any(parameter => parameter.Name is "comparer" or "comparison");
    }

    private static Finding? OfString(IInvocationOperation call, IMethodSymbol method)
    {
        bool saysHow = method.Parameters.Any(parameter => parameter.Type.Name is "StringComparison" or "CultureInfo" or "CompareOptions");
        bool takesText = method.Parameters is [{ Type.SpecialType: SpecialType.System_String }, ..];
        return method.Name switch
        {
            "ToUpper" or "ToLower" when method.Parameters.IsEmpty => Named($"Call '{method.Name}Invariant'", Repair.CallInvariant),
            "Compare" when !saysHow => Named(method.Parameters.Length == 2 ? PassOrdinal : "Call 'string.CompareOrdinal', or pass 'StringComparison.Ordinal'",
                method.Parameters.Length == 2 ? Repair.AddOrdinal : Repair.None),
            "CompareTo" => Named("Call 'string.CompareOrdinal'", Repair.None),
            "StartsWith" or "EndsWith" or "IndexOf" or "LastIndexOf" when takesText && !saysHow => Named(PassOrdinal, Repair.AddOrdinal),
            "Format" when !GivesProvider(call) && method.Parameters[0].Type.SpecialType == SpecialType.System_String && ArgumentsFormatByCulture(call, 1) => Named(PassProvider, Repair.AddProvider),
            "Concat" when ArgumentsFormatByCulture(call, 0) => Named("Format the values with 'CultureInfo.InvariantCulture' first", Repair.None),
            "Join" when ArgumentsFormatByCulture(call, 1) => Named("Format the values with 'CultureInfo.InvariantCulture' first", Repair.None),
            _ => null,
        };

        Finding Named(string advice, Repair repair) => new(Taint.Culture, "string." + method.Name, call, advice, repair);
    }

    private static Finding? OfBuilder(IInvocationOperation call, IMethodSymbol method)
    {
        bool byCulture = method.Name is "Append" or "AppendFormat" or "AppendJoin" or "Insert" && !GivesProvider(call)
            && ArgumentsFormatByCulture(call, method.Name is "Append" ? 0 : 1);
        return byCulture ? new Finding(Taint.Culture, "StringBuilder." + method.Name, call, "Format the value with 'CultureInfo.InvariantCulture' first") : null;
    }

    /// <summary><c>builder.Append($"..")</c>: the provider is an argument of <c>Append</c>.</summary>
    private static Finding? OfHandler(IInvocationOperation call)
    {
        if (call.Arguments is not [{ Value: { Type: { } type } }, ..] || !FormatsByCulture(type, Constant(call, "format"))) return null;

        for (IOperation? outer = call.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IInvocationOperation { TargetMethod.ContainingType.Name: "StringBuilder" } append)
            {
                return GivesProvider(append) ? null : new Finding(Taint.Culture, "StringBuilder." + append.TargetMethod.Name, append, PassProvider);
            }
        }

        return null;
    }

    private static Finding? OfConvert(IInvocationOperation call, IMethodSymbol method)
    {
        if (GivesProvider(call) || call.Arguments is not [{ Value.Type: { } from }]) return null;

        bool byCulture = method.Name == "ToString" ? FormatsByCulture(from, null)
            : from.SpecialType == SpecialType.System_String && method.Name is "ToDecimal" or "ToDouble" or "ToSingle" or "ToDateTime" or "ToInt32" or "ToInt64" or "ToInt16" or "ToSByte";
        return byCulture ? new Finding(Taint.Culture, "Convert." + method.Name, call, PassProvider, Repair.AddProvider) : null;
    }

    private static Finding? OfText(IInterpolatedStringOperation text)
    {
        // As a FormattableString or for a handler, somebody else says with which culture.
        if (text.Type?.SpecialType != SpecialType.System_String || text.Parent is IInterpolatedStringHandlerCreationOperation
            || text.Parent is IConversionOperation { Type.Name: "FormattableString" or "IFormattable" }) return null;

        foreach (IInterpolationOperation part in text.Parts.OfType<IInterpolationOperation>())
        {
            if (Formatting.TypeOf(part.Expression) is not { } type || part.Expression.ConstantValue.HasValue && type.SpecialType == SpecialType.System_String) continue;
            if (!FormatsByCulture(type, part.FormatString?.ConstantValue.Value as string)) continue;

            return new Finding(Taint.Culture, $"the text of a {TypeNames.Short(type)}", text, "Write 'string.Create(CultureInfo.InvariantCulture, $\"...\")'", Repair.AddProviderToText);
        }

        return null;
    }

    private static Finding? OfOperand(IOperation operand)
        => !operand.ConstantValue.HasValue && Formatting.TypeOf(operand) is { } type && FormatsByCulture(type, null)
            ? new Finding(Taint.Culture, $"the text of a {TypeNames.Short(type)}", (operand as IConversionOperation)?.Operand ?? operand, "Call 'ToString' with 'CultureInfo.InvariantCulture'", Repair.FormatOperand)
            : null;

    private static bool ArgumentsFormatByCulture(IInvocationOperation call, int from)
        => call.Arguments.Where(argument => argument.Parameter!.Ordinal >= from).SelectMany(Values).Any(value
            => !value.ConstantValue.HasValue && Formatting.TypeOf(value) is { } type && FormatsByCulture(ElementOf(type) ?? type, null));

    private static IEnumerable<IOperation> Values(IArgumentOperation argument)
        => argument is { ArgumentKind: ArgumentKind.ParamArray, Value: IArrayCreationOperation { Initializer: { } initializer } } ? initializer.ElementValues
            : argument is { ArgumentKind: ArgumentKind.ParamCollection, Value: ICollectionExpressionOperation collection } ? collection.Elements
            : [argument.Value];

    /// <summary>Of a sequence of values that is joined.</summary>
    private static ITypeSymbol? ElementOf(ITypeSymbol type)
        => type.SpecialType == SpecialType.System_String ? null
            : type is IArrayTypeSymbol array ? array.ElementType
            : type is INamedTypeSymbol named
                ? named.AllInterfaces.Prepend(named).FirstOrDefault(face => face.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0]
                : null;

    private static bool FormatsByCulture(ITypeSymbol type, string? format, int depth = 0)
    {
        if (type is INamedTypeSymbol { IsRecord: true } record && record.GetMembers("ToString").Any(member => member.IsImplicitlyDeclared))
        {
            return depth < 3 && record.GetMembers().OfType<IPropertySymbol>().Any(property
                => property is { IsStatic: false, DeclaredAccessibility: Accessibility.Public } && FormatsByCulture(property.Type, null, depth + 1));
        }

        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable) type = nullable.TypeArguments[0];
        return type.SpecialType switch
        {
            SpecialType.System_Decimal or SpecialType.System_Double or SpecialType.System_Single => !IsHexadecimal(format),
            SpecialType.System_DateTime => !IsFixedDate(format),
            SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Int32
                or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64 => !IsPlainInteger(format),
            _ => type is { ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } && type.Name switch
            {
                "DateTimeOffset" or "DateOnly" or "TimeOnly" => !IsFixedDate(format),
                "TimeSpan" => format is "g" or "G",
                "Half" => true,
                "Int128" or "UInt128" => !IsPlainInteger(format),
                _ => false,
            },
        };
    }

    private static bool IsHexadecimal(string? format) => format is ['X' or 'x', ..];

    private static bool IsFixedDate(string? format) => format is "O" or "o" or "R" or "r" or "s" or "u";

    /// <summary>Without separators of groups or fractions: <c>D4</c>, <c>X</c>, <c>000</c>.</summary>
    private static bool IsPlainInteger(string? format)
        => string.IsNullOrEmpty(format) || format![0] is 'D' or 'd' or 'X' or 'x' or 'G' or 'g' or 'B' or 'b' || format.All(c => c is '0' or '#');

    private static bool ParsesByCulture(ITypeSymbol type)
        => type.SpecialType is SpecialType.System_Decimal or SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_DateTime
                or SpecialType.System_Int16 or SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_SByte
            || type is { Name: "DateTimeOffset" or "DateOnly" or "TimeOnly" or "TimeSpan" or "Half", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>Whether a provider is passed; null stands for the current culture.</summary>
    private static bool GivesProvider(IInvocationOperation call)
        => call.Arguments.Any(argument => argument.Parameter is { Type.Name: "IFormatProvider" or "CultureInfo" } && argument.ArgumentKind != ArgumentKind.DefaultValue
            && argument.Value is not { ConstantValue: { HasValue: true, Value: null } });

    private static string? Constant(IInvocationOperation call, string parameter)
        => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value.ConstantValue is { HasValue: true, Value: string text } ? text : null;
}
