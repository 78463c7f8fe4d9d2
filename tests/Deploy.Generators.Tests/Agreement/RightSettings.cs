using Deploy.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using static Deploy.Generators.Tests.Agreement.RightPrograms;

namespace Deploy.Generators.Tests.Agreement;

/// <summary>Programs that get what they need, or of which nobody can tell.</summary>
internal static class RightSettings
{
    private static readonly MetadataReference Npgsql = Compile.Reference("Npgsql.EntityFrameworkCore", """
        namespace Npgsql;
        public static class NpgsqlExtensions
        {
            public static object AddNpgsql(this object services, string? connectionString) => services;
        }
        """);

    private static readonly MetadataReference DotEnv = Compile.Reference("DotNetEnv", """
        namespace DotNetEnv;
        public static class Env { public static void Load() { } }
        """);

    public static IReadOnlyDictionary<string, WebProject> All { get; } = new Dictionary<string, WebProject>
    {
        ["variables that the program sets itself"] =
            Needing("Environment.SetEnvironmentVariable(\"Payments__Url\", File.ReadAllText(\"/run/secrets/payments\"));"),
        ["variables that a file of the program sets"] = Needing("Env.Load();") with
        {
            Sources = ["""
                static class Env
                {
                    public static void Load() => Environment.SetEnvironmentVariable("Payments__Url", File.ReadAllText(".env"));
                }
                """],
        },
        ["variables that a library sets"] = Needing("DotNetEnv.Env.Load();") with { References = [DotEnv] },
        ["variables with a prefix of the program's own"] = Needing("builder.Configuration.AddEnvironmentVariables(\"SHOP_\");") with
        {
            Attributes = """[Environment("SHOP_Payments__Url", "x")]""",
        },
        ["a settings file of another name"] = Needing("builder.Configuration.AddJsonFile(\"appsettings.Shared.json\");") with
        {
            Files = [("appsettings.Shared.json", Settings)],
        },
        ["a settings file that a variable of the program's own names"] =
            Needing("builder.Configuration.AddJsonFile($\"appsettings.{Environment.GetEnvironmentVariable(\"STAGE\")}.json\");"),
        ["an environment that the program names"] =
            InCloud("var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, EnvironmentName = \"Cloud\" });"),
        ["an environment that a worker names"] =
            InCloud("var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = \"Cloud\" });"),
        ["an environment that the host is told"] = new()
        {
            Program = """
                Host.CreateDefaultBuilder(args)
                    .UseEnvironment("Cloud")
                    .ConfigureServices((host, services) => services.AddSingleton(host.Configuration["Payments:Url"] ?? throw new Exception()))
                    .Build().Run();
                """,
            Files = [("appsettings.Cloud.json", Settings)],
        },
        ["a source that an extension of the manager adds"] = Needing("builder.Configuration.AddKeys();") with
        {
            Sources = ["""
                static class Keys
                {
                    public static void AddKeys(this IConfigurationManager manager) => manager.AddKeyPerFile("/run/secrets");
                }
                """],
        },
        ["a source in another configuration of the build"] = Needing("""

            #if RELEASE
            builder.Configuration.AddKeyPerFile("/run/secrets");
            #endif
            """),
        ["a section in a field"] = new()
        {
            Program = """
                var builder = WebApplication.CreateBuilder(args);
                new Stores(builder.Configuration.GetSection("Stores")).Add(builder.Services);
                builder.Build().Run();

                sealed class Stores
                {
                    private readonly IConfiguration _configuration;
                    public Stores(IConfiguration configuration) => _configuration = configuration;
                    public void Add(IServiceCollection services) => services.AddSingleton(_configuration["Url"] ?? throw new Exception());
                }
                """,
            Attributes = """[Environment("Stores__Url", "x")]""",
        },
        ["a section in a variable that was the whole"] = new()
        {
            Program = """
                var builder = WebApplication.CreateBuilder(args);
                IConfiguration settings = builder.Configuration;
                settings = settings.GetSection("Payments");
                _ = settings["Url"] ?? throw new InvalidOperationException();
                builder.Build().Run();
                """,
            Attributes = """[Environment("Payments__Url", "x")]""",
        },
        ["a connection string in a collection"] = new()
        {
            Program = """
                var builder = WebApplication.CreateBuilder(args);
                var known = new List<string?>();
                known.Add(builder.Configuration.GetConnectionString("Reports"));
                var named = new Dictionary<string, string?>();
                named.Add("orders", builder.Configuration.GetConnectionString("Orders"));
                builder.Build().Run();
                """,
        },
        ["a setting of which the absence is caught"] = new()
        {
            Program = """
                var builder = WebApplication.CreateBuilder(args);
                try { builder.Services.AddSingleton(builder.Configuration["Redis:Host"] ?? throw new InvalidOperationException()); }
                catch (InvalidOperationException) { builder.Services.AddDistributedMemoryCache(); }
                builder.Build().Run();
                """,
        },
        ["options that a class fills"] = Validated("builder.Services.ConfigureOptions<Filler>();"),
        ["options that a registered class fills"] =
            Validated("builder.Services.AddSingleton<Microsoft.Extensions.Options.IPostConfigureOptions<Payments>, Filler>();"),
        ["options with a getter that has a value"] =
            Validated("", property: "public string Url { get => _url ?? \"x\"; set => _url = value; } private string? _url;"),
        ["options of the root"] = Validated("", bind: "BindConfiguration(\"\")") with { Attributes = """[Environment("Url", "x")]""" },
        ["options that a method gets a section for"] = Validated("", bind: "Validate(builder.Configuration.GetSection(\"Modules\"))") with
        {
            Sources = ["""
                using Microsoft.Extensions.Options;
                static class Binding
                {
                    public static OptionsBuilder<Payments> Validate(this OptionsBuilder<Payments> options, IConfiguration modules) =>
                        options.Bind(modules.GetSection("Payments"));
                }
                """],
            Attributes = """[Environment("Modules__Payments__Url", "x")]""",
        },
        ["settings from a store"] = new()
        {
            Program = """
                var builder = WebApplication.CreateBuilder(args);
                builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["urls"] = Environment.GetEnvironmentVariable("WHERE") });
                var app = builder.Build();
                _ = app.Configuration.GetConnectionString("Orders") ?? throw new InvalidOperationException();
                app.Run();
                """,
            Attributes = """[Container("api", Port = 5000)]""",
        },
        ["a longer stop"] = new()
        {
            Program = """
                var builder = WebApplication.CreateBuilder(args);
                builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(60));
                builder.Build().Run();
                """,
            Attributes = """[Container("api", Port = 8080, StopTimeout = 65)]""",
        },
        ["a stop time-out that comes from settings"] = new()
        {
            Program = """
                var builder = WebApplication.CreateBuilder(args);
                var seconds = builder.Configuration.GetValue<int>("Stop");
                builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(seconds));
                builder.Build().Run();
                """,
        },
        ["connection strings that something supplies"] = new()
        {
            Program = """
                using Npgsql;
                var builder = WebApplication.CreateBuilder(args);
                builder.Services.AddNpgsql(builder.Configuration.GetConnectionString("Orders"));
                builder.Services.AddNpgsql(builder.Configuration.GetConnectionString("Stock"));
                builder.Services.AddNpgsql(builder.Configuration.GetConnectionString("Cache"));
                builder.Build().Run();
                """,
            Attributes = """[Secret("ConnectionStrings__Orders", From = "ssm:/shop/orders"), Environment("CONNECTIONSTRINGS__STOCK", "Host=@{StockHost}")]""",
            Files = [("appsettings.json", """{ "ConnectionStrings": { "Cache": "localhost" } }"""), ("deploy.json", """{ "StockHost": "stock" }""")],
            References = [Npgsql],
        },
        ["a connection string that may be absent"] = new()
        {
            Program = """
                using Npgsql;
                var builder = WebApplication.CreateBuilder(args);
                var orders = builder.Configuration.GetConnectionString("Orders") ?? "Host=localhost";
                builder.Services.AddNpgsql(orders);
                if (builder.Configuration.GetConnectionString("Cache") is { } cache) builder.Services.AddNpgsql(cache);
                var stock = builder.Configuration.GetConnectionString("Stock");
                if (!string.IsNullOrEmpty(stock)) builder.Services.AddNpgsql(stock);
                if (builder.Configuration["Provider"] == "sql") builder.Services.AddNpgsql(builder.Configuration.GetConnectionString("Sql"));
                builder.Build().Run();
                """,
            References = [Npgsql],
        },
        ["a section with keys of its own"] = new()
        {
            Program = """
                using Npgsql;
                var builder = WebApplication.CreateBuilder(args);
                Stores.Add(builder.Services, builder.Configuration.GetSection("Stores"));
                builder.Build().Run();

                static class Stores
                {
                    public static void Add(IServiceCollection services, IConfiguration configuration) =>
                        services.AddNpgsql(configuration.GetConnectionString("Orders") ?? throw new InvalidOperationException());
                }
                """,
            Attributes = """[Environment("Stores__ConnectionStrings__Orders", "Host=orders")]""",
            References = [Npgsql],
        },
        ["options with values and defaults"] = new()
        {
            Program = """
                using System.ComponentModel.DataAnnotations;
                var builder = WebApplication.CreateBuilder(args);
                builder.Services.AddOptions<Payments>().BindConfiguration("Payments").ValidateDataAnnotations().ValidateOnStart();
                builder.Services.AddOptions<Lazy>().BindConfiguration("Lazy").ValidateDataAnnotations();
                builder.Build().Run();

                public sealed class Payments
                {
                    [Required] public string Url { get; set; } = null!;
                    [Required] public string Currency { get; set; } = "EUR";
                    [Required] public List<string>? Methods { get; set; }
                    public string? Note { get; set; }
                }

                public sealed class Lazy { [Required] public string? Key { get; set; } }
                """,
            Attributes = """[Environment("Payments__Url", "https://pay.example.com"), Environment("Payments__Methods__0", "card")]""",
        },
    };

