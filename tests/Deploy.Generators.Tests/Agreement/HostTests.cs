using Deploy.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using static Deploy.Generators.Tests.Agreement.RightPrograms;

namespace Deploy.Generators.Tests.Agreement;

/// <summary>Processor, shutdown and settings of the program.</summary>
public sealed class HostTests
{
    private static readonly MetadataReference Npgsql = Compile.Reference("Npgsql", """
        public static class NpgsqlExtensions { public static object UseNpgsql(this object options, string? connectionString) => options; }
        """);

    [Theory]
    [InlineData("RuntimeIdentifier", "linux-arm64", "256")]
    [InlineData("ContainerRuntimeIdentifier", "linux-musl-arm64", "256")]
    public async Task Compiled_for_another_processor(string property, string identifier, string cpu)
    {
        var project = new WebProject { Program = Minimal, Properties = Property(property, identifier) };
        Assert.Equal([$"Warning DECS1106 at TaskDefinition(Cpu = {cpu}, Memory = 512)"], await project.Marked());
        Assert.Equal([$"DECS1106: The project is compiled for {identifier}, but 'shop-app' runs on X86_64. Change {property}, or Architecture of [TaskDefinition]."], await project.Messages());
    }

    [Fact]
    public async Task The_processor_of_the_container_comes_first() => Assert.Equal(
        ["Warning DECS1106 at CpuArchitecture.Arm64"],
        await new WebProject
        {
            Program = Minimal,
            Resources = "[Cluster, EcrRepository, TaskDefinition(Cpu = 256, Memory = 512, Architecture = CpuArchitecture.Arm64), Service]",
            Properties = new Dictionary<string, string> { ["ContainerRuntimeIdentifier"] = "linux-x64", ["RuntimeIdentifier"] = "linux-arm64" },
        }.Marked());

    [Theory]
    [InlineData(Platform.Arm64, 1)]
    [InlineData(Platform.X64, 0)]
    [InlineData(Platform.AnyCpu, 0)]
    public async Task The_platform_of_the_assembly(Platform platform, int count) => Assert.Equal(
        Enumerable.Repeat("DECS1106", count), (await new WebProject { Program = Minimal, Platform = platform }.Messages()).Select(found => found[..8]));

    [Theory]
    [InlineData("_DeployEcsContainerRuntimeIdentifiers", "linux-x64|linux-arm64")]
    [InlineData("RuntimeIdentifier", "osx-arm64")]
    [InlineData("RuntimeIdentifier", "win-arm64")]
    public async Task Several_or_other_machines(string property, string value) => Assert.Empty(await new WebProject { Program = Minimal, Properties = Property(property, value) }.Messages());

    [Theory]
    [InlineData("builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(90));", "", "TaskDefinition(Cpu = 256, Memory = 512)")]
    [InlineData("builder.Services.Configure<HostOptions>(o => { o.ShutdownTimeout = TimeSpan.FromMinutes(2); });", """[Container("api", Port = 8080, StopTimeout = 60)]""", "60")]
    [InlineData("builder.Host.ConfigureHostOptions(o => o.ShutdownTimeout = new TimeSpan(0, 1, 0));", """[Container("api", Port = 8080, StopTimeout = 45)]""", "45")]
    [InlineData("builder.WebHost.UseShutdownTimeout(TimeSpan.FromMilliseconds(40500));", """[Container("api", Port = 8080, StopTimeout = 40)]""", "40")]
    public async Task Killed_before_it_has_shut_down(string code, string attributes, string marked) => Assert.Equal(
        [$"Warning DECS1107 at {marked}"], await new WebProject { Program = Host(code), Attributes = attributes }.Marked());

    [Theory]
    [InlineData("builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(30));")]
    [InlineData("if (args.Length > 9) builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(90));")]
    [InlineData("builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(90)); builder.WebHost.UseShutdownTimeout(TimeSpan.FromSeconds(5));")]
    [InlineData("builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(90 * args.Length));")]
    [InlineData("builder.Services.Configure<HostOptions>(builder.Configuration.GetSection(\"Host\"));")]
    public async Task A_shutdown_that_fits_or_is_not_known(string code) => Assert.Empty(await new WebProject { Program = Host(code) }.Messages());

    [Theory]
    [InlineData("builder.Services.UseNpgsql(builder.Configuration.GetConnectionString(\"Orders\"));")]
    [InlineData("var orders = builder.Configuration.GetConnectionString(\"Orders\"); builder.Services.UseNpgsql(orders);")]
    [InlineData("builder.Services.AddOptions().UseNpgsql(builder.Configuration.GetConnectionString(\"Orders\")!);")]
    [InlineData("_ = builder.Configuration.GetConnectionString(\"Orders\") ?? throw new InvalidOperationException();")]
    [InlineData("Stores.Add(builder.Services, builder.Configuration);")]
    public async Task A_connection_string_that_nothing_supplies(string code) => Assert.Equal(
        ["Warning DECS1108 at \"api\""],
        await new WebProject { Program = Host(code) + Stores, Attributes = """[Container("api", Port = 8080), Environment("ConnectionStrings__Stock", "x")]""", References = [Npgsql] }.Marked());

