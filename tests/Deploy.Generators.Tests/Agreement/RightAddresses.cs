using Deploy.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using static Deploy.Generators.Tests.Agreement.RightPrograms;

namespace Deploy.Generators.Tests.Agreement;

/// <summary>Programs that listen where their containers say, or of which nobody can tell.</summary>
internal static class RightAddresses
{
    // The numbers stand in another assembly, so that nothing in the program speaks of them.
    private static readonly MetadataReference Ports = Compile.Reference("Company.Ports", """
        public static class Ports { public const int Http = 7070; public const string Url = "http://+:7070"; }
        """);

    public static IReadOnlyDictionary<string, WebProject> All { get; } = new Dictionary<string, WebProject>
    {
        ["the list of URLs in a variable"] = OnPort("var urls = app.Urls;\nurls.Add(Ports.Url);"),
        ["the list of URLs passed on"] = OnPort("Add(app.Urls);\nstatic void Add(ICollection<string> urls) => urls.Add(Ports.Url);"),
        ["URLs in a variable that the program sets"] =
            OnPort("", "Environment.SetEnvironmentVariable(\"ASPNETCORE_URLS\", Ports.Url);"),
        ["Kestrel in a method of another file"] = OnPort("", "builder.WebHost.Listen();") with
        {
            Sources =
            [
                """
                static class Hosting
                {
                    public static void Listen(this ConfigureWebHostBuilder web) => web.ConfigureKestrel(kestrel => kestrel.ListenAnyIP(Ports.Http));
                }
                """,
            ],
        },
        ["URLs in another configuration of the build"] = OnPort("", "#if RELEASE\nbuilder.WebHost.UseUrls(Ports.Url);\n#endif"),
        ["loopback in this configuration of the build"] = new()
        {
            Program = """
                var builder = WebApplication.CreateBuilder(args);
                #if !RELEASE
                builder.WebHost.UseUrls("http://localhost:8080");
                #endif
                builder.Build().Run();
                """,
            Attributes = """[Container("api", Port = 8080)]""",
        },
        ["loopback in a method of debug builds"] = new()
        {
            Program = """
                var builder = WebApplication.CreateBuilder(args);
                Local.Listen(builder);
                builder.Build().Run();

                static class Local
                {
                    [System.Diagnostics.Conditional("DEBUG")]
                    public static void Listen(WebApplicationBuilder builder) => builder.WebHost.UseUrls("http://localhost:8080");
                }
                """,
            Attributes = """[Container("api", Port = 8080)]""",
        },
        ["a minimal API on the image's port"] = new() { Program = Minimal },
        ["with a container of its own"] = new() { Program = Minimal, Attributes = """[Container("api", Port = 8080)]""" },
        ["another port, by variable"] = new() { Program = Minimal, Attributes = """[Container("api", Port = 5000), Environment("ASPNETCORE_HTTP_PORTS", "5000")]""" },
        ["another port, by URL"] = new() { Program = Minimal, Attributes = """[Container("api", Port = 5000), Environment("ASPNETCORE_URLS", "http://+:5000")]""" },
        ["two ports, of which one is a library's"] = new()
        {
            Program = Minimal,
            Attributes = """[Container("api", Port = 8080), Port(9464)]""",
        },
        ["another listener in the program"] = new()
        {
            Program = """
                var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Any, 7000);
                listener.Start();
                var app = WebApplication.Create(args);
                app.Run();
                """,
            Attributes = """[Container("api", Port = 7000)]""",
        },
        ["another listener by settings"] = new()
        {
            Program = Minimal,
            Attributes = """[Container("api", Port = 7000), Environment("Gossip__Port", "7000")]""",
        },
        ["UseUrls with the container's port"] = new()
        {
            Program = """
                var builder = WebApplication.CreateBuilder(args);
                builder.WebHost.UseUrls("http://*:5000");
                var app = builder.Build();
                app.MapControllers();
                await app.RunAsync();
                """,
            Attributes = """[Container("api", Port = 5000)]""",
        },
        ["localhost for developers only"] = new()
        {
            Program = """
                var builder = WebApplication.CreateBuilder(args);
                if (builder.Environment.IsDevelopment()) builder.WebHost.UseUrls("http://localhost:5000");
                var app = builder.Build();
                app.Run();
                """,
        },
        ["Kestrel with limits and a port"] = new()
        {
            Program = """
                var builder = WebApplication.CreateBuilder(args);
                builder.WebHost.ConfigureKestrel(options =>
                {
                    options.Limits.MaxRequestBodySize = 1024;
                    options.ListenAnyIP(9000);
                });
                var app = builder.Build();
                app.MapGet("/", () => "Hello");
                app.Run();
                """,
            Attributes = """[Container("api", Port = 9000)]""",
        },
        ["an admin port on loopback beside the public one"] = new()
        {
            Program = """
                var builder = WebApplication.CreateBuilder(args);
                builder.WebHost.ConfigureKestrel(options => { options.ListenLocalhost(9001); options.ListenAnyIP(9000); });
                var app = builder.Build();
                app.Run();
                """,
            Attributes = """[Container("api", Port = 9000), Port(9001)]""",
        },
        ["a port that comes from a variable"] = new()
        {
            Program = """
                var builder = WebApplication.CreateBuilder(args);
                var port = int.Parse(Environment.GetEnvironmentVariable("PORT") ?? "3000");
                builder.WebHost.ConfigureKestrel(options => options.ListenAnyIP(port));
                var app = builder.Build();
                app.Run();
                """,
            Attributes = """[Container("api", Port = 7777), Environment("PORT", "7777")]""",
        },
        ["a sidecar that reaches loopback"] = new()
        {
            Program = """
                var app = WebApplication.Create(args);
                app.Urls.Add("http://localhost:5000");
                app.Run();
                """,
            Attributes = """
                [Container("api", Port = 5000)]
                [Container("proxy", Image = "public.ecr.aws/nginx/nginx:1.27", Port = 80)]
                """,
        },
        ["Kestrel's endpoints in a settings file"] = new()
        {
            Program = Minimal,
            Attributes = """[Container("api", Port = 6000)]""",
            Files = [("appsettings.json", "{ // where it listens\n \"Kestrel\": { \"Endpoints\": { \"Http\": { \"Url\": \"http://*:6000\" } } }, }")],
        },
        ["URLs for developers in their settings file"] = new()
        {
            Program = Minimal,
            Files = [("appsettings.json", """{ "Logging": { "LogLevel": { "Default": "Information" } } }"""), ("appsettings.Development.json", """{ "Urls": "http://localhost:5000" }""")],
        },
        ["a settings file that nobody can read"] = new()
        {
            Program = Minimal,
            Attributes = """[Container("api", Port = 6000)]""",
            Files = [("appsettings.json", "{ \"Urls\": ")],
        },
        ["a worker"] = new()
        {
            Program = """
                var builder = Host.CreateApplicationBuilder(args);
                builder.Services.AddHostedService<Worker>();
                builder.Build().Run();

                sealed class Worker : BackgroundService
                {
                    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Delay(-1, stoppingToken);
                }
                """,
            Attributes = """[Container("worker")]""",
        },
        ["a worker with the port of the image"] = new()
        {
            Program = """
                await Host.CreateDefaultBuilder(args).ConfigureServices(services => services.AddHostedService<Worker>()).RunConsoleAsync();

                sealed class Worker : BackgroundService
                {
                    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask;
                }
                """,
            Attributes = """[Container("worker", Port = 9999)]""",
        },
        ["one image with several commands"] = new()
        {
            Program = """
                switch (args.FirstOrDefault() ?? "api")
                {
                    case "api":
                        var app = WebApplication.Create(args);
                        app.Urls.Add("http://localhost:5000");
                        app.Run();
                        return 0;
                    case "worker":
                        Host.CreateApplicationBuilder(args).Build().Run();
                        return 0;
                    default:
                        return 64;
                }
                """,
            Attributes = """[Container("api", Port = 8080, Command = ["api"])]""",
        },
        ["migrations before the program"] = new()
        {
            Program = """
                if (args is ["migrate"]) { Console.WriteLine("migrated"); return; }
                var app = WebApplication.Create(args);
                app.MapGet("/", () => "Hello");
                app.Run("http://+:5000");
                """,
            Attributes = """[Container("api", Port = 5000)]""",
        },
        ["a startup class"] = new()
        {
            Program = """
                public static class Program
                {
                    public static void Main(string[] args) => CreateHostBuilder(args).Build().Run();

                    public static IHostBuilder CreateHostBuilder(string[] args) =>
                        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>().UseUrls("http://0.0.0.0:5000"));
                }

                public sealed class Startup(IConfiguration configuration)
                {
                    public void ConfigureServices(IServiceCollection services) => services.AddControllers();

                    public void Configure(IApplicationBuilder app)
                    {
                        app.UseRouting();
                        app.UseEndpoints(endpoints => endpoints.MapControllers());
                        _ = configuration["Optional"];
                    }
                }
                """,
            Attributes = """[Container("api", Port = 5000)]""",
        },
        ["a library"] = new()
        {
            Program = "public static class Helpers { public static void Start(WebApplication app) => app.Urls.Add(\"http://localhost:1\"); }",
            Attributes = """[Container("api", Port = 8080)]""",
            OutputKind = OutputKind.DynamicallyLinkedLibrary,
        },
        ["a build for the developer's machine"] = new() { Program = Minimal, Properties = Property("RuntimeIdentifier", "osx-arm64") },
        ["a build for the task's processor"] = new()
        {
            Program = Minimal,
            Resources = "[Cluster, EcrRepository, TaskDefinition(Cpu = 256, Memory = 512, Architecture = CpuArchitecture.Arm64), Service]",
            Properties = Property("RuntimeIdentifier", "linux-musl-arm64"),
        },
        ["a program that does not compile yet"] = new()
        {
            Program = """
                var app = WebApplication.Create(args);
                app.Urls.Add("http://localhost:5000");
                app.MapUnknownThings();
                app.Run();
                """,
            Compiles = false,
        },
        ["a project without our targets"] = new() { Program = Minimal, Attributes = """[Container("api", Port = 80)]""", HasTargets = false },
    };

    private static WebProject OnPort(string code, string before = "") => new()
    {
        Program = $"var builder = WebApplication.CreateBuilder(args);\n{before}\nvar app = builder.Build();\n{code}\napp.Run();",
        Attributes = """[Container("api", Port = 7070)]""",
        References = [Ports],
    };
}