    private const string Need = """
        _ = builder.Configuration["Payments:Url"] ?? throw new InvalidOperationException();
        builder.Build().Run();
        """;

    private const string Settings = """{ "Payments": { "Url": "https://pay.example.com" } }""";

    // A program that does not start without a setting, behind a line that may supply it.
    private static WebProject Needing(string code) => new()
    {
        Program = $"var builder = WebApplication.CreateBuilder(args);\n{code}\n{Need}",
    };

    private static WebProject InCloud(string builder) => new()
    {
        Program = $"{builder}\n{Need}",
        Files = [("appsettings.Cloud.json", Settings)],
    };

    private static WebProject Validated(
        string code, string bind = "BindConfiguration(\"Payments\")", string property = "public string? Url { get; set; }") => new()
        {
            Program = $$"""
            using Microsoft.Extensions.Options;
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddOptions<Payments>().{{bind}}.ValidateDataAnnotations().ValidateOnStart();
            {{code}}
            builder.Build().Run();

            public sealed class Payments { [System.ComponentModel.DataAnnotations.Required] {{property}} }
            public sealed class Filler : IConfigureOptions<Payments>, IPostConfigureOptions<Payments>
            {
                public void Configure(Payments options) => options.Url = "x";
                public void PostConfigure(string? name, Payments options) => options.Url = "x";
            }
            """,
        };
}
