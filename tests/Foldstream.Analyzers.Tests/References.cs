using Basic.Reference.Assemblies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace Foldstream.Analyzers.Tests;

/// <summary>What every source under test is compiled against: .NET 10 and Foldstream itself, all from disk.</summary>
internal static class References
{
    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Collections.Immutable;
        global using System.Threading.Tasks;
        global using Foldstream;

        """;

    public static IReadOnlyList<MetadataReference> All { get; } =
        [.. Net100.References.All, .. Assemblies(typeof(EventAttribute), typeof(Testing.Scenario), typeof(IServiceCollection), typeof(Microsoft.Extensions.Logging.ILogger)), .. Web];

    private static IEnumerable<MetadataReference> Web
        => Assemblies(typeof(EndpointRouteBuilderExtensions), typeof(RequestDelegate), typeof(AsParametersAttribute), typeof(FromRouteAttribute), typeof(IFromRouteMetadata), typeof(RouteData), typeof(IHeaderDictionary));

    private static IEnumerable<MetadataReference> Assemblies(params Type[] types) => types.Select(type => MetadataReference.CreateFromFile(type.Assembly.Location));
}
