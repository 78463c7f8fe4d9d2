using System.Text.Json.Nodes;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Surroundings;

/// <summary>
/// The environment of a container that an engine runs, where it differs from a process's (<see cref="ContainerEnvironment"/>).
/// </summary>
/// <remarks>
/// Loopback is the task's own there, so that addresses of Local are others. Clients of AWS take credentials over HTTP from loopback only: the role's
/// come as variables, which last as long as the task. Limits of .NET are left to the kernel, which keeps the real ones.
/// </remarks>
internal sealed class EngineEnvironment(LocalContext context, string? localUrl)
{
    private const string Memory = "DOTNET_GCHeapHardLimit";
    private const string Processors = "DOTNET_PROCESSOR_COUNT";

    private static readonly string[] Relayed = ["AWS_CONTAINER_CREDENTIALS_FULL_URI", "AWS_CONTAINER_AUTHORIZATION_TOKEN"];

    /// <summary>All variables that go over the image's. It is asked inside the gate.</summary>
    /// <exception cref="ResourceInitializationException">A secret or a file of variables cannot be had.</exception>
    public Dictionary<string, string> Of(TaskRecord task, DefinitionRecord definition, JsonObject container, string region)
    {
        var name = container.RequiredText("name");
        var declared = Declared(task, container);
        var own = $"http://127.0.0.1:{context.Endpoint.Port}";
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (variable, value) in new ContainerEnvironment(context).Of(task, definition, name, region, []))
        {
            if (Relayed.Contains(variable) || (variable is Memory or Processors && !declared.Contains(variable)))
                continue;
            if (!value.StartsWith(own, StringComparison.Ordinal))
                environment[variable] = value;
            else if (localUrl is not null)
                environment[variable] = localUrl + value[own.Length..];
        }

        if (localUrl is null || declared.Contains("AWS_ACCESS_KEY_ID"))
            return environment;
        if (new TaskCredentials(context, region).ForLife(task, definition) is { } credentials)
        {
            environment["AWS_ACCESS_KEY_ID"] = credentials.AccessKeyId;
            environment["AWS_SECRET_ACCESS_KEY"] = credentials.SecretAccessKey;
            environment["AWS_SESSION_TOKEN"] = credentials.SessionToken;
        }

        return environment;
    }

    private static HashSet<string> Declared(TaskRecord task, JsonObject container)
    {
        var overrides = task.OverrideOf(container.Text("name"));
        var variables = container.Objects("environment").Concat(overrides?.Objects("environment") ?? []).Concat(container.Objects("secrets"));
        return [.. variables.Select(variable => variable.Text("name") ?? "")];
    }
}
