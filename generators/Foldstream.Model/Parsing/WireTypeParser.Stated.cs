using Foldstream.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

internal sealed partial class WireTypeParser
{
    /// <summary>The assembly whose records are being parsed: what it says about types holds for them.</summary>
    private IAssemblySymbol _assembly = models.Compilation.Assembly;

    /// <summary>The types that are being parsed by what an assembly says about them, so that one that is converted to itself is seen.</summary>
    private readonly List<ITypeSymbol> _stated = [];

    /// <summary>Parses a member as it is written.</summary>
    public WireType? Parse(in SerialisedSyntax member, out NoWireForm? why)
    {
        AttributeSyntax? attribute = WireStatement.FindOn(member.Identifier.Parent);
        if (attribute is null || WireStatement.Read(attribute, models, cancellation) is not { } statement) return Parse(member.Type, out why);

        why = null;
        if (models.For(member.Type.SyntaxTree).GetTypeInfo(member.Type, cancellation).Type is not { } type) return null;

        bool mayBeNull = member.Type is NullableTypeSyntax || (type.IsReferenceType && IsOblivious(member.Type));

        // A wrong statement is reported where it stands.
        return ParseStated(type, mayBeNull, statement, out _);
    }

    private WireType? Parse(in SerialisedSymbol member, INamedTypeSymbol record, out NoWireForm? why)
    {
        string name = member.Name;
        IEnumerable<AttributeData> attributes = record.GetMembers(name).OfType<IPropertySymbol>().SelectMany(property => property.GetAttributes());
        if (member.Parameter is { } parameter) attributes = parameter.GetAttributes().Concat(attributes);
        if (attributes.Select(WireStatement.Read).FirstOrDefault(found => found is not null) is not { } statement) return Parse(member.Type, member.Annotation, out why);

        WireType? wire = ParseStated(member.Type, member.Type.IsReferenceType && member.Annotation != NullableAnnotation.NotAnnotated, statement, out _);
        why = wire is null ? NoWireForm.For(member.Type) : null;
        return wire;
    }

    /// <summary>Parses a type by what is said about it.</summary>
    /// <param name="type">The type, or its nullable form.</param>
    /// <param name="mayBeNull">Whether it is a reference that may be null.</param>
    /// <param name="statement">What is said.</param>
    /// <param name="wrong">What is wrong with it and what to do instead, each a sentence without its full stop; null where the compiler says so.</param>
    public WireType? ParseStated(ITypeSymbol type, bool mayBeNull, WireStatement statement, out (string Cause, string Advice)? wrong)
    {
        wrong = null;
        ITypeSymbol core = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
        core = core.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        if (core.TypeKind == TypeKind.Error || statement.IsBroken) return null;

        if (statement.Target is not null) _stated.Add(core);
        WireType? wire = (statement.As, statement.Converter, statement.Formatter) switch
        {
            _ when FindGenerated(core, statement) is { } generated
                => Wrong($"'{TypeNames.Short(generated)}' is written by a generator, and generators don't see each other's output", "Declare it in a file of the project", out wrong),
            (null, null, null) => Wrong("it says nothing", "Name one of As, Converter and Formatter", out wrong),
            (null, null, { } formatter) => ParseFormatted(core, formatter, out wrong),
            (_, _, not null) => Wrong("a formatter alone decides what is written", "Leave out As and Converter", out wrong),
            (var stored, { } converter, _) => ParseConverted(core, stored, converter, out wrong),
            ({ } stored, _, _) => ParseCast(core, stored, out wrong),
        };
        if (statement.Target is not null) _stated.RemoveAt(_stated.Count - 1);
        return wire is null ? null : wire with { IsNullable = mayBeNull || !SymbolEqualityComparer.Default.Equals(core, type.WithNullableAnnotation(NullableAnnotation.NotAnnotated)) };
    }

    private ConvertedWire? ParseCast(ITypeSymbol type, ITypeSymbol stored, out (string, string)? wrong)
    {
        wrong = null;
        if (ScalarKinds.Of(stored) is not { } kind)
        {
            return (ConvertedWire?)Wrong($"'{TypeNames.Short(stored)}' is no plain value", "Name a number, string, Guid, date or time; use Converter for anything else", out wrong);
        }

        // What another generator writes, only the analyzers see; they speak, and the compiler does.
        bool isComplete = isWhole || type is not INamedTypeSymbol named || !models.IsSource(named) || !PartialTypes.IsCompletable(named, cancellation);
        if (isComplete && !(Converts(type, stored) && Converts(stored, type)))
        {
            (string from, string to) = Converts(type, stored) ? (TypeNames.Short(stored), TypeNames.Short(type)) : (TypeNames.Short(type), TypeNames.Short(stored));
            string advice = type is IArrayTypeSymbol or INamedTypeSymbol { IsGenericType: true }
                ? "Say it of its elements, [assembly: Wire(typeof(...), As = ...)], or name a Converter"
                : "Declare conversion operators both ways, or name a Converter";
            return (ConvertedWire?)Wrong($"C# does not convert '{from}' to '{to}'", advice, out wrong);
        }

        return new ConvertedWire(new ScalarWire(kind) { ClrType = TypeNames.Full(stored) }, Converter: null, type.IsValueType) { ClrType = TypeNames.Full(type) };
    }

