using System.Text.Json.Nodes;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Surroundings;

/// <summary>
/// The environment of a container, which its health check has too: the image's variables, the definition's, those of the start, secrets, and what
/// ECS adds.
/// </summary>
/// <remarks>
/// What ECS adds goes over the image's variables. Of what the definition says, only metadata and credentials go over it.
/// See <see href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata.html"/>.
/// </remarks>
public sealed class ContainerEnvironment(LocalContext context)
{
    private const string EndpointPrefix = "AWS_ENDPOINT_URL";

    /// <summary>All variables but the machine's (<see cref="MachineEnvironment"/>), over which they go. It is asked inside the gate.</summary>
    /// <param name="task">The task that starts.</param>
    /// <param name="definition">Its revision.</param>
    /// <param name="containerName">One of its containers.</param>
    /// <param name="region">The task's region.</param>
    /// <param name="imageEnvironment">The image's variables as <c>name=value</c>.</param>
    /// <exception cref="ResourceInitializationException">A secret or a file of variables cannot be had.</exception>
    public IReadOnlyDictionary<string, string> Of(
        TaskRecord task, DefinitionRecord definition, string containerName, string region, IReadOnlyList<string> imageEnvironment)
    {
        var container = definition.Containers.First(json => json.Text("name") == containerName);
        var overrides = task.OverrideOf(containerName);
        CheckFiles(container);
        CheckFiles(overrides);

        var environment = ImageVariables(imageEnvironment);
        var declared = Declared(container, overrides, region);
        Overlay(environment, Added(task, region, declared));
        Overlay(environment, declared);
        RuntimeLimits.AddTo(environment, task, container, overrides);
        Overlay(environment, Certain(task, definition, containerName));
        if (task.TaskRole(definition) is not null)
            // Clients would take it before ours.
            environment.Remove("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
        return environment;
    }

    private static Dictionary<string, string> ImageVariables(IReadOnlyList<string> lines)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
            if (line.Split('=', 2) is [{ Length: > 0 } name, var value] && !MachineEnvironment.Owns(name))
                variables[name] = value;
        return variables;
    }

    private Dictionary<string, string> Declared(JsonObject container, JsonObject? overrides, string region)
    {
        var declared = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var variable in container.Objects("environment").Concat(overrides?.Objects("environment") ?? []))
            declared[variable.Text("name") ?? ""] = variable.Text("value") ?? "";
        // ECS's agent puts secrets over everything that the definition and the start say.
        foreach (var secret in container.Objects("secrets"))
            declared[secret.RequiredText("name")] = Read(secret.RequiredText("valueFrom"), region);
        declared.Remove("");
        return declared;
    }

    private string Read(string reference, string region)
    {
        var reading = context.Peers.All<ISecretCatalog>().Select(store => store.Read(reference, region)).FirstOrDefault(answer => answer is not null);
        return reading?.Value ?? throw new ResourceInitializationException(
            $"unable to pull secrets or registry auth: execution resource retrieval failed: {reading?.Problem ?? $"no store holds {reference}"}");
    }

    /// <summary>What a definition may set differently.</summary>
    private Dictionary<string, string> Added(TaskRecord task, string region, Dictionary<string, string> declared)
    {
        var added = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AWS_EXECUTION_ENV"] = task.LaunchType == "FARGATE" ? "AWS_ECS_FARGATE" : "AWS_ECS_EC2",
            ["AWS_REGION"] = region,
            ["AWS_DEFAULT_REGION"] = region,
            // DiscoverInstances would be asked of the host data-127.0.0.1.
            ["AWS_DISABLE_HOST_PREFIX_INJECTION"] = "true",
        };
        // One endpoint for all services is meant for all: ours, each for one service, would go before it.
        if (!declared.ContainsKey(EndpointPrefix))
            foreach (var id in context.Peers.Find<IServiceIds>()?.Ids ?? [])
                added[$"{EndpointPrefix}_{id.Replace(' ', '_').ToUpperInvariant()}"] = $"http://127.0.0.1:{context.Endpoint.Port}";
        return added;
    }

    /// <summary>What nobody may set differently.</summary>
    private Dictionary<string, string> Certain(TaskRecord task, DefinitionRecord definition, string container)
    {
        var address = new TaskAddress(context.Endpoint, task);
        var certain = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ECS_CONTAINER_METADATA_URI_V4"] = address.Metadata(container),
            ["ECS_CONTAINER_METADATA_URI"] = address.OlderMetadata(container),
            ["ECS_AGENT_URI"] = address.Agent(container),
            // Where Local runs on a machine of EC2, a client without credentials would find that machine's.
            ["AWS_EC2_METADATA_DISABLED"] = "true",
        };
        if (task.TaskRole(definition) is not null)
        {
            certain["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = address.Credentials;
            certain["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = task.CredentialsToken;
        }

        return certain;
    }

    private static void CheckFiles(JsonObject? container)
    {
        if (container?.Objects("environmentFiles").FirstOrDefault() is { } file)
            throw new ResourceInitializationException(
                $"failed to download env files: file download command: non empty error stream: {file.Text("value")}: Local has no Amazon S3");
    }

    private static void Overlay(Dictionary<string, string> environment, Dictionary<string, string> over)
    {
        foreach (var (name, value) in over)
            environment[name] = value;
    }
}
