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

    public static IReadOnlyDictionary<string, WebProject> All { get; } = new Dictionary<string, WebProject>
    {
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
}
