using Deploy.Generators.Tests.Support;
using static Deploy.Generators.Tests.Agreement.RightPrograms;

namespace Deploy.Generators.Tests.Agreement;

/// <summary>Ports of containers, and what the program listens on.</summary>
public sealed class PortTests
{
    [Theory]
    [InlineData("""[Container("api", Port = 80)]""", "80", "8080")]
    [InlineData("""[Container("api", Port = 8080), Environment("ASPNETCORE_HTTP_PORTS", "5000;5001")]""", "8080", "5000, 5001")]
    [InlineData("""[Container("api", Port = 8080), Environment("ASPNETCORE_HTTPS_PORTS", "8443"), Environment("ASPNETCORE_HTTP_PORTS", "")]""", "8080", "8443")]
    [InlineData("""[Container("api", Port = 8080), Environment("ASPNETCORE_URLS", "http://+:5000")]""", "8080", "5000")]
    [InlineData("""[Container("api", Port = 8080), Environment("URLS", "http://*")]""", "8080", "80")]
    [InlineData("""[Container("api", Port = 8080), Environment("Kestrel__Endpoints__Http__Url", "http://0.0.0.0:5000")]""", "8080", "5000")]
    [InlineData("""[Container("api", Port = 80, Command = ["--verbose"])]""", "80", "8080")]
    public async Task Variables_and_images(string attributes, string marked, string ports)
    {
        var project = new WebProject { Program = Minimal, Attributes = attributes };
        Assert.Equal([$"Error DECS1101 at {marked}"], await project.Marked());
        Assert.Equal([$"DECS1101: Container 'api' has the port {marked}, but the program listens on {ports} only. Use one port for both: change the container's, or ASPNETCORE_HTTP_PORTS, or the program."], await project.Messages());
    }

    [Theory]
    [InlineData("var app = WebApplication.Create(args); app.Urls.Add(\"http://+:5000\"); app.Run();")]
    [InlineData("var app = WebApplication.Create(args); app.Run(\"http://0.0.0.0:5000\");")]
    [InlineData("var app = WebApplication.Create(args); await app.RunAsync(\"https://[::]:5000\");")]
    [InlineData("var builder = WebApplication.CreateSlimBuilder(args); builder.WebHost.UseUrls(\"http://*:5000/\"); builder.Build().Run();")]
    [InlineData("var builder = WebApplication.CreateBuilder(args); builder.WebHost.ConfigureKestrel(o => o.ListenAnyIP(5000)); builder.Build().Run();")]
    [InlineData("var builder = WebApplication.CreateBuilder(args); builder.WebHost.UseKestrel(o => { o.AddServerHeader = false; o.Listen(System.Net.IPAddress.Any, 5000, l => l.UseHttps()); }); builder.Build().Run();")]
    [InlineData("var builder = WebApplication.CreateBuilder(args); builder.Services.Configure<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>(o => o.Listen(new System.Net.IPEndPoint(System.Net.IPAddress.IPv6Any, 5000))); builder.Build().Run();")]
    [InlineData("Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => { web.UseUrls(\"http://+:5000\"); web.Configure(app => app.UseRouting()); }).Build().Run();")]
    [InlineData("try { var app = WebApplication.Create(args); Listen(app); app.Run(); } catch (Exception e) { Console.WriteLine(e); } void Listen(WebApplication a) => a.Urls.Add(\"http://+:5000\");")]
    [InlineData("if (args.Length > 0) { Console.WriteLine(args[0]); return; } var app = WebApplication.Create(args); app.Run(\"http://+:5000\");")]
    public async Task Code(string program)
    {
        Assert.Equal(["Error DECS1101 at 8080"], await new WebProject { Program = program, Attributes = """[Container("api", Port = 8080)]""" }.Marked());
        Assert.Empty(await new WebProject { Program = program, Attributes = """[Container("api", Port = 5000)]""" }.Marked());
    }

    [Fact]
    public async Task The_port_that_nobody_wrote_is_shown_at_the_task_definition() => Assert.Equal(
        ["Error DECS1101 at TaskDefinition(Cpu = 256, Memory = 512)"],
        await new WebProject { Program = "var app = WebApplication.Create(args); app.Run(\"http://+:5000\");" }.Marked());

    [Fact]
    public async Task A_main_method_and_its_helper() => Assert.Equal(
        ["Error DECS1101 at 8080"],
        await new WebProject
        {
            Program = """
                public static class Program
                {
                    public static async Task Main(string[] args) => await BuildHost(args).RunAsync();

                    private static WebApplication BuildHost(string[] args)
                    {
                        var builder = WebApplication.CreateBuilder(args);
                        builder.WebHost.UseUrls("http://+:5000");
                        return builder.Build();
                    }
                }
                """,
            Attributes = """[Container("api", Port = 8080)]""",
        }.Marked());

