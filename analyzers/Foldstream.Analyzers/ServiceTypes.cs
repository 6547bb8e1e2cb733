using Foldstream.Parsing;
using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

/// <summary>Knows the types whose values do something instead of being something.</summary>
internal sealed class ServiceTypes(Compilation compilation)
{
    public const string Lost = "no event brings it back when the aggregate is loaded";
    private const string Fetch = "Fetch what a decision needs before it, and hand it over as an argument";

    /// <summary>With what is derived from them. The name of a generic type stands for all its forms.</summary>
    private static readonly HashSet<string> Services =
    [
        "Microsoft.Extensions.Logging.ILogger", "Microsoft.Extensions.Logging.ILoggerFactory", "Microsoft.Extensions.Configuration.IConfiguration",
        "Microsoft.Extensions.Options.IOptions", "Microsoft.Extensions.Options.IOptionsMonitor", "Microsoft.Extensions.Options.IOptionsSnapshot",
        "Microsoft.Extensions.DependencyInjection.IServiceScopeFactory", "Microsoft.EntityFrameworkCore.DbContext", "Microsoft.AspNetCore.Http.HttpContext",
        "Microsoft.AspNetCore.Http.IHttpContextAccessor",
        "System.IServiceProvider", "System.Random", "System.Net.Http.HttpMessageInvoker", "System.Net.Http.IHttpClientFactory",
        "System.Data.IDbConnection", "System.Data.IDbTransaction", "System.Net.Sockets.Socket", "System.Diagnostics.Process",
        "Foldstream.IRepository", "Foldstream.IEventStore", "Foldstream.Aggregates.IRepository", "Foldstream.Stores.IEventStore",
    ];

    private static readonly HashSet<string> Running =
    [
        "System.Threading.Tasks.Task", "System.Threading.Tasks.ValueTask", "System.Threading.Tasks.TaskCompletionSource", "System.Threading.CancellationToken", "System.Threading.CancellationTokenSource",
        "System.Threading.Thread", "System.Threading.Timer", "System.Threading.ITimer", "System.Threading.SemaphoreSlim", "System.Threading.WaitHandle", "System.Threading.PeriodicTimer", "System.Timers.Timer",
        "System.IO.Stream", "System.IO.TextReader", "System.IO.TextWriter", "System.IO.BinaryReader", "System.IO.BinaryWriter",
        "System.Collections.Generic.IEnumerator", "System.Collections.IEnumerator", "System.Collections.Generic.IAsyncEnumerable", "System.Collections.Generic.IAsyncEnumerator",
    ];

    private static readonly string[] Endings = ["Service", "Repository", "Gateway", "Mediator", "Clock", "Logger"];

    /// <summary>What a value of the type is, and what to do instead; null for what may be state.</summary>
    public (string What, string Advice)? Describe(ITypeSymbol type, CancellationToken cancellation)
    {
        type = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        if (type.TypeKind == TypeKind.Delegate) return ($"a function ('{TypeNames.Short(type)}')", "Write it as a method, or call it before the decision and hand over the result");
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface or TypeKind.Struct } named) return null;

        string[] names = [.. FamilyOf(named).Select(FullNameOf)];
        if (names.Contains("System.TimeProvider")) return ("the clock ('TimeProvider')", "A decision has the time in 'DecisionContext.Now', a fold in 'EventContext.Time'");
        if (names.Any(Services.Contains)) return ($"a service ('{TypeNames.Short(named)}')", Fetch);
        if (names.Any(Running.Contains)) return ($"what runs or is used up ('{TypeNames.Short(named)}')", Fetch);
        return IsServiceOfTheProject(named, cancellation) ? ($"a service ('{TypeNames.Short(named)}')", Fetch) : null;
    }

    private static IEnumerable<INamedTypeSymbol> FamilyOf(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? one = type; one is not null; one = one.BaseType) yield return one;
        if (type.SpecialType != SpecialType.None || IsOfCollections(type)) yield break;
        foreach (INamedTypeSymbol contract in type.AllInterfaces) yield return contract;
    }

    private static bool IsOfCollections(INamedTypeSymbol type) => type.ContainingNamespace.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) && !type.Name.Contains("Async") && !type.Name.EndsWith("Enumerator", StringComparison.Ordinal);

    private static string FullNameOf(INamedTypeSymbol type) => type.ContainingNamespace.IsGlobalNamespace ? type.Name : type.ContainingNamespace.ToDisplayString() + "." + type.Name;

    /// <summary>
    /// An interface, or a class behind it, that waits for something, or that is called what services are called. One that a value implements
    /// is a part of the domain.
    /// </summary>
    private bool IsServiceOfTheProject(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (type.TypeKind == TypeKind.Struct || type.IsRecord || FullNameOf(type).StartsWith("System.", StringComparison.Ordinal)) return false;

        List<IMethodSymbol> methods = [.. type.GetMembers().OfType<IMethodSymbol>().Where(method => method is { MethodKind: MethodKind.Ordinary, IsStatic: false, DeclaredAccessibility: not Accessibility.Private })];
        if (methods.Count == 0) return false;

        bool waits = methods.Any(Waits);
        bool isCalledSo = type.TypeKind == TypeKind.Interface && Endings.Any(ending => type.Name.EndsWith(ending, StringComparison.Ordinal));
        return (waits || isCalledSo) && !(type.TypeKind == TypeKind.Interface && IsImplementedByValue(type, cancellation));
    }

    private static bool Waits(IMethodSymbol method)
        => method.ReturnType is { Name: "Task" or "ValueTask" or "IAsyncEnumerable" } result && FullNameOf((INamedTypeSymbol)result.OriginalDefinition).StartsWith("System.", StringComparison.Ordinal);

    /// <summary>Looked for only where an aggregate holds such an interface at all.</summary>
    private bool IsImplementedByValue(INamedTypeSymbol contract, CancellationToken cancellation)
    {
        foreach (INamedTypeSymbol type in DeclaredTypes.Of(compilation.Assembly))
        {
            cancellation.ThrowIfCancellationRequested();
            if ((type.TypeKind is TypeKind.Struct or TypeKind.Enum || type.IsRecord) && type.AllInterfaces.Contains(contract, SymbolEqualityComparer.Default)) return true;
        }

        return false;
    }
}
