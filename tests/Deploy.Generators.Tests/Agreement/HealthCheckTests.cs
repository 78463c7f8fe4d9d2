using Deploy.Generators.Tests.Support;
using static Deploy.Generators.Tests.Agreement.RightPrograms;

namespace Deploy.Generators.Tests.Agreement;

/// <summary>Commands of health checks: what they need, and whom they ask for what.</summary>
public sealed class HealthCheckTests
{
    [Theory]
    [InlineData("\"CMD-SHELL\", \"curl -f http://localhost:8080/healthz || exit 1\"", "", "curl")]
    [InlineData("\"CMD\", \"curl\", \"-f\", \"http://localhost:8080/healthz\"", "", "curl")]
    [InlineData("\"CMD\", \"/usr/bin/curl\", \"-f\", \"http://localhost:8080/healthz\"", "noble", "curl")]
    [InlineData("\"CMD-SHELL\", \"wget -q --spider http://localhost:8080/healthz\"", "", "wget")]
    [InlineData("\"CMD-SHELL\", \"curl -s http://localhost:8080/healthz | grep -q Healthy || false\"", "", "curl")]
    [InlineData("\"CMD-SHELL\", \"curl -f http://localhost:8080/healthz || wget http://localhost:8080/healthz\"", "", "curl")]
    [InlineData("\"CMD-SHELL\", \"curl -f http://localhost:8080/healthz\"", "alpine", "curl")]
    [InlineData("\"CMD-SHELL\", \"timeout 5 curl -f http://localhost:8080/healthz\"", "", "curl")]
    [InlineData("\"CMD-SHELL\", \"timeout -k 1 --foreground 5s curl -f http://localhost:8080/healthz || exit 1\"", "", "curl")]
    [InlineData("\"CMD\", \"timeout\", \"5\", \"curl\", \"-f\", \"http://localhost:8080/healthz\"", "", "curl")]
    [InlineData("\"CMD-SHELL\", \"set -e; NO_PROXY=localhost exec curl -f localhost:8080/healthz\"", "", "curl")]
    [InlineData("\"CMD\", \"bash\", \"-c\", \"exit 0\"", "alpine", "bash")]
    [InlineData("\"CMD-SHELL\", \"/app/probe\"", "noble-chiseled-extra", "a shell")]
    [InlineData("\"CMD\", \"sh\", \"-c\", \"/app/probe\"", "azurelinux3.0-distroless", "a shell")]
    public async Task What_the_image_lacks(string command, string family, string missing)
    {
        var project = new WebProject { Program = Minimal, Attributes = $"[HealthCheck({command})]", Properties = Property("ContainerFamily", family) };
        Assert.Equal([$"Error DECS1105 at {command.Split(',')[0]}"], await project.Marked());
        Assert.Contains($"of container 'app' needs {missing}, which", Assert.Single(await project.Messages()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:10.0", true)]
    [InlineData("mcr.microsoft.com/dotnet/nightly/runtime-deps:10.0-noble-chiseled", true)]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:9.0-alpine3.22", true)]
    [InlineData("mcr.microsoft.com/dotnet/sdk:10.0", false)]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:10.0-azurelinux3.0", false)]
    [InlineData("mcr.microsoft.com/dotnet/aspnet@sha256:0", false)]
    [InlineData("ubuntu:24.04", false)]
    public async Task Base_images(string image, bool isFound) => Assert.Equal(
        isFound ? ["DECS1105"] : [],
        (await new WebProject { Program = Minimal, Attributes = """[HealthCheck("CMD", "curl", "localhost:8080/healthz")]""", Properties = Property("ContainerBaseImage", image) }.Messages()).Select(found => found[..8]));

    [Theory]
    [InlineData("PublishAot", "true")]
    [InlineData("PublishTrimmed", "true")]
    [InlineData("RuntimeIdentifier", "linux-musl-x64")]
    public async Task What_the_SDK_chooses_otherwise(string property, string value) =>
        Assert.Empty(await new WebProject { Program = Minimal, Attributes = """[HealthCheck("CMD", "wget", "-q", "http://localhost:8080/healthz")]""", Properties = Property(property, value) }.Messages());

    [Theory]
    [InlineData("""[Container("app", Port = 8080, EntryPoint = ["sh", "-c", "dotnet Shop.dll"])]""", "noble-chiseled", 1)]
    [InlineData("""[Container("app", Port = 8080, EntryPoint = ["/bin/bash", "start.sh"])]""", "alpine", 1)]
    [InlineData("""[Container("app", Port = 8080, EntryPoint = ["sh", "-c", "dotnet Shop.dll"])]""", "alpine", 0)]
    [InlineData("""[Container("app", Port = 8080, Command = ["sh", "-c", "x"])]""", "noble-chiseled", 0)]
    public async Task Entry_points(string attributes, string family, int count) => Assert.Equal(
        Enumerable.Repeat("DECS1105", count),
        (await new WebProject { Program = Minimal, Attributes = attributes, Properties = Property("ContainerFamily", family) }.Messages()).Select(found => found[..8]));

    [Theory]
    [InlineData("http://localhost:5000/healthz")]
    [InlineData("localhost/healthz")]
    [InlineData("https://127.0.0.1/healthz")]
    public async Task A_port_that_nothing_listens_on(string url) =>
        Assert.Equal(["Error DECS1103 at \"CMD\""], await OnAlpine($"""[HealthCheck("CMD", "wget", "-q", "{url}")]""").Marked());

    [Fact]
    public async Task One_wrong_port_is_one_fault() => Assert.Equal(
        ["Error DECS1101 at 5000"],
        await OnAlpine("""[Container("api", Port = 5000), HealthCheck("CMD", "wget", "-q", "http://localhost:5000/healthz")]""").Marked());

    [Fact]
    public async Task A_path_that_nothing_maps()
    {
        var project = OnAlpine("""[HealthCheck("CMD-SHELL", "wget -q -O- 'http://localhost:8080/health?x=1' || exit 1")]""");
        Assert.Equal(["Warning DECS1104 at \"CMD-SHELL\""], await project.Marked());
        Assert.Equal(["DECS1104: The health check of container 'app' asks /health, which the program does not map. Map it, or ask one of its paths: /, /healthz."], await project.Messages());
    }

    [Theory]
    [InlineData("-f", 1)]
    [InlineData("--fail", 1)]
    [InlineData("-sSf", 1)]
    [InlineData("-s", 0)]
    public async Task Curl_fails_where_it_is_told_to(string option, int count) => Assert.Equal(
        Enumerable.Repeat("DECS1104", count),
        (await new WebProject
        {
            Program = Minimal,
            Attributes = $"""[HealthCheck("CMD", "curl", "{option}", "http://localhost:8080/gone"), Environment("ASPNETCORE_HTTP_PORTS", "8080")]""",
            Properties = Property("ContainerBaseImage", "registry.example.com/aspnet-with-curl:10"),
        }.Messages()).Select(found => found[..8]));

    [Theory]
    [InlineData("app.MapGroup(\"/api\").MapGet(\"/health\", () => 1);", "/health", 1)]
    [InlineData("app.MapGroup(\"/api\").MapGet(\"/health\", () => 1);", "/api/health", 0)]
    [InlineData("var api = app.MapGroup(\"/api\"); api.MapGet(\"/health\", () => 1);", "/v1/health", 1)]
    [InlineData("Routes(app.MapGroup(\"/v1\")); void Routes(IEndpointRouteBuilder to) => to.MapGet(\"/health\", () => 1);", "/v2/health", 0)]
    [InlineData("Routes(app); void Routes(IEndpointRouteBuilder to) => to.MapGet(\"/health\", () => 1);", "/healthy", 1)]
    [InlineData("app.MapGet(\"/files/{**path}\", () => 1);", "/files/a/b", 0)]
    [InlineData("app.MapGet(\"/stock/{id:int}\", () => 1);", "/stock", 1)]
    [InlineData("app.MapGet(\"/stock/{id?}\", () => 1);", "/stock/", 0)]
    [InlineData("app.MapMethods(\"/ready\", [\"GET\"], () => 1);", "/READY", 0)]
    [InlineData("if (app.Environment.IsDevelopment()) app.MapGet(\"/dev\", () => 1);", "/dev", 0)]
    [InlineData("app.UseAuthorization(); app.UseStaticFiles(); app.MapGet(\"/x\", () => 1);", "/health", 1)]
    [InlineData("app.MapGet(\"/x\", () => 1);", "/index.html", 0)]
    public async Task Routes(string endpoints, string path, int count)
    {
        var project = OnAlpine($"""[HealthCheck("CMD", "wget", "http://localhost:8080{path}")]""") with
        {
            Program = $"var app = WebApplication.Create(args);\napp.MapPost(\"/orders\", () => 1);\n{endpoints}\napp.Run();",
        };
        Assert.Equal(Enumerable.Repeat("DECS1104", count), (await project.Messages()).Select(found => found[..8]));
    }

    private static WebProject OnAlpine(string attributes) => new() { Program = Minimal, Attributes = attributes, Properties = Property("ContainerFamily", "alpine") };
}
