using System.Text.Json;
using System.Text.Json.Nodes;
using Deploy.Local.Tests.Running;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Containers;

/// <summary>Tasks that a real container engine runs: an image with links in it, which no process can be started from.</summary>
[Collection(nameof(RealEngine))]
public sealed class EngineTests(RealEngine engine)
{
    private RunningLocal Local => engine.Local;

    [SkippableFact]
    public async Task A_service_answers_at_its_URL_from_two_containers()
    {
        engine.Need();
        await RegisterAsync("site", Container("app", "echo up; echo oops >&2; exec httpd -f -p 8080 -h /www", """
            ,"portMappings":[{"containerPort":8080}],"healthCheck":{"command":["CMD-SHELL","wget -q -O - http://localhost:8080/health"],"interval":5,"retries":2}
            """));
        await Local.CreateServiceAsync(desired: 2, name: "site");
        Assert.Equal("SUCCESSFUL", (string)(await Local.DeploymentAsync("site"))["status"]!);
        for (var i = 0; i < 4; i++)
        {
            using var reply = await Local.AskAsync(host: "site.c.localhost");
            Assert.Equal("hello from a container\n", await reply.Content.ReadAsStringAsync());
        }

        var tasks = (await Local.TasksAsync()).Where(task => (string)task["group"]! == "service:site").ToList();
        Assert.Equal(["HEALTHY", "HEALTHY"], tasks.Select(task => (string)task["healthStatus"]!));
        Assert.Equal(["oops", "up"], (await Local.LinesAsync((string)tasks[0]["taskArn"]!)).Order());
        var services = JsonNode.Parse(await Local.Aws.Client.GetStringAsync(new Uri("/_local/services", UriKind.Relative)))!["services"]!.AsArray();
        var told = services.Single(service => ((string)service!["url"]!).Contains("//site.c.", StringComparison.Ordinal))!;
        Assert.Equal(2, (int)told["tasks"]!);
        Assert.Matches("^(Docker|Podman) [0-9]", (string)told["engine"]!);
        var page = await Local.Aws.Client.GetStringAsync(new Uri($"/_local/page/task/{RunningLocal.Region}/c/{((string)tasks[0]["taskArn"]!).Split('/')[^1]}", UriKind.Relative));
        Assert.Contains($"container of {(string)told["engine"]!}", page, StringComparison.Ordinal);

        await Local.Aws.EcsAsync("DeleteService", """{"cluster":"c","service":"site","force":true}""");
        foreach (var task in tasks)
            await Local.StoppedAsync((string)task["taskArn"]!);
        Assert.DoesNotContain(await engine.ContainersAsync(), container => container.Names.Any(name => name.Contains(((string)tasks[0]["taskArn"]!).Split('/')[^1], StringComparison.Ordinal)));
    }

    [SkippableFact]
    public async Task A_port_that_the_engine_listens_at_counts_when_the_program_does()
    {
        engine.Need();
        await RegisterAsync("late", Container("app", "sleep 1; exec httpd -f -p 8080 -h /www", ""","portMappings":[{"containerPort":8080}]"""));
        await Local.CreateServiceAsync(desired: 1, name: "late");
        Assert.Equal("SUCCESSFUL", (string)(await Local.DeploymentAsync("late"))["status"]!);
        using var reply = await Local.AskAsync(host: "late.c.localhost");
        Assert.Equal(200, (int)reply.StatusCode);
        await Local.Aws.EcsAsync("DeleteService", """{"cluster":"c","service":"late","force":true}""");
    }

    [SkippableFact]
    public async Task Ends_are_told_in_the_words_of_ECS()
    {
        engine.Need();
        var ends = await Task.WhenAll(
            EndAsync("ends-exit", Container("app", "echo one; echo two >&2; printf three; exit 7")),
            EndAsync("ends-missing", Container("app", "x", ""","entryPoint":["/no/such"]""")),
            EndAsync("ends-memory", Container("app", "a=x; while :; do a=$a$a; done", ""","memory":16""")),
            EndAsync("ends-deaf", Container("app", "trap '' TERM; echo up; while :; do sleep 0.1; done"), stops: true));
        Assert.Equal(("EssentialContainerExited", 7), (Code(ends[0]), Exit(ends[0])));
        Assert.Equal(["one", "three", "two"], (await Local.LinesAsync((string)ends[0]["taskArn"]!)).Order());
        Assert.Equal("TaskFailedToStart", Code(ends[1]));
        Assert.StartsWith("CannotStartContainerError: ", (string)ends[1]["stoppedReason"]!, StringComparison.Ordinal);
        Assert.Contains("/no/such", (string)ends[1]["stoppedReason"]!, StringComparison.Ordinal);
        Assert.Equal(("EssentialContainerExited", 137), (Code(ends[2]), Exit(ends[2])));
        Assert.Equal("OutOfMemoryError: Container killed due to memory usage", (string)ends[2]["containers"]![0]!["reason"]!);
        Assert.Equal(("UserInitiated", 137), (Code(ends[3]), Exit(ends[3])));
    }

