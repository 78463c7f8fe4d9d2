using Deploy.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using static Deploy.Generators.Tests.Agreement.RightPrograms;

namespace Deploy.Generators.Tests.Agreement;

/// <summary>Programs whose health checks ask what is there, with what is there, or of which nobody can tell.</summary>
internal static class RightHealthChecks
{
    private const string AlpineCheck = """[HealthCheck("CMD-SHELL", "wget -q -O- http://localhost:8080/healthz || exit 1")]""";

    private static readonly MetadataReference Company = Compile.Of("Company.Web", ["""
        namespace Company;
        public static class WebExtensions
        {
            public static T AddCompanyDefaults<T>(this T builder) => builder;
            public static T MapCompanyEndpoints<T>(this T app) => app;
        }
        """]).ToMetadataReference();

    private static readonly MetadataReference Actuators = Compile.Of("Steeltoe.Management.Endpoint", ["""
        namespace Steeltoe;
        public static class Actuators { public static T AddAllActuators<T>(T to) => to; }
        """]).ToMetadataReference();

    public static IReadOnlyDictionary<string, WebProject> All { get; } = new Dictionary<string, WebProject>
    {
        ["on Alpine, with wget"] = new() { Program = Minimal, Attributes = AlpineCheck, Properties = Property("ContainerFamily", "alpine") },
        ["a library that sets up the host"] = new()
        {
            Program = """
                using Company;
                var builder = WebApplication.CreateBuilder(args).AddCompanyDefaults();
                var app = builder.Build().MapCompanyEndpoints();
                app.MapGet("/orders", () => "none");
                app.Run();
                """,
            Attributes = """
                [Container("api", Port = 5000)]
                [HealthCheck("CMD-SHELL", "wget -q -O- http://localhost:5000/healthz || exit 1")]
                """,
            References = [Company],
            Properties = Property("ContainerFamily", "alpine"),
        },
        ["routes in groups and methods"] = new()
        {
            Program = """
                var builder = WebApplication.CreateBuilder(args);
                var app = builder.Build();
                app.UseHttpsRedirection();
                var api = app.MapGroup("/api").WithTags("api");
                api.MapHealth();
                api.MapGroup("/v{version:int}").MapGet("/status/{detail?}", () => "ok");
                app.Run();

                static class HealthRoutes
                {
                    public static void MapHealth(this IEndpointRouteBuilder routes) => routes.MapGet("/health", () => "ok");
                }
                """,
            Attributes = """[HealthCheck("CMD", "wget", "-q", "--spider", "http://localhost:8080/api/health?full=1")]""",
            Properties = Property("ContainerFamily", "alpine"),
        },
        ["a group with a parameter"] = new()
        {
            Program = """
                var app = WebApplication.Create(args);
                app.MapGroup("/api").MapGroup("/v{version:int}").MapGet("/status/{detail?}", () => "ok");
                app.Run();
                """,
            Attributes = """[HealthCheck("CMD", "wget", "-q", "http://127.0.0.1:8080/API/v2/status")]""",
            Properties = Property("ContainerFamily", "alpine3.22"),
        },
        ["a route in a file that names no type of the framework"] = Checked("new LiveModule().On(app);") with
        {
            Sources =
            [
                """
                abstract class Module
                {
                    protected WebApplication App { get; private set; } = null!;
                    public void On(WebApplication app) { App = app; Map(); }
                    protected abstract void Map();
                }
                """,
                "sealed class LiveModule : Module { protected override void Map() => App.MapGet(\"/live\", () => \"ok\"); }",
            ],
        },
        ["a route in another configuration of the build"] = Checked("\n#if RELEASE\napp.MapGet(\"/live\", () => \"ok\");\n#endif\n"),
        ["a route with a slash in its constraint"] = Checked("app.MapGet(\"/{name:regex(^[^/]+$)}\", () => \"ok\");"),
        ["files of every kind"] = Checked("app.UseStaticFiles(new StaticFileOptions { ServeUnknownFileTypes = true });"),
        ["endpoints of a library"] = Checked("", "Steeltoe.Actuators.AddAllActuators(builder.Services);") with { References = [Actuators] },
        ["curl that the program brings along"] = new()
        {
            Program = Minimal,
            Attributes = """[HealthCheck("CMD", "/app/tools/curl", "-f", "http://localhost:8080/healthz")]""",
        },
        ["a program of one's own under a time limit"] = new()
        {
            Program = Minimal,
            Attributes = """[HealthCheck("CMD-SHELL", "set -e; PORT=8080 timeout 5 /app/probe || exit 1")]""",
        },
        ["controllers"] = Checked("app.MapControllers();", "builder.Services.AddControllers();"),
        ["Razor pages"] = Checked("app.MapRazorPages();", "builder.Services.AddRazorPages();"),
        ["a fallback"] = Checked("app.MapFallback(() => \"anything\");"),
        ["a base path"] = Checked("app.UsePathBase(\"/shop\"); app.MapGet(\"/health\", () => \"ok\");"),
        ["middleware of its own"] = Checked("app.Use(async (context, next) => { if (context.Request.Path == \"/live\") return; await next(context); });"),
        ["a branch of the pipeline"] = Checked("app.Map(\"/live\", branch => branch.Run(context => context.Response.WriteAsync(\"ok\")));"),
        ["the middleware of health checks"] = Checked("app.UseHealthChecks(\"/live\");", "builder.Services.AddHealthChecks();"),
        ["an answer to everything"] = Checked("app.Run(context => context.Response.WriteAsync(\"ok\"));"),
        ["a path that is put together"] = Checked("app.MapGet(Environment.GetEnvironmentVariable(\"HEALTH\")!, () => \"ok\");"),
        ["curl that does not fail on errors"] = new()
        {
            Program = Minimal,
            Attributes = """[HealthCheck("CMD-SHELL", "curl -s http://localhost:8080/gone")]""",
            Properties = new Dictionary<string, string> { ["ContainerBaseImage"] = "registry.example.com/aspnet-with-curl:10" },
        },
        ["a base image of one's own, with curl"] = new()
        {
            Program = Minimal,
            Attributes = """[HealthCheck("CMD-SHELL", "curl -f http://localhost:8080/healthz || exit 1"), Environment("ASPNETCORE_HTTP_PORTS", "8080")]""",
            Properties = Property("ContainerBaseImage", "registry.example.com/aspnet-with-curl:10"),
        },
        ["an image from a Dockerfile"] = new()
        {
            Program = Minimal,
            Attributes = """[Container("api", Port = 80), HealthCheck("CMD-SHELL", "curl -f http://localhost/healthz || exit 1")]""",
            Properties = Property("_DeployEcsDockerfile", "Dockerfile"),
        },
        ["wget or curl, whichever is there"] = new()
        {
            Program = Minimal,
            Attributes = """[HealthCheck("CMD-SHELL", "curl -fs http://localhost:8080/healthz || wget -q http://localhost:8080/healthz || exit 1")]""",
            Properties = Property("ContainerFamily", "alpine"),
        },
        ["the program asks itself"] = new()
        {
            Program = Minimal,
            Attributes = """[HealthCheck("CMD", "dotnet", "Shop.dll", "health")]""",
            Properties = Property("ContainerFamily", "noble-chiseled"),
        },
        ["somebody else's image"] = new()
        {
            Program = Minimal,
            Attributes = """
                [Container("api", Port = 8080)]
                [Container("redis", Image = "public.ecr.aws/docker/library/redis:7", Port = 6379, Essential = false)]
                [HealthCheck("CMD-SHELL", "curl -f http://localhost:6379/ || exit 1", Container = "redis")]
                """,
        },
    };

    // A program of which a check asks a path that no constant route has.
    private static WebProject Checked(string endpoints, string services = "") => new()
    {
        Program = $"""
            var builder = WebApplication.CreateBuilder(args);
            {services}
            var app = builder.Build();
            app.MapGet("/orders", () => "none");
            {endpoints}
            app.Run();
            """,
        Attributes = """[HealthCheck("CMD-SHELL", "wget -q -O- http://localhost:8080/live || exit 1")]""",
        Properties = Property("ContainerFamily", "alpine"),
    };
}