    private ConvertedWire? ParseConverted(ITypeSymbol type, ITypeSymbol? stored, ITypeSymbol converter, out (string, string)? wrong)
    {
        string name = TypeNames.Short(converter), own = TypeNames.Short(type);
        IMethodSymbol? write = FindConversion(converter, "ToWire", parameter: type, result: stored);
        IMethodSymbol? read = write is null ? null : FindConversion(converter, "FromWire", parameter: write.ReturnType, result: type);
        if (write is null || read is null)
        {
            string form = TypeNames.Short(write?.ReturnType ?? stored ?? type), what = write is null && stored is null ? "TWire" : form;
            string missing = write is null ? $"static {what} ToWire({own} value)" : $"static {own} FromWire({what} value)";
            return (ConvertedWire?)Wrong($"'{name}' has no '{missing}' that generated code can call", "Declare both methods, with the same type between them", out wrong);
        }

        if (Parse(write.ReturnType, NullableAnnotation.NotAnnotated, out NoWireForm? why) is not { IsNullable: false } wire)
        {
            string advice = why?.Advice ?? "Let it convert to a type that is not nullable";
            return (ConvertedWire?)Wrong($"'{TypeNames.Short(write.ReturnType)}', to which '{name}' converts, has no wire form", advice, out wrong);
        }

        wrong = null;
        return new ConvertedWire(wire, TypeNames.Full(converter), type.IsValueType) { ClrType = TypeNames.Full(type) };
    }

    private FormattedWire? ParseFormatted(ITypeSymbol type, ITypeSymbol formatter, out (string, string)? wrong)
    {
        string name = TypeNames.Short(formatter), face = $"IMessagePackFormatter<{TypeNames.Short(type)}>";
        if (!IsFormatterOf(formatter, type)) return (FormattedWire?)Wrong($"'{name}' does not implement '{face}'", "Name a formatter of this very type", out wrong);

        ISymbol? instance = formatter.GetMembers("Instance").FirstOrDefault(member => member is { IsStatic: true } && IsVisible(member)
            && ((member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type) is { } held && IsFormatterOf(held, type));
        bool isMade = formatter is INamedTypeSymbol { IsAbstract: false } made && IsVisible(made)
            && made.InstanceConstructors.Any(constructor => constructor is { Parameters.Length: 0, DeclaredAccessibility: Accessibility.Public });
        if (instance is null && !isMade)
        {
            return (FormattedWire?)Wrong($"no '{name}' can be had", "Give it a public parameterless constructor or a static 'Instance', where generated code can see it", out wrong);
        }

        wrong = null;
        string full = TypeNames.Full(formatter);
        string expression = instance is not null ? full + ".Instance" : $"global::Foldstream.Formatters.FormatterInstance<{full}>.Value";
        return new FormattedWire(expression, type.IsValueType) { ClrType = TypeNames.Full(type) };
    }

    private static WireType? Wrong(string cause, string advice, out (string, string)? wrong)
    {
        wrong = (cause, advice);
        return null;
    }

    /// <summary>What only a generator has written: the generator of codecs does not see it, and the analyzers must not either.</summary>
    private ITypeSymbol? FindGenerated(ITypeSymbol type, WireStatement statement)
        => new[] { type, statement.As, statement.Converter, statement.Formatter }
            .FirstOrDefault(named => named is INamedTypeSymbol { IsTupleType: false } written && models.IsSource(written) && !SourceParts.IsWritten(written.OriginalDefinition));

    private bool Converts(ITypeSymbol from, ITypeSymbol to) => models.Compilation.ClassifyConversion(from, to).Exists;

    private IMethodSymbol? FindConversion(ITypeSymbol converter, string name, ITypeSymbol parameter, ITypeSymbol? result)
        => converter.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(method =>
            method is { IsStatic: true, IsGenericMethod: false, ReturnsVoid: false, RefKind: RefKind.None, Parameters: [{ RefKind: RefKind.None or RefKind.In } only] }
            && IsVisible(method)
            && SymbolEqualityComparer.Default.Equals(only.Type, parameter)
            && (result is null || SymbolEqualityComparer.Default.Equals(method.ReturnType, result)));

    private bool IsVisible(ISymbol symbol) => models.Compilation.IsSymbolAccessibleWithin(symbol, models.Compilation.Assembly);

    private static bool IsFormatterOf(ITypeSymbol formatter, ITypeSymbol type)
        => (formatter is INamedTypeSymbol { TypeKind: TypeKind.Interface } own ? formatter.AllInterfaces.Add(own) : formatter.AllInterfaces).Any(face =>
            face is { Name: "IMessagePackFormatter", Arity: 1, ContainingNamespace: { Name: "Formatters", ContainingNamespace: { Name: "MessagePack", ContainingNamespace.IsGlobalNamespace: true } } }
            && SymbolEqualityComparer.Default.Equals(face.TypeArguments[0], type));
}
