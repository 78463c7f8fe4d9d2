using Deploy.Generators.Tests.Support;

namespace Deploy.Generators.Tests.Agreement;

/// <summary>Programs as people write them, with deployments that fit: none of them may get a finding.</summary>
internal static class RightPrograms
{
    public const string Minimal = """
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        app.MapGet("/", () => "Hello");
        app.MapHealthChecks("/healthz");
        app.Run();
        """;

    public static IReadOnlyDictionary<string, WebProject> All { get; } =
        RightAddresses.All.Concat(RightHealthChecks.All).Concat(RightSettings.All).ToDictionary(program => program.Key, program => program.Value);

    public static Dictionary<string, string> Property(string name, string value) => new() { [name] = value };
}
