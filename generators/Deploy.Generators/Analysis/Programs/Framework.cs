using Microsoft.CodeAnalysis;

namespace Deploy.Generators.Analysis.Programs;

/// <summary>Knows the types of ASP.NET Core and of the generic host by their names.</summary>
internal static class Framework
{
    public const string WebApplication = "Microsoft.AspNetCore.Builder.WebApplication";
    public const string ApplicationBuilder = "Microsoft.AspNetCore.Builder.IApplicationBuilder";
    public const string EndpointRouteBuilder = "Microsoft.AspNetCore.Routing.IEndpointRouteBuilder";
    public const string WebHostBuilder = "Microsoft.AspNetCore.Hosting.IWebHostBuilder";
    public const string HostBuilder = "Microsoft.Extensions.Hosting.IHostBuilder";
    public const string HostApplicationBuilder = "Microsoft.Extensions.Hosting.IHostApplicationBuilder";
    public const string KestrelOptions = "Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions";
    public const string Configuration = "Microsoft.Extensions.Configuration.IConfiguration";
    public const string ConfigurationSection = "Microsoft.Extensions.Configuration.IConfigurationSection";
    public const string ConfigurationBuilder = "Microsoft.Extensions.Configuration.IConfigurationBuilder";
    public const string Host = "Microsoft.Extensions.Hosting.Host";
    public const string Services = "Microsoft.Extensions.DependencyInjection.IServiceCollection";
    public const string HostOptions = "Microsoft.Extensions.Hosting.HostOptions";

    // Libraries whose methods on builders are known to leave addresses, endpoints and sources of settings alone.
    private static readonly string[] Known = ["Microsoft.AspNetCore", "Microsoft.Extensions", "Serilog", "NLog", "Autofac"];

    /// <summary>Whether a type has a name, or implements or derives from what has it.</summary>
    public static bool Is(ITypeSymbol? type, string fullName)
    {
        for (var current = type; current is not null; current = current.BaseType)
            if (IsNamed(current, fullName)) return true;
        return type is not null && (type.AllInterfaces.Any(candidate => IsNamed(candidate, fullName))
            || (type is ITypeParameterSymbol parameter && parameter.ConstraintTypes.Any(constraint => Is(constraint, fullName))));
    }

    /// <summary>Whether a type is one that requests pass through or endpoints are added to.</summary>
    public static bool IsApplication(ITypeSymbol? type) => Is(type, ApplicationBuilder) || Is(type, EndpointRouteBuilder);

    /// <summary>Whether a type is one that a host, its server or its settings are made with.</summary>
    public static bool IsBuilder(ITypeSymbol? type) =>
        Is(type, WebHostBuilder) || Is(type, HostBuilder) || Is(type, HostApplicationBuilder) || Is(type, ConfigurationBuilder) || Is(type, KestrelOptions);

    /// <summary>Whether a symbol is declared in the framework, or in a library that is known to be harmless here.</summary>
    public static bool IsKnown(ISymbol symbol) =>
        symbol.ContainingAssembly is { } assembly && Array.Exists(Known, name => assembly.Name == name || assembly.Name.StartsWith(name + ".", StringComparison.Ordinal));

    /// <summary>Whether a symbol is declared in the project that is compiled. In an editor other projects have sources, too.</summary>
    public static bool IsOurs(ISymbol symbol, IAssemblySymbol home) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, home);

    private static bool IsNamed(ITypeSymbol type, string fullName)
    {
        if (!fullName.EndsWith(type.Name, StringComparison.Ordinal) || fullName.Length <= type.Name.Length || fullName[fullName.Length - type.Name.Length - 1] != '.') return false;
        return type.ContainingNamespace is { } space && type.ContainingType is null && space.ToDisplayString() == fullName.Substring(0, fullName.Length - type.Name.Length - 1);
    }
}