    [Theory]
    [InlineData("""[Secret("ConnectionStrings__Orders", From = "ssm:/orders")]""")]
    [InlineData("""[Environment("POSTGRESQLCONNSTR_Orders", "Host=orders")]""")]
    [InlineData("""[Container("api", Port = 8080), Container("worker", Command = ["worker"]), Secret("ConnectionStrings__Orders", From = "ssm:/orders", Container = "worker")]""")]
    [InlineData("""[Container("worker", Command = ["worker"])]""")]
    public async Task A_connection_string_that_a_container_gets(string attributes) =>
        Assert.Empty(await new WebProject { Program = Host("Stores.Add(builder.Services, builder.Configuration);") + Stores, Attributes = attributes, References = [Npgsql] }.Messages());

    [Theory]
    [InlineData("appsettings.json", 0)]
    [InlineData("appsettings.Production.json", 0)]
    [InlineData("appsettings.Development.json", 1)]
    public async Task A_settings_file_that_is_read(string file, int count) => Assert.Equal(
        Enumerable.Repeat("DECS1108", count),
        (await new WebProject
        {
            Program = Host("Stores.Add(builder.Services, builder.Configuration);") + Stores,
            Files = [(file, """{ "ConnectionStrings": { "Orders": "Host=orders" } }""")],
            References = [Npgsql],
        }.Messages()).Select(found => found[..8]));

    [Fact]
    public async Task The_environment_decides_which_file_is_read() => Assert.Empty(await new WebProject
    {
        Program = Host("Stores.Add(builder.Services, builder.Configuration);") + Stores,
        Attributes = """[Environment("ASPNETCORE_ENVIRONMENT", "Staging")]""",
        Files = [("appsettings.Staging.json", """{ "ConnectionStrings": { "Orders": "Host=orders" } }""")],
        References = [Npgsql],
    }.Messages());

    [Theory]
    [InlineData("_ = builder.Configuration[\"Payments:Url\"] ?? throw new InvalidOperationException();", "Payments:Url")]
    [InlineData("_ = builder.Configuration.GetValue<string>(\"Payments:Url\") ?? throw new InvalidOperationException();", "Payments:Url")]
    [InlineData("_ = builder.Configuration.GetRequiredSection(\"Payments\");", "Payments")]
    [InlineData("builder.Services.AddOptions<Payments>().BindConfiguration(\"Payments\").ValidateDataAnnotations().ValidateOnStart();", "Payments:Url")]
    [InlineData("builder.Services.AddOptionsWithValidateOnStart<Payments>().Bind(builder.Configuration.GetSection(\"Payments\")).ValidateDataAnnotations();", "Payments:Url")]
    public async Task A_setting_without_which_nothing_starts(string code, string key)
    {
        var project = new WebProject { Program = Host(code) + Payments, Attributes = """[Environment("Payments_Url", "x")]""" };
        Assert.Equal(["Warning DECS1109 at TaskDefinition(Cpu = 256, Memory = 512)"], await project.Marked());
        Assert.Contains($"without the setting '{key}'", Assert.Single(await project.Messages()), StringComparison.Ordinal);
        Assert.Empty(await (project with { Attributes = """[Environment("Payments__Url", "https://pay.example.com")]""" }).Messages());
    }

    [Theory]
    [InlineData("builder.Services.AddOptions<Payments>().BindConfiguration(\"Payments\").ValidateDataAnnotations();")]
    [InlineData("builder.Services.AddOptions<Payments>().BindConfiguration(\"Payments\").ValidateDataAnnotations().ValidateOnStart(); builder.Services.PostConfigure<Payments>(p => p.Url = \"x\");")]
    [InlineData("builder.Services.AddOptions<Payments>().Configure(p => p.Url = \"x\").ValidateDataAnnotations().ValidateOnStart();")]
    [InlineData("builder.Services.AddOptions<Payments>(\"card\").BindConfiguration(\"Payments\").ValidateDataAnnotations().ValidateOnStart();")]
    [InlineData("if (args.Length > 0) _ = builder.Configuration[\"Payments:Url\"] ?? throw new InvalidOperationException();")]
    [InlineData("builder.Build().MapGet(\"/\", (IConfiguration c) => c[\"Payments:Url\"] ?? throw new InvalidOperationException());")]
    public async Task A_setting_that_may_be_absent(string code) => Assert.Empty(await new WebProject { Program = Host(code) + Payments }.Messages());

    private const string Stores = """

        static class Stores
        {
            public static void Add(IServiceCollection services, IConfiguration configuration) =>
                services.AddOptions().UseNpgsql(configuration.GetConnectionString("Orders"));
        }
        """;

    private const string Payments = """

        public sealed class Payments
        {
            [System.ComponentModel.DataAnnotations.Required] public string? Url { get; set; }
            public string? Note { get; set; }
        }
        """;

    private static string Host(string code) => $"var builder = WebApplication.CreateBuilder(args);\n{code}\nbuilder.Build().Run();";
}
