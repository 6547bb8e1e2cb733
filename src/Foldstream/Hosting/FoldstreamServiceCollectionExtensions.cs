using System.Reflection;
using Foldstream.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Foldstream to an application.</summary>
public static class FoldstreamServiceCollectionExtensions
{
    /// <summary>
    /// Registers the store, and an <c>IRepository</c> for each aggregate of the project and of those that it references, as singletons. Where
    /// the generator runs, its own method of this name and with these arguments is the one that is called.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Chooses the store.</param>
    /// <param name="manifest">The manifest of the project; the generated method passes it.</param>
    /// <exception cref="InvalidOperationException">No manifest was given: the generator did not run.</exception>
    public static IServiceCollection AddFoldstream(this IServiceCollection services, Action<FoldstreamBuilder> configure, AssemblyManifest? manifest = null)
        => FoldstreamHosting.Add(services, configure, manifest ?? throw WithoutGenerator(Assembly.GetCallingAssembly()));

    /// <summary>
    /// Registers a named store beside the default one, or several: the store and its repositories are services keyed by the name, as in
    /// <c>[FromKeyedServices("billing")] IRepository&lt;Invoice, InvoiceId&gt;</c>. Where the generator runs, its own method of this name and
    /// with these arguments is the one that is called.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="name">The store's name, not empty; each store has its own.</param>
    /// <param name="configure">Chooses the store.</param>
    /// <param name="manifest">The manifest of the project; the generated method passes it.</param>
    /// <exception cref="InvalidOperationException">No manifest was given: the generator did not run.</exception>
    public static IServiceCollection AddFoldstream(this IServiceCollection services, string name, Action<FoldstreamBuilder> configure,
        AssemblyManifest? manifest = null)
        => FoldstreamHosting.Add(services, name, configure, manifest ?? throw WithoutGenerator(Assembly.GetCallingAssembly()));

    private static InvalidOperationException WithoutGenerator(Assembly caller)
        => new($"Foldstream's generator did not run for {caller.GetName().Name}, so its events and aggregates are not known. "
            + "Reference the Foldstream package without PrivateAssets or ExcludeAssets for analyzers, build with the .NET SDK 10.0.100 or newer, "
            + "and mark at least one type with [Event] or [Aggregate] in this project or in one that it references.");
}
