using System.Diagnostics;
using Deploy.Local.Ecs.Surroundings;
using Deploy.Local.Tests.Authorization;
using Deploy.Local.Tests.Support;
using Deploy.Testing;
using TemporaryFolder = Deploy.Local.Tests.Support.TemporaryFolder;

namespace Deploy.Local.Tests.Ecs.Surroundings;

/// <summary>Programs that know nothing of Local, with nothing but a task's environment.</summary>
public sealed class ProgramTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    [SkippableFact]
    public async Task The_command_line_client_is_the_task_s_role()
    {
        AwsCommand.SkipIfMissing();
        using var folder = new TemporaryFolder();
        await using var local = await TestLocal.StartAsync();
        var scene = await TaskScene.RunAsync(local, statements: [Identity.Allow("ssm:GetParameter")]);
        await local.Aws.JsonAsync("ssm", "AmazonSSM", "PutParameter", """{"Name":"/web/key","Value":"v1","Type":"String"}""");

        var who = await AwsAsync("sts", "get-caller-identity", "--query", "Arn", "--output", "text");
        var read = await AwsAsync("ssm", "get-parameter", "--name", "/web/key", "--query", "Parameter.Value", "--output", "text");
        var refused = await AwsAsync("ssm", "put-parameter", "--name", "/web/key", "--value", "v2", "--overwrite");

        Assert.Equal($"arn:aws:sts::000000000000:assumed-role/app/{scene.Task.Id}", who.EnsureSuccess().Output.Trim());
        Assert.Equal("v1", read.EnsureSuccess().Output.Trim());
        Assert.Contains("AccessDeniedException", refused.Output, StringComparison.Ordinal);

        Task<RunResult> AwsAsync(params string[] arguments) => Programs.RunAsync(Within(scene, folder.Path, Programs.Start("aws", folder.Path, arguments)), Limit);
    }

    [Fact]
    public async Task A_NET_program_with_AWS_s_clients_works_unchanged()
    {
        using var folder = new TemporaryFolder();
        await using var local = await TestLocal.StartAsync();
        var scene = await TaskScene.RunAsync(
            local, overrides: """{"cpu":"2048","memory":"4096"}""", statements: [Identity.Allow("ssm:GetParameter", "arn:aws:ssm:eu-west-1:000000000000:parameter/web/key")]);
        await local.Aws.JsonAsync("ssm", "AmazonSSM", "PutParameter", """{"Name":"/web/key","Value":"v1","Type":"String"}""");
        await local.Aws.JsonAsync("ssm", "AmazonSSM", "PutParameter", """{"Name":"/web/other","Value":"v1","Type":"String"}""");
        Write(folder.Path);
        (await Dotnet.RunAsync(folder.Path, "build", "-o", "out", "-nodeReuse:false")).EnsureSuccess();

        var start = Dotnet.Start(folder.Path, ["exec", Path.Combine(folder.Path, "out", "App.dll")]);
        var result = await Programs.RunAsync(Within(scene, folder.Path, start), Limit);

        Assert.Equal(
            [
                $"arn:aws:sts::000000000000:assumed-role/app/{scene.Task.Id}",
                "v1",
                "AccessDeniedException",
                "2 processors, 3221225472 bytes",
                $"home {folder.Path}",
                scene.Task.Arn,
            ],
            result.EnsureSuccess().Output.ReplaceLineEndings("\n").Trim().Split('\n'));
    }

    private static ProcessStartInfo Within(TaskScene scene, string home, ProcessStartInfo start)
    {
        start.Environment.Clear();
        foreach (var (name, value) in MachineEnvironment.Of(home, home).Concat(scene.Environment()))
            start.Environment[name] = value;
        return start;
    }

    private static void Write(string folder)
    {
        string Library(string name) => $"""<Reference Include="{Path.Combine(AppContext.BaseDirectory, name)}.dll" />""";
        File.WriteAllText(Path.Combine(folder, "App.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <ImplicitUsings>enable</ImplicitUsings>
                <UseAppHost>false</UseAppHost>
              </PropertyGroup>
              <ItemGroup>
                {Library("AWSSDK.Core")}
                {Library("AWSSDK.SecurityToken")}
                {Library("AWSSDK.SimpleSystemsManagement")}
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), """
            using System.Text.Json.Nodes;
            using Amazon.SecurityToken;
            using Amazon.SimpleSystemsManagement;

            using var sts = new AmazonSecurityTokenServiceClient();
            Console.WriteLine((await sts.GetCallerIdentityAsync(new())).Arn);
            using var ssm = new AmazonSimpleSystemsManagementClient();
            Console.WriteLine((await ssm.GetParameterAsync(new() { Name = "/web/key" })).Parameter.Value);
            try
            {
                await ssm.GetParameterAsync(new() { Name = "/web/other" });
            }
            catch (AmazonSimpleSystemsManagementException refusal)
            {
                Console.WriteLine(refusal.ErrorCode);
            }

            Console.WriteLine($"{Environment.ProcessorCount} processors, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes} bytes");
            Console.WriteLine($"home {Environment.GetEnvironmentVariable("HOME")}");
            using var http = new HttpClient();
            Console.WriteLine(JsonNode.Parse(await http.GetStringAsync(Environment.GetEnvironmentVariable("ECS_CONTAINER_METADATA_URI_V4") + "/task"))!["TaskARN"]);
            """);
    }
}
