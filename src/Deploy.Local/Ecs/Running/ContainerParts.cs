using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Running;

/// <summary>What a container definition says to whatever runs it.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html"/>.</remarks>
internal static class ContainerParts
{
    /// <summary>The ports of a container at which it takes connections.</summary>
    public static IEnumerable<int> TcpPorts(JsonObject container) => container.Objects("portMappings")
        .Where(mapping => mapping.Text("protocol") is null or "tcp")
        .Select(mapping => mapping.Whole("containerPort")).OfType<int>();

    /// <summary>The program of its health check with its arguments; empty: it has none.</summary>
    public static string[] HealthCheck(JsonObject container)
    {
        string[] declared = [.. container.Object("healthCheck")?.Texts("command") ?? []];
        return declared switch
        {
            ["CMD-SHELL", .. var shell] => ["/bin/sh", "-c", string.Join(' ', shell)],
            ["CMD", .. var program] => program,
            _ => [],
        };
    }
}