    [Fact]
    public async Task In_a_stage_only() => Assert.Equal(
        ["Error DECS1101 at \"5000\""],
        await new WebProject
        {
            Program = Minimal,
            Resources = "[assembly: Deployment(\"shop\", Stages = [\"dev\", \"prod\"])]\n[Cluster, EcrRepository, TaskDefinition(Cpu = 256, Memory = 512), Service]",
            Attributes = """[Container("api", Port = 8080), Environment("ASPNETCORE_HTTP_PORTS", "5000", Stage = "prod")]""",
        }.Marked());

    [Fact]
    public async Task The_variable_is_shown_where_nobody_wrote_the_port() => Assert.Equal(
        ["Error DECS1101 at \"5000\""], await new WebProject { Program = Minimal, Attributes = """[Environment("ASPNETCORE_HTTP_PORTS", "5000")]""" }.Marked());

    [Theory]
    [InlineData("http://localhost:8080")]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://[::1]:8080;https://localhost:8443")]
    public async Task Loopback_only(string url)
    {
        Assert.Equal(["Error DECS1102 at 8080"], await new WebProject { Program = $"var app = WebApplication.Create(args); app.Run(\"{url}\");", Attributes = """[Container("api", Port = 8080)]""" }.Marked());
        Assert.Equal(["Error DECS1102 at 8080"], await new WebProject { Program = Minimal, Attributes = $"""[Container("api", Port = 8080), Environment("ASPNETCORE_URLS", "{url}")]""" }.Marked());
    }

    [Fact]
    public async Task Loopback_in_code_of_Kestrel() => Assert.Equal(
        ["DECS1102: The program listens on localhost:5000, which nothing outside of its container reaches, but container 'api' has the port 5000. Listen on all addresses, for example with http://+:5000."],
        await new WebProject
        {
            Program = "var builder = WebApplication.CreateBuilder(args); builder.WebHost.ConfigureKestrel(o => o.ListenLocalhost(5000)); builder.Build().Run();",
            Attributes = """[Container("api", Port = 5000)]""",
        }.Messages());

    [Fact]
    public async Task A_settings_file() => Assert.Equal(
        ["Error DECS1102 at 8080"],
        await new WebProject
        {
            Program = Minimal,
            Attributes = """[Container("api", Port = 8080)]""",
            Files = [("appsettings.json", """{ "Urls": "http://localhost:8080" }""")],
        }.Marked());

    [Theory]
    [InlineData("""[Container("api", Port = 80), Environment("ASPNETCORE_HTTP_PORTS", "@{Port}")]""")]
    [InlineData("""[Container("api", Port = 80), Secret("ASPNETCORE_URLS", From = "ssm:/urls")]""")]
    [InlineData("""[Container("api", Port = 80), Environment("ASPNETCORE_URLS", "http://unix:/run/app.sock")]""")]
    [InlineData("""[Container("api", Port = 80), Environment("ASPNETCORE_URLS", "http://+:5000"), Environment("URLS", "http://+:80")]""")]
    [InlineData("""[Container("api", Port = 80, Command = ["--urls", "http://+:80"])]""")]
    [InlineData("""[Container("api", Port = 80, EntryPoint = ["dotnet", "Other.dll"])]""")]
    [InlineData("""[Container("api", Port = 80), Port(8080)]""")]
    [InlineData("""[Container("api"), Port(53, Protocol = TransportProtocol.Udp)]""")]
    public async Task What_cannot_be_known(string attributes) =>
        Assert.DoesNotContain(await new WebProject { Program = Minimal, Attributes = attributes }.Messages(), found => found.StartsWith("DECS11", StringComparison.Ordinal));

    [Theory]
    [InlineData("ContainerBaseImage", "registry.example.com/base:1")]
    [InlineData("ContainerBaseImage", "mcr.microsoft.com/dotnet/aspnet:7.0")]
    [InlineData("EnableSdkContainerSupport", "false")]
    [InlineData("DeployEcsImage", "registry.example.com/shop@sha256:0")]
    [InlineData("_DeployEcsOwnCommand", "true")]
    [InlineData("_DeployEcsImageVariables", "ASPNETCORE_HTTP_PORTS|OTHER")]
    public async Task Another_image(string property, string value) =>
        Assert.Empty(await new WebProject { Program = Minimal, Attributes = """[Container("api", Port = 80)]""", Properties = Property(property, value) }.Messages());

    [Theory]
    [InlineData(70000)]
    [InlineData(0)]
    public async Task What_is_no_port_is_one_fault(int port) =>
        Assert.Equal([$"Error DECS0309 at {port}"], await new WebProject { Program = Minimal, Attributes = $"[Container(\"api\", Port = {port})]" }.Marked());

    [Fact]
    public async Task A_pragma_and_a_waiver_silence_it()
    {
        var project = new WebProject { Program = Minimal, Attributes = """[Container("api", Port = 80)]""" };
        Assert.Empty(await (project with { Attributes = $"#pragma warning disable DECS1101\n{project.Attributes}" }).Messages());
        Assert.Empty(await (project with { Resources = $"[assembly: AllowRule(\"DECS1101\", Because = \"a test\")]\n{project.Resources}" }).Messages());
    }
}
