using System.Text.Json.Nodes;
using Deploy.Local.Ecs.State;
using Deploy.Local.Ecs.Surroundings;
using Deploy.Local.Tests.Authorization;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Ecs.Surroundings;

/// <summary>A running task, and what its program finds.</summary>
internal sealed class TaskScene(TestLocal local, EcsScene ecs)
{
    public const string Region = "eu-west-1";

    /// <summary>A member of a task definition: its containers act in the name of the role <c>app</c>.</summary>
    public const string AppRole = """ "taskRoleArn":"arn:aws:iam::000000000000:role/app" """;

    private static readonly string Trust = Trusting("""{"Service":"ecs-tasks.amazonaws.com"}""");

    /// <summary>Starts a task of one container named <c>app</c>.</summary>
    /// <param name="local">Where.</param>
    /// <param name="container">Members of its container.</param>
    /// <param name="task">Members of its definition.</param>
    /// <param name="overrides">The start's overrides.</param>
    /// <param name="statements">What the role <c>app</c> may do.</param>
    /// <param name="execution">What the execution role may do beside pulling and reading secrets.</param>
    public static async Task<TaskScene> RunAsync(
        TestLocal local, string container = "", string task = AppRole, string overrides = "{}", string[]? statements = null, string[]? execution = null)
    {
        var ecs = await EcsScene.CreateAsync(local);
        await CreateRoleAsync(local, "app", Trust, statements ?? []);
        await local.Aws.FormAsync(
            "iam", "2010-05-08", "PutRolePolicy", ("RoleName", "exec"), ("PolicyName", "secrets"),
            ("PolicyDocument", Identity.Document([Identity.Allow("secretsmanager:GetSecretValue"), Identity.Allow("ssm:GetParameters"), .. execution ?? []]).ToJsonString()));
        await ecs.RegisterAsync(container: container, task: task);
        await local.Aws.EcsAsync("RunTask", $$"""
            {"cluster":"c","taskDefinition":"web","launchType":"FARGATE","overrides":{{overrides}},"tags":[{"key":"team","value":"shop"}],
             "networkConfiguration":{"awsvpcConfiguration":{"subnets":["{{ecs.Subnet}}"]} } }
            """);
        var scene = new TaskScene(local, ecs);
        local.Pass(0.9);
        await ecs.TasksAsync();
        return scene;
    }

    /// <summary>The one task as it is kept.</summary>
    public TaskRecord Task => Assert.Single(local.Server.Context.Store.Document<EcsState>("ecs", Region).Clusters["c"].Tasks);

    public EcsScene Ecs => ecs;

    public IReadOnlyDictionary<string, string> Environment(params string[] image)
    {
        var definition = local.Server.Context.Store.Document<EcsDefinitions>("ecs-definitions", Region).Exact(Task.DefinitionArn)!;
        return new ContainerEnvironment(local.Server.Context).Of(Task, definition, "app", Region, image);
    }

    /// <summary>Reads what an address of the agent says.</summary>
    public async Task<(int Status, JsonNode? Body)> GetAsync(string address, string? authorization = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await local.Aws.Client.SendAsync(request);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync()));
    }

    /// <summary>The credentials of the task's role, asked as a client asks.</summary>
    public async Task<JsonNode> CredentialsAsync()
    {
        var environment = Environment();
        var (status, body) = await GetAsync(environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"], environment["AWS_CONTAINER_AUTHORIZATION_TOKEN"]);
        Assert.Equal(200, status);
        return body!;
    }

    public static async Task CreateRoleAsync(TestLocal local, string name, string trust, string[] statements)
    {
        await local.Aws.FormAsync("iam", "2010-05-08", "CreateRole", ("RoleName", name), ("AssumeRolePolicyDocument", trust));
        if (statements.Length > 0)
            await local.Aws.FormAsync(
                "iam", "2010-05-08", "PutRolePolicy", ("RoleName", name), ("PolicyName", "p"), ("PolicyDocument", Identity.Document(statements).ToJsonString()));
    }

    public static string Trusting(string principal) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{{principal}},"Action":"sts:AssumeRole"}]}""";
}
