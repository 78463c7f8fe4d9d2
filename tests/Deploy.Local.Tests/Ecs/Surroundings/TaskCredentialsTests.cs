using System.Net;
using System.Text.Json.Nodes;
using Deploy.Local.Tests.Authorization;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Ecs.Surroundings;

/// <summary>A task calls AWS in the name of its role, whose policies count whether an identity is set or not.</summary>
public sealed class TaskCredentialsTests
{
    private const string Sts = "2011-06-15";
    private const string Parameter = """{"Name":"/web/key","WithDecryption":true}""";
    private static readonly string MayRead = Identity.Allow("ssm:GetParameter", "arn:aws:ssm:eu-west-1:000000000000:parameter/web/key");

    [Fact]
    public async Task Credentials_need_the_token_of_the_task()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await TaskScene.RunAsync(local);
        var address = scene.Environment()["AWS_CONTAINER_CREDENTIALS_FULL_URI"];

        foreach (var authorization in new[] { null, "", "wrong", scene.Task.MetadataToken, $"Bearer {scene.Task.CredentialsToken}" })
            Assert.Equal(401, (await scene.GetAsync(address, authorization)).Status);
        Assert.Null(scene.Task.Credentials);

        var found = await scene.CredentialsAsync();
        Assert.Equal(["AccessKeyId", "Expiration", "RoleArn", "SecretAccessKey", "Token"], found.AsObject().Select(member => member.Key).Order());
        Assert.Equal(("arn:aws:iam::000000000000:role/app", "2030-01-01T18:00:00.9Z"), ((string?)found["RoleArn"], (string?)found["Expiration"]));
        Assert.StartsWith("ASIA", (string?)found["AccessKeyId"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_caller_is_then_the_session_of_the_role()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await TaskScene.RunAsync(local);
        local.Aws.AccessKeyId = await KeyAsync(scene);

        var (_, identity) = await local.Aws.FormAsync("sts", Sts, "GetCallerIdentity");

        Assert.Equal($"arn:aws:sts::000000000000:assumed-role/app/{scene.Task.Id}", identity.First("Arn"));
    }

    [Fact]
    public async Task A_missing_permission_is_refused_and_everybody_else_may_do_everything()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await TaskScene.RunAsync(local, statements: [Identity.Allow("ssm:PutParameter")]);
        await PutAsync(local);
        var without = await ReadAsync(local, await KeyAsync(scene));
        var anybody = await ReadAsync(local, "AKIATEST");
        await local.Aws.FormAsync("iam", "2010-05-08", "PutRolePolicy", ("RoleName", "app"), ("PolicyName", "q"), ("PolicyDocument", Identity.Document(MayRead).ToJsonString()));
        var with = await ReadAsync(local, await KeyAsync(scene));

        Assert.Equal(HttpStatusCode.BadRequest, without.Status);
        Assert.Equal("AccessDeniedException", (string?)without.Body["__type"]);
        Assert.Contains(
            $"User: arn:aws:sts::000000000000:assumed-role/app/{scene.Task.Id} is not authorized to perform: ssm:GetParameter on resource: arn:aws:ssm:eu-west-1:000000000000:parameter/web/key",
            without.Body.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (anybody.Status, with.Status));
        Assert.Equal("v1", (string?)with.Body["Parameter"]!["Value"]);
    }

    [Fact]
    public async Task A_role_that_nobody_made_any_more_may_do_nothing()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await TaskScene.RunAsync(local, statements: [MayRead]);
        await PutAsync(local);
        var key = await KeyAsync(scene);
        await local.Aws.FormAsync("iam", "2010-05-08", "DeleteRolePolicy", ("RoleName", "app"), ("PolicyName", "p"));
        await local.Aws.FormAsync("iam", "2010-05-08", "DeleteRole", ("RoleName", "app"));

