using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foldstream.Analyzers;

/// <summary>Tells the calls of repositories, units of work and stores from all others. Everything is recognised by name, which costs no look-up.</summary>
internal static class FoldstreamCalls
{
    private const string Runtime = "Foldstream";
    private const string Generated = "FoldstreamExtensions";

    private static readonly string[] Packages = ["Foldstream.Sqlite", "Foldstream.PostgreSql", "Foldstream.Testing"];

    /// <summary>Whether a method is Foldstream's or a generated one.</summary>
    public static bool IsOurs(IMethodSymbol method)
        => IsOurs(method.ContainingAssembly)
            || (method.IsExtensionMethod && method.ContainingType.Name.EndsWith(Generated, StringComparison.Ordinal) && IsRepository(method.Parameters[0].Type));

    /// <summary>Whether a type is an <c>IRepository</c>.</summary>
    public static bool IsRepository(ITypeSymbol type) => type is INamedTypeSymbol { Name: "IRepository", Arity: 2 } && IsIn(type, Runtime);

    /// <summary>Of <c>repository.SaveAsync(order)</c> or <c>unit.CommitAsync()</c>: the order or the unit.</summary>
    public static IOperation? SavedBy(IInvocationOperation call) => call.TargetMethod switch
    {
        { Name: "SaveAsync", IsExtensionMethod: true } method when IsRepository(method.Parameters[0].Type) && method.Parameters.Length > 1
            => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 1)?.Value,
        { Name: "CommitAsync", ContainingType: { Name: "UnitOfWork" } type } when IsIn(type, Runtime) => call.Instance,
        _ => null,
    };

    /// <summary>What stands behind <c>await</c>, <c>ConfigureAwait</c>, conversions and parentheses.</summary>
    public static IOperation Unwrap(IOperation value)
    {
        while (true)
        {
            IOperation? inner = value switch
            {
                IAwaitOperation awaited => awaited.Operation,
                IConversionOperation { OperatorMethod: null } conversion => conversion.Operand,
                IParenthesizedOperation parenthesized => parenthesized.Operand,
                IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" } call => call.Instance,
                _ => null,
            };
            if (inner is null) return value;
            value = inner;
        }
    }

    private static bool IsOurs(IAssemblySymbol? assembly)
        => assembly?.Name is { } name && (name == Runtime || Packages.Contains(name));

    private static bool IsIn(ITypeSymbol type, string space) => type.ContainingNamespace is { } found && found.Name == space && found.ContainingNamespace.IsGlobalNamespace;
}
