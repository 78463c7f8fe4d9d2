using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deploy.Generators.Analysis.Programs;

/// <summary>
/// Tells which files of a program can say anything about its host. Looked for by names alone and remembered with the file: an edit of one file
/// looks at that file, and only what is found is asked of the compiler.
/// </summary>
internal static class SourceTrees
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "WebApplication", "WebApplicationBuilder", "WebHost", "Host", "HostApplicationBuilder", "IHostBuilder", "IHostApplicationBuilder", "IWebHostBuilder",
        "IApplicationBuilder", "IEndpointRouteBuilder", "RouteGroupBuilder", "ConfigureWebHostDefaults", "ConfigureWebHost", "UseStartup", "UseUrls", "KestrelServerOptions",
        "HostOptions", "ShutdownTimeout", "UseShutdownTimeout", "IConfiguration", "IConfigurationBuilder", "ConfigurationManager", "ConfigurationBuilder",
        "GetConnectionString", "GetRequiredSection", "GetSection", "BindConfiguration", "IServiceCollection", "IConfigurationManager", "SetEnvironmentVariable",
        "ConfigureWebHostBuilder", "ConfigureHostBuilder", "ConfigureKestrel", "UseKestrel", "ListenAnyIP", "ListenLocalhost",

        // Called on what a base class holds, they stand in files that name no type.
        "MapGet", "MapPost", "MapPut", "MapDelete", "MapPatch", "MapMethods", "MapGroup", "MapHealthChecks", "MapControllers", "MapFallback", "UseHealthChecks",
    };

    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<bool>> Known = new();

    /// <summary>Whether a file names something of a host, its endpoints or its settings.</summary>
    public static bool MayConfigureHost(SyntaxTree tree, CancellationToken cancellation)
    {
        if (Known.TryGetValue(tree, out var known)) return known.Value;
        var found = tree.GetRoot(cancellation)
            .DescendantNodes(node => node is not AttributeListSyntax)
            .Any(node => node is SimpleNameSyntax name && Names.Contains(name.Identifier.ValueText));
        return Known.GetValue(tree, _ => new StrongBox<bool>(found)).Value;
    }
}
