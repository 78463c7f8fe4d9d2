using Deploy.Local.Ecs.Surroundings;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Ecs.Surroundings;

public sealed class ContainerEnvironmentTests
{
    [Fact]
    public async Task Definition_goes_over_the_image_and_the_start_over_the_definition()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await TaskScene.RunAsync(
            local,
            container: """ "environment":[{"name":"B","value":"definition"},{"name":"C","value":"definition"},{"name":"EMPTY","value":""}] """,
            overrides: """{"containerOverrides":[{"name":"app","environment":[{"name":"C","value":"start"},{"name":"D","value":"start"}]}]}""");

        var found = scene.Environment("A=image", "B=image", "C=image", "WITH=a=b", "NOVALUE", "=x");

        Assert.Equal(
            ["A=image", "B=definition", "C=start", "D=start", "EMPTY=", "WITH=a=b"],
            found.Where(variable => variable.Key is "A" or "B" or "C" or "D" or "EMPTY" or "WITH" or "NOVALUE" or "").Select(variable => $"{variable.Key}={variable.Value}").Order());
    }

    [Fact]
    public async Task Secrets_have_the_values_that_Local_keeps()
    {
        await using var local = await TestLocal.StartAsync();
        var secret = (string)(await local.Aws.JsonAsync("secretsmanager", "secretsmanager", "CreateSecret", """{"Name":"db","SecretString":"{\"user\":\"u1\"}"}"""))["ARN"]!;
        await local.Aws.JsonAsync("ssm", "AmazonSSM", "PutParameter", """{"Name":"/web/key","Value":"v1","Type":"SecureString"}""");
        var scene = await TaskScene.RunAsync(local, container: $$"""
            "secrets":[{"name":"WHOLE","valueFrom":"{{secret}}"},{"name":"USER","valueFrom":"{{secret}}:user::"},{"name":"KEY","valueFrom":"/web/key"}]
            """);

        var found = scene.Environment("USER=image");

        Assert.Equal(("""{"user":"u1"}""", "u1", "v1"), (found["WHOLE"], found["USER"], found["KEY"]));
    }

    [Fact]
    public async Task A_secret_that_is_gone_fails_the_start_in_the_words_of_ECS()
    {
        await using var local = await TestLocal.StartAsync();
        var secret = (string)(await local.Aws.JsonAsync("secretsmanager", "secretsmanager", "CreateSecret", """{"Name":"db","SecretString":"{\"user\":\"u1\"}"}"""))["ARN"]!;
        var scene = await TaskScene.RunAsync(local, container: $$""" "secrets":[{"name":"USER","valueFrom":"{{secret}}:user::"}] """);
        await local.Aws.JsonAsync("secretsmanager", "secretsmanager", "PutSecretValue", """{"SecretId":"db","SecretString":"{}"}""");

        var problem = Assert.Throws<ResourceInitializationException>(() => scene.Environment());

        Assert.Equal(
            "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): retrieved secret from Secrets Manager did not contain json key user",
            problem.Message);
    }

    [Theory]
    [InlineData(""" "environmentFiles":[{"value":"arn:aws:s3:::b/x.env","type":"s3"}] """, "{}", "arn:aws:s3:::b/x.env")]
    [InlineData("", """{"containerOverrides":[{"name":"app","environmentFiles":[{"value":"arn:aws:s3:::b/y.env","type":"s3"}]}]}""", "arn:aws:s3:::b/y.env")]
    public async Task Files_of_variables_cannot_be_had(string container, string overrides, string file)
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await TaskScene.RunAsync(local, container: container, overrides: overrides);

        var problem = Assert.Throws<ResourceInitializationException>(() => scene.Environment());

        Assert.StartsWith("ResourceInitializationError: failed to download env files: ", problem.Message, StringComparison.Ordinal);
        Assert.Contains(file, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_ECS_adds_goes_over_the_image_and_what_is_certain_over_all()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await TaskScene.RunAsync(local, container: """
            "environment":[{"name":"AWS_REGION","value":"us-east-2"},{"name":"ECS_AGENT_URI","value":"mine"},{"name":"AWS_CONTAINER_AUTHORIZATION_TOKEN","value":"mine"},
                           {"name":"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI","value":"/mine"},{"name":"AWS_EC2_METADATA_DISABLED","value":"false"}]
            """);

        var found = scene.Environment("AWS_DEFAULT_REGION=image", "AWS_EXECUTION_ENV=image", "PATH=/image", "HOME=/image", "TMPDIR=/image", "DOTNET_ROOT=/image", "LANG=image");

        var own = $"http://127.0.0.1:{local.Server.Context.Endpoint.Port}/_task/{scene.Task.MetadataToken}";
        Assert.Equal(("us-east-2", "eu-west-1", "AWS_ECS_FARGATE", "image"), (found["AWS_REGION"], found["AWS_DEFAULT_REGION"], found["AWS_EXECUTION_ENV"], found["LANG"]));
        Assert.Equal(($"{own}/v4/app", $"{own}/v3/app", $"{own}/api/app"), (found["ECS_CONTAINER_METADATA_URI_V4"], found["ECS_CONTAINER_METADATA_URI"], found["ECS_AGENT_URI"]));
        Assert.Equal(($"{own}/credentials", scene.Task.CredentialsToken, "true"), (found["AWS_CONTAINER_CREDENTIALS_FULL_URI"], found["AWS_CONTAINER_AUTHORIZATION_TOKEN"], found["AWS_EC2_METADATA_DISABLED"]));
        Assert.DoesNotContain(found.Keys, name => name is "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI" or "PATH" or "HOME" or "TMPDIR" or "DOTNET_ROOT");
    }

    [Fact]
    public async Task Every_service_of_Local_has_its_endpoint()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await TaskScene.RunAsync(local, container: """ "environment":[{"name":"AWS_ENDPOINT_URL_SSM","value":"http://mine"}] """);

        var found = scene.Environment().Where(variable => variable.Key.StartsWith("AWS_ENDPOINT_URL", StringComparison.Ordinal)).ToDictionary();

        Assert.Equal(
            [
                "AWS_ENDPOINT_URL_CLOUDWATCH_LOGS", "AWS_ENDPOINT_URL_EC2", "AWS_ENDPOINT_URL_ECR", "AWS_ENDPOINT_URL_ECS",
                "AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2", "AWS_ENDPOINT_URL_EVENTBRIDGE", "AWS_ENDPOINT_URL_IAM",
                "AWS_ENDPOINT_URL_RESOURCE_GROUPS_TAGGING_API", "AWS_ENDPOINT_URL_SCHEDULER", "AWS_ENDPOINT_URL_SECRETS_MANAGER", "AWS_ENDPOINT_URL_SERVICEDISCOVERY",
                "AWS_ENDPOINT_URL_SSM", "AWS_ENDPOINT_URL_STS",
            ],
            found.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("http://mine", $"http://127.0.0.1:{local.Server.Context.Endpoint.Port}"), (found["AWS_ENDPOINT_URL_SSM"], found["AWS_ENDPOINT_URL_ECS"]));
    }

    [Fact]
    public async Task An_endpoint_of_the_definition_for_all_services_is_for_all()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await TaskScene.RunAsync(local, container: """ "environment":[{"name":"AWS_ENDPOINT_URL","value":"http://mine"}] """);

        Assert.Equal(["AWS_ENDPOINT_URL"], scene.Environment().Keys.Where(name => name.StartsWith("AWS_ENDPOINT_URL", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Without_a_role_there_are_no_credentials()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await TaskScene.RunAsync(local, task: "");

        Assert.DoesNotContain(scene.Environment().Keys, name => name.StartsWith("AWS_CONTAINER_", StringComparison.Ordinal));
        Assert.Equal(404, (await scene.GetAsync($"/_task/{scene.Task.MetadataToken}/credentials", scene.Task.CredentialsToken)).Status);
    }

    [Theory]
    [InlineData("", "{}", "", "0x18000000", "1")]
    [InlineData(""" "memory":256 """, "{}", "", "0xc000000", "1")]
    [InlineData(""" "memory":16 """, "{}", "", "0x1400000", "1")]
    [InlineData(""" "memory":256 """, """{"cpu":"1024","memory":"2048","containerOverrides":[{"name":"app","memory":128}]}""", "", "0x6000000", "1")]
    [InlineData("", """{"cpu":"4096","memory":"8192"}""", "", "0x180000000", "4")]
    [InlineData(""" "environment":[{"name":"DOTNET_GCHeapHardLimitPercent","value":"50"}] """, "{}", "DOTNET_PROCESSOR_COUNT=3", null, "3")]
    [InlineData("", "{}", "COMPlus_GCHeapHardLimit=1000000", null, "1")]
    public async Task NET_gets_the_limits_that_a_container_would_show(string container, string overrides, string image, string? heap, string processors)
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await TaskScene.RunAsync(local, container: container, overrides: overrides);

        var found = scene.Environment(image);

        Assert.Equal((heap, processors), (found.GetValueOrDefault("DOTNET_GCHeapHardLimit"), found["DOTNET_PROCESSOR_COUNT"]));
    }

    [Fact]
    public void Of_the_machine_only_places_are_kept()
    {
        var found = MachineEnvironment.Of("/task/home", "/task/tmp");

        Assert.Equal(Environment.GetEnvironmentVariable("PATH"), found["PATH"]);
        Assert.Equal(("/task/home", "UTC"), (found["HOME"], found["TZ"]));
        Assert.Equal(OperatingSystem.IsWindows() ? "/task/tmp" : null, found.GetValueOrDefault("TEMP"));
        Assert.Equal(OperatingSystem.IsWindows() ? null : "/task/tmp", found.GetValueOrDefault("TMPDIR"));
        Assert.Equal(
            ["AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"],
            found.Keys.Where(name => name.StartsWith("AWS", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal));
        Assert.All([found["AWS_CONFIG_FILE"], found["AWS_SHARED_CREDENTIALS_FILE"]], file => Assert.StartsWith("/task/home", file, StringComparison.Ordinal));
    }
}