        Assert.Equal(HttpStatusCode.BadRequest, (await ReadAsync(local, key)).Status);
    }

    [Fact]
    public async Task The_role_of_the_start_takes_the_place_of_the_definition_s()
    {
        await using var local = await TestLocal.StartAsync();
        await TaskScene.CreateRoleAsync(local, "other", TaskScene.Trusting("""{"Service":"ecs-tasks.amazonaws.com"}"""), [MayRead]);
        var scene = await TaskScene.RunAsync(local, overrides: """{"taskRoleArn":"arn:aws:iam::000000000000:role/other"}""");
        await PutAsync(local);

        Assert.Equal("arn:aws:iam::000000000000:role/other", (string?)(await scene.CredentialsAsync())["RoleArn"]);
        Assert.Equal(HttpStatusCode.OK, (await ReadAsync(local, await KeyAsync(scene))).Status);
    }

    [Fact]
    public async Task The_role_of_the_start_must_trust_tasks()
    {
        await using var local = await TestLocal.StartAsync();
        await TaskScene.CreateRoleAsync(local, "other", TaskScene.Trusting("""{"Service":"ec2.amazonaws.com"}"""), []);
        var scene = await TaskScene.RunAsync(local, overrides: """{"taskRoleArn":"arn:aws:iam::000000000000:role/other"}""");

        Assert.StartsWith("ECS was unable to assume the role 'arn:aws:iam::000000000000:role/other'", scene.Task.StoppedReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_by_its_name_is_the_account_s()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await TaskScene.RunAsync(local);
        scene.Task.Overrides["taskRoleArn"] = "app";

        Assert.Equal("arn:aws:iam::000000000000:role/app", (string?)(await scene.CredentialsAsync())["RoleArn"]);
    }

    [Fact]
    public async Task What_a_task_assumes_is_judged_too()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await TaskScene.RunAsync(local, statements: [Identity.Allow("sts:AssumeRole")]);
        await PutAsync(local);
        await TaskScene.CreateRoleAsync(local, "further", TaskScene.Trusting("""{"AWS":"arn:aws:iam::000000000000:role/app"}"""), []);
        await TaskScene.CreateRoleAsync(local, "closed", TaskScene.Trusting("""{"Service":"ec2.amazonaws.com"}"""), []);
        local.Aws.AccessKeyId = await KeyAsync(scene);

        var (open, assumed) = await AssumeAsync(local, "further");
        var (closed, _) = await AssumeAsync(local, "closed");

        Assert.Equal(HttpStatusCode.OK, open);
        Assert.Equal(HttpStatusCode.BadRequest, (await ReadAsync(local, assumed.First("AccessKeyId")!)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, closed);
        local.Aws.AccessKeyId = "AKIATEST";
        var (_, free) = await AssumeAsync(local, "closed");
        Assert.Equal(HttpStatusCode.OK, (await ReadAsync(local, free.First("AccessKeyId")!)).Status);
    }

    [Fact]
    public async Task Credentials_are_renewed_an_hour_before_their_end_and_refused_after_it()
    {
        await using var local = await TestLocal.StartAsync();
        var ecs = await EcsScene.CreateAsync(local);
        await TaskScene.CreateRoleAsync(local, "app", TaskScene.Trusting("""{"Service":"ecs-tasks.amazonaws.com"}"""), [MayRead]);
        await PutAsync(local);
        await ecs.RegisterAsync(task: TaskScene.AppRole);
        await ecs.CreateServiceAsync();
        local.Pass(3);
        await ecs.TasksAsync();
        var scene = new TaskScene(local, ecs);

        var first = await KeyAsync(scene);
        local.Pass(TimeSpan.FromHours(5).TotalSeconds - 1);
        var same = await KeyAsync(scene);
        local.Pass(1);
        var second = await KeyAsync(scene);
        var (old, young) = (await ReadAsync(local, first), await ReadAsync(local, second));
        local.Pass(TimeSpan.FromHours(1).TotalSeconds);
        var (ended, still) = (await ReadAsync(local, first), await ReadAsync(local, second));

        Assert.Equal(first, same);
        Assert.NotEqual(first, second);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK), (old.Status, young.Status, still.Status));
        Assert.Equal((HttpStatusCode.BadRequest, "ExpiredTokenException"), (ended.Status, (string?)ended.Body["__type"]));
    }

    [Fact]
    public async Task Neither_secrets_nor_tokens_are_shown_anywhere()
    {
        const string Value = "hunter2-value";
        using var folder = new TemporaryFolder();
        await using var local = await TestLocal.StartAsync(folder.Path);
        await local.Aws.JsonAsync("ssm", "AmazonSSM", "PutParameter", $$"""{"Name":"/web/key","Value":"{{Value}}","Type":"SecureString"}""");
        var scene = await TaskScene.RunAsync(local, container: """ "secrets":[{"name":"KEY","valueFrom":"/web/key"}] """, statements: [MayRead]);
        Assert.Equal(Value, scene.Environment()["KEY"]);
        var credentials = await scene.CredentialsAsync();
        await scene.GetAsync($"{scene.Environment()["ECS_CONTAINER_METADATA_URI_V4"]}/task");
        await ReadAsync(local, (string)credentials["AccessKeyId"]!);

        var requests = (await local.Aws.AdminAsync("requests")).ToJsonString();
        using var ask = new HttpRequestMessage(HttpMethod.Get, "/");
        ask.Headers.Add("Accept", "text/html");
        var page = await (await local.Aws.Client.SendAsync(ask)).Content.ReadAsStringAsync();
        var described = string.Concat((await scene.Ecs.TasksAsync()).Select(task => task.ToJsonString()));
        var state = string.Concat(Directory.GetFiles(folder.Path, "ecs*.json", SearchOption.AllDirectories).Select(File.ReadAllText));

        Assert.Contains("GetTaskCredentials", requests, StringComparison.Ordinal);
        Assert.Contains("<html", page, StringComparison.Ordinal);
        Assert.Contains(scene.Task.Id, state, StringComparison.Ordinal);
        Assert.All([requests, page, described, state], text => Assert.DoesNotContain(Value, text, StringComparison.Ordinal));
        string[] own = [scene.Task.MetadataToken, scene.Task.CredentialsToken, (string)credentials["SecretAccessKey"]!, (string)credentials["Token"]!];
        Assert.All(own, token => Assert.All([requests, page, described], text => Assert.DoesNotContain(token, text, StringComparison.Ordinal)));
    }

    private static async Task<string> KeyAsync(TaskScene scene) => (string)(await scene.CredentialsAsync())["AccessKeyId"]!;

    private static Task PutAsync(TestLocal local) =>
        local.Aws.JsonAsync("ssm", "AmazonSSM", "PutParameter", """{"Name":"/web/key","Value":"v1","Type":"SecureString"}""");

    private static Task<(HttpStatusCode Status, System.Xml.Linq.XElement Body)> AssumeAsync(TestLocal local, string role) =>
        local.Aws.FormAsync("sts", Sts, "AssumeRole", ("RoleArn", $"arn:aws:iam::000000000000:role/{role}"), ("RoleSessionName", "session"));

    private static async Task<(HttpStatusCode Status, JsonNode Body)> ReadAsync(TestLocal local, string key)
    {
        using var caller = new AwsHttp(local.Server.Url) { AccessKeyId = key };
        using var response = await caller.SendJsonAsync("ssm", "AmazonSSM", "GetParameter", Parameter);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }
}