    [SkippableFact]
    public async Task Containers_of_a_task_share_its_volumes_and_its_network()
    {
        engine.Need();
        const string Mount = ""","mountPoints":[{"sourceVolume":"data","containerPath":"/data"}]""";
        var task = await EndAsync("share", string.Join(',',
            Container("init", "echo written > /data/x", Mount + ""","essential":false"""),
            Container("side", "exec httpd -f -p 9090 -h /data", Mount + ""","essential":false,"healthCheck":{"command":["CMD","/bin/wget","-q","-O","-","http://localhost:9090/x"],"interval":5}"""),
            Container("app", "cat /data/x; wget -q -O - http://localhost:9090/x; id -u; touch /www/y || echo closed; touch /data/y || echo read; echo $FROM", """
                ,"user":"1234","readonlyRootFilesystem":true,"volumesFrom":[{"sourceContainer":"init","readOnly":true}],
                 "dependsOn":[{"containerName":"init","condition":"SUCCESS"},{"containerName":"side","condition":"HEALTHY"}]
                """)), ""","volumes":[{"name":"data"}]""");
        Assert.Equal(("EssentialContainerExited", 0), (Code(task), Exit(task, "app")));
        var lines = await Local.LinesAsync((string)task["taskArn"]!);
        Assert.Equal(["written", "written", "1234", "closed", "read", "image"], lines.Where(line => !line.StartsWith("touch:", StringComparison.Ordinal)));
        var volumes = await engine.Client.Volumes.ListAsync(CancellationToken.None);
        Assert.DoesNotContain(volumes.Volumes ?? [], volume => volume.Name.Contains(((string)task["taskArn"]!).Split('/')[^1], StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task A_container_reaches_what_a_task_may_ask_and_nothing_else_of_Local()
    {
        engine.Need();
        await Local.Aws.JsonAsync("ssm", "AmazonSSM", "PutParameter", """{"Name":"/greeting","Value":"good morning","Type":"String"}""");
        await Local.Aws.FormAsync("iam", "2010-05-08", "PutRolePolicy", ("RoleName", "exec"), ("PolicyName", "greet"),
            ("PolicyDocument", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:GetParameter","Resource":"*"}]}"""));
        const string Ask = """
            call() { wget -q -O - --header "Authorization: AWS4-HMAC-SHA256 Credential=$1/20260101/eu-west-1/ssm/aws4_request, SignedHeaders=host, Signature=0" --header "X-Amz-Security-Token: $2" --header "X-Amz-Target: AmazonSSM.$3" --header "Content-Type: application/x-amz-json-1.1" --post-data '{"Name":"/greeting"}' $AWS_ENDPOINT_URL_SSM/ || echo "refused $3"; }
            echo "task $(wget -q -O - $ECS_CONTAINER_METADATA_URI_V4/task | tr ',' '\n' | grep -c TaskARN)"
            echo "value $(call $AWS_ACCESS_KEY_ID $AWS_SESSION_TOKEN GetParameter)"
            echo "other $(call $AWS_ACCESS_KEY_ID $AWS_SESSION_TOKEN DeleteParameter)"
            echo "forged $(call $AWS_ACCESS_KEY_ID wrong GetParameter)"
            echo "nobody $(call AKIDEXAMPLE x GetParameter)"
            echo "admin $(wget -q -O - $AWS_ENDPOINT_URL_SSM/_local/health || echo refused)"
            echo "registry $(wget -q -O - $AWS_ENDPOINT_URL_SSM/v2/ || echo refused)"
            echo "page $(wget -q -O - $AWS_ENDPOINT_URL_SSM/ || echo refused)"
            """;
        var task = await EndAsync("asks", Container("app", Ask.ReplaceLineEndings("\n")), $""","taskRoleArn":"{EcsScene.Role}" """);
        var lines = (await Local.LinesAsync((string)task["taskArn"]!)).Where(line => !line.StartsWith("wget:", StringComparison.Ordinal)).ToList();
        Assert.Contains("task 1", lines);
        Assert.Contains(lines, line => line.StartsWith("value ", StringComparison.Ordinal) && line.Contains("good morning", StringComparison.Ordinal));
        Assert.Equal(
            ["other refused DeleteParameter", "forged refused GetParameter", "nobody refused GetParameter", "admin refused", "registry refused", "page refused"],
            lines.Where(line => line.Contains("refused", StringComparison.Ordinal)));
    }

    private Task<JsonObject> RegisterAsync(string family, string containers, string task = "") => Local.Aws.EcsAsync("RegisterTaskDefinition", $$"""
        {"family":"{{family}}","requiresCompatibilities":["FARGATE"],"networkMode":"awsvpc","cpu":"256","memory":"512","executionRoleArn":"{{EcsScene.Role}}"{{task}},
         "containerDefinitions":[{{containers}}]}
        """);

    private string Container(string name, string script, string more = "") => $$"""
        {"name":"{{name}}","image":"{{engine.Image}}","command":[{{JsonSerializer.Serialize(script)}}],"stopTimeout":4,
         "logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"/ecs/app","awslogs-region":"{{RunningLocal.Region}}","awslogs-stream-prefix":"app"} }{{more}}}
        """;

    /// <summary>Runs a task and waits for its end; where it is to be stopped, for a line of it first.</summary>
    private async Task<JsonObject> EndAsync(string family, string containers, string task = "", bool stops = false)
    {
        await RegisterAsync(family, containers, task);
        var arn = (string)(await Local.RunTaskAsync(family))["taskArn"]!;
        if (stops)
        {
            await RunningLocal.UntilAsync(async () => (await LinesOrNoneAsync(arn)).Count > 0, () => $"{family} writes nothing.");
            await Local.Aws.EcsAsync("StopTask", $$"""{"cluster":"c","task":"{{arn}}"}""");
        }

        return await Local.StoppedAsync(arn);
    }

    private async Task<IReadOnlyList<string>> LinesOrNoneAsync(string arn)
    {
        try
        {
            return await Local.LinesAsync(arn);
        }
        catch (Exception e) when (e.Message.Contains("ResourceNotFound", StringComparison.Ordinal))
        {
            // Its stream begins when the task is prepared.
            return [];
        }
    }

    private static string Code(JsonObject task) => (string)task["stopCode"]!;

    private static int? Exit(JsonObject task, string container = "app") =>
        (int?)task["containers"]!.AsArray().Single(known => (string)known!["name"]! == container)!["exitCode"];
}
