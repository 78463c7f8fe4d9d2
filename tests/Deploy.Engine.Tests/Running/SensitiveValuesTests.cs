using Amazon.ECS.Model;
using Deploy.Engine.Clients;
using Deploy.Engine.Options;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Tests.Support;
using Deploy.Engine.Tests.Sweeps;
using Deploy.Testing.Local;
using Gateway = Deploy.Engine.Tests.Sweeps.Gateway;
using KeyValuePair = Amazon.ECS.Model.KeyValuePair;
using Task = System.Threading.Tasks.Task;

namespace Deploy.Engine.Tests.Running;

/// <summary>Values of environment variables, wherever they come from, stand in nothing that a run leaves behind.</summary>
public sealed class SensitiveValuesTests(LocalAwsFixture local) : LocalTest(local)
{
    private const string InAws = "zq-marker-in-aws";
    private const string InParameters = "zq-marker-in-parameters";

    [Fact]
    public async Task No_output_has_one_even_where_the_revision_in_AWS_has_a_name_twice()
    {
        await DeployedAsync(Plans.Shop());
        var described = (await Aws.Ecs.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = "shop-local", Include = ["TAGS"] }));
        var revision = described.TaskDefinition;
        revision.ContainerDefinitions[0].Environment =
        [
            new KeyValuePair { Name = "VARIABLE", Value = InAws }, new KeyValuePair { Name = "VARIABLE", Value = InAws + "2" }, new KeyValuePair { Name = "TOKEN", Value = InAws },
        ];
        await Aws.Ecs.RegisterTaskDefinitionAsync(new RegisterTaskDefinitionRequest
        {
            Family = revision.Family,
            Cpu = revision.Cpu,
            Memory = revision.Memory,
            NetworkMode = revision.NetworkMode,
            RequiresCompatibilities = revision.RequiresCompatibilities,
            ExecutionRoleArn = revision.ExecutionRoleArn,
            ContainerDefinitions = revision.ContainerDefinitions,
            Tags = described.Tags.Where(tag => tag.Key != "deploy-ecs:content").ToList(),
        });
        await Aws.Ecs.UpdateServiceAsync(new UpdateServiceRequest { Cluster = "shop-local", Service = "shop-local", TaskDefinition = "shop-local:2" });
        Deployment.Write("deploy.json", $$"""{ "ApiEnvironment": "{{InParameters}}" }""");
        var plan = Plans.Shop(variable: "@{ApiEnvironment}");
        Deployment.Options = Deployment.Options with { Out = Deployment.PathOf("saved.json") };

        Assert.Equal(DeploymentOutcome.ChangesPending, await Deployment.PlanAsync(plan));
        var shown = Outputs() + await File.ReadAllTextAsync(Deployment.PathOf("saved.json"));
        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.ApplyAsync(plan));
        shown += Outputs();
        await Local.FaultAsync("ecs", "RegisterTaskDefinition", "denied", times: 100);
        Assert.NotEqual(DeploymentOutcome.Succeeded, await Deployment.ApplyAsync(plan.With(Plans.TaskDefinition(false, "@{ApiEnvironment}") with { Cpu = 512, Memory = 1024 })));
        shown += Outputs();
        await Deployment.RunAsync(RunVerb.Status, plan, null, default);
        shown += Outputs();

        Assert.Contains("(hidden ", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(InAws, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(InParameters, shown, StringComparison.Ordinal);
    }

    /// <summary>A service may say what it was sent. Here something in between answers in its place, with the variable in the error's message.</summary>
    [Theory]
    [InlineData("RegisterTaskDefinition", "application/x-amz-json-1.1", "{\"__type\":\"ClientException\",\"message\":\"Invalid value 'VALUE' for VARIABLE, near xVALUEy.\"}")]
    [InlineData("RegisterTaskDefinition", "application/x-amz-json-1.1", "{\"__type\":\"InvalidParameterException\",\"Message\":\"VALUE\"}")]
    [InlineData("CreateRole", "text/xml", "<ErrorResponse><Error><Code>ValidationError</Code><Message>bad VALUE</Message></Error><RequestId>r</RequestId></ErrorResponse>")]
    [InlineData("RegisterTaskDefinition", "text/plain", "refused: VALUE")]
    public async Task No_error_of_a_service_repeats_one(string operation, string type, string answer)
    {
        await using var gateway = await Gateway.StartAsync(Local.Url);
        gateway.Refuse = request => request.Name == operation ? (type, answer.Replace("VALUE", InParameters, StringComparison.Ordinal)) : null;
        Deployment.Write("deploy.json", $$"""{ "ApiEnvironment": "{{InParameters}}" }""");
        Deployment.Options = Deployment.Options with { EndpointUrl = gateway.Url };

        Assert.Equal(DeploymentOutcome.PartlyApplied, await Deployment.ApplyAsync(Plans.Shop(variable: "@{ApiEnvironment}")));

        Assert.DoesNotContain(InParameters, Outputs(), StringComparison.Ordinal);
        if (type != "text/plain") Assert.Contains(SensitiveTexts.Hidden, Deployment.Events.Text, StringComparison.Ordinal);
    }

    private string Outputs() => string.Join('\n', Directory.EnumerateFiles(Deployment.Options.ReportDirectory!).Select(File.ReadAllText).Prepend(Deployment.Events.Text + Deployment.Events.ChangeLines));
}
