using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Simulation;

/// <summary>Fargate's platform versions and families.</summary>
public static class Platform
{
    public const string Latest = "LATEST";

    private const string LatestLinux = "1.4.0";

    public static string Resolve(string? version) => version is null or Latest ? LatestLinux : version;

    public static bool Exists(string version) => version is Latest or LatestLinux or "1.3.0" or "1.0.0";

    /// <summary>The family that ECS reports for a task definition.</summary>
    public static string Family(JsonObject definition) => definition.Object("runtimePlatform")?.Text("operatingSystemFamily") switch
    {
        null or "LINUX" => "Linux",
        var windows => windows,
    };
}
