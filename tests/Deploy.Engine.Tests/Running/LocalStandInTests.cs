using Amazon.ECS.Model;
using Amazon.SimpleSystemsManagement.Model;
using Deploy.Ecs;
using Deploy.Engine.Options;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Tests.Support;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Testing.Local;
using Task = System.Threading.Tasks.Task;

namespace Deploy.Engine.Tests.Running;

/// <summary>What a plan refers to and only an account has: the local AWS stands in for it, and an account is never filled.</summary>
public sealed class LocalStandInTests(LocalAwsFixture local) : LocalTest(local)
{
    private const string Account = "123456789012";
    private const string Group = $"arn:aws:elasticloadbalancing:{Region}:{Account}:targetgroup/front/0123456789abcdef";
    private const string Cluster = $"arn:aws:ecs:{Region}:{Account}:cluster/platform";
    private const string Role = $"arn:aws:iam::{Account}:role/platform/tasks";
    private const int Line = 7;

    [Fact]
    public async Task An_application_of_an_account_is_deployed_and_its_service_runs()
    {
        Deployment.Write("deploy.local.json", """{ "shop": { "greeting": "hello" } }""");

        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.ApplyAsync(OfAccount()));

        var request = new DescribeServicesRequest { Cluster = Cluster, Services = ["shop-local"] };
        var service = (await Aws.Ecs.DescribeServicesAsync(request)).Services.Single();
        Assert.Equal((1, Cluster, Group), (service.RunningCount, service.ClusterArn, service.LoadBalancers.Single().TargetGroupArn));
        // One subnet of its id, two of the tag.
        Assert.Equal(3, service.NetworkConfiguration.AwsvpcConfiguration.Subnets.Count);
        Assert.Contains("sg-0123456789abcdef0", service.NetworkConfiguration.AwsvpcConfiguration.SecurityGroups);
        Assert.Equal(3, service.NetworkConfiguration.AwsvpcConfiguration.SecurityGroups.Count);
        var task = await TaskAsync();
        var container = task.ContainerDefinitions.Single();
        Assert.Equal((Role, "hello there"), (task.ExecutionRoleArn, container.Environment.Single().Value));
        Assert.Equal("/ecs/platform", container.LogConfiguration.Options["awslogs-group"]);
        Assert.Contains(
            $"[OK] stand-ins: the local AWS stands in for parameter /shop/greeting; subnets tag:tier=private, subnet-0123456789abcdef0; "
            + $"security groups sg-0123456789abcdef0, name:web, tag:role=db; target group {Group}; cluster {Cluster}; "
            + $"role {Role} (which may do everything here); log group /ecs/platform",
            Deployment.Events.Text,
            StringComparison.Ordinal);

        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(OfAccount()));
        Says("[OK] stand-ins: the local AWS stands in for parameter /shop/greeting; subnets tag:tier=private");
    }

    [Fact]
    public async Task An_account_is_refused_and_nothing_is_made_there()
    {
        Deployment.Write("deploy.local.json", """{ "/shop/greeting": "hello" }""");
        Deployment.Options = Deployment.Options with { Local = false };

        Assert.Equal(DeploymentOutcome.RefusedByPreflight, await Deployment.ApplyAsync(OfAccount()));
        Says("The parameter /shop/greeting does not exist in this account and Region.");
        Assert.Equal(DeploymentOutcome.RefusedByPreflight, await Deployment.ApplyAsync(OfAccount(variable: "one")));
        Says("no subnet carries the tag tier=private in this account and Region.");

        Assert.DoesNotContain("stand-ins", Deployment.Events.Text, StringComparison.Ordinal);
        Assert.Empty(await Local.MutationsAsync());
        Assert.Empty(await StandInsAsync());
    }

    [Fact]
    public async Task A_plan_is_shown_with_stand_ins_and_a_status_makes_none()
    {
        Deployment.Write("deploy.local.json", """{ "/shop/greeting": "hello" }""");

        Assert.Equal(DeploymentOutcome.RefusedByPreflight, await Deployment.RunAsync(RunVerb.Status, OfAccount(), null, default));
        Assert.Empty(await StandInsAsync());
        Assert.Equal(DeploymentOutcome.ChangesPending, await Deployment.PlanAsync(OfAccount()));
        Assert.NotEmpty(await StandInsAsync());
        Assert.Empty(await Local.MutationsAsync());
        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.RunAsync(RunVerb.Status, OfAccount(), null, default));
    }

    [Fact]
    public async Task A_parameter_without_a_value_is_refused_with_what_to_do()
    {
        var map = Map("ContainerDefinitions[app].Environment[VARIABLE].Value", Plans.Task);
        Assert.Equal(DeploymentOutcome.RefusedByPreflight, await Deployment.ApplyAsync(OfAccount(), map));

        var error = Deployment.Events.Diagnostics.Single();
        Assert.Equal(("DECS3017", Line), (error.Code, error.Location?.Line));
        Assert.StartsWith("The parameter /shop/greeting does not exist: the local AWS lacks it", error.Text, StringComparison.Ordinal);
        Assert.Contains("""{ "/shop/greeting": "…" }""", error.Text, StringComparison.Ordinal);
        Assert.Contains("dotnet user-secrets set", error.Text, StringComparison.Ordinal);
        var command = $"aws ssm put-parameter --name /shop/greeting --type String --value … --region {Region} --endpoint-url {Local.Url}";
        Assert.Contains(command, error.Text, StringComparison.Ordinal);
        Assert.Empty(await StandInsAsync());
    }

    [Fact]
    public async Task A_parameter_has_the_value_of_the_variable_that_it_is_and_one_that_somebody_made_stays()
    {
        Deployment.Write("deploy.local.json", """{ "VARIABLE": "of the variable", "shop:level": "mine" }""");
        await Aws.Ssm.PutParameterAsync(new PutParameterRequest { Name = "/shop/level", Type = "String", Value = "own" });
        var tag = new TagSpec("level", "@{ssm:/shop/level}");
        var plan = Plans.Shop(variable: "@{ssm:/shop/colour}").With(new ClusterSpec { Name = "shop", Tags = EquatableList.Of(tag) });

        await DeployedAsync(plan);

        Assert.Equal("of the variable", (await TaskAsync()).ContainerDefinitions.Single().Environment.Single().Value);
        var request = new DescribeClustersRequest { Clusters = ["shop-local"], Include = ["TAGS"] };
        var cluster = (await Aws.Ecs.DescribeClustersAsync(request)).Clusters.Single();
        Assert.Equal("own", cluster.Tags.Single(tag => tag.Key == "level").Value);
    }

    [Fact]
    public async Task A_subnet_may_be_named_by_a_parameter()
    {
        Deployment.Write("deploy.local.json", """{ "/net/subnet": "subnet-00000000000000aaa" }""");
        await DeployedAsync(WithNetwork(new NetworkSpec { Subnets = EquatableList.Of("@{ssm:/net/subnet}") }));
        Says("subnet subnet-00000000000000aaa");
    }

    [Theory]
    [InlineData("target group", $"arn:aws:elasticloadbalancing:us-east-1:{Account}:targetgroup/a/1", "It lies in the Region 'us-east-1'")]
    [InlineData("subnet", "subnet-private", "That is no id such as subnet-0123456789abcdef0.")]
    public async Task What_can_be_no_stand_in_is_refused_at_the_property_that_names_it(string kind, string named, string why)
    {
        var plan = kind == "subnet"
            ? WithNetwork(new NetworkSpec { Subnets = EquatableList.Of(named) })
            : Plans.Shop().With(Service with { LoadBalancers = Balanced(named) });
        var path = kind == "subnet" ? "NetworkConfiguration.AwsvpcConfiguration.Subnets" : $"LoadBalancers[{named}:8080]";

        Assert.Equal(DeploymentOutcome.RefusedByPreflight, await Deployment.ApplyAsync(plan, Map(path, Plans.Service)));

        var error = Deployment.Events.Diagnostics.Single();
        Assert.Equal(("DECS3019", Line), (error.Code, error.Location?.Line));
        Assert.Contains($"the local AWS cannot stand in for the {kind} '{named}': {why}", error.Text, StringComparison.Ordinal);
        Says("[NG] stand-ins: ");
        Assert.Empty(await Local.MutationsAsync());
    }

    [Theory]
    [InlineData("platform", "aws ecr create-repository --repository-name platform --region eu-central-1 --endpoint-url http")]
    [InlineData($"arn:aws:ecr:{Region}:{Account}:repository/platform", "a repository that is named without an account")]
    public async Task A_repository_of_somebody_else_without_an_image_is_refused(string identifier, string help)
    {
        var repository = new EcrRepositorySpec { Name = "shop", Ownership = Ownership.External, Identifier = identifier };
        Assert.Equal(DeploymentOutcome.RefusedByPreflight, await Deployment.ApplyAsync(Plans.Shop(ownImage: true).With(repository)));
        Refuses("ecr-repository/shop is declared External, but ");
        Refuses(help);
        Assert.Empty(await StandInsAsync());
    }

    [Fact]
    public async Task A_task_definition_of_somebody_else_is_refused_with_what_to_do()
    {
        var plan = Plans.Shop().With(new TaskDefinitionSpec { Name = "shop", Ownership = Ownership.External, Identifier = "platform" });
        Assert.Equal(DeploymentOutcome.RefusedByPreflight, await Deployment.ApplyAsync(plan));
        Refuses("cannot stand in for a task definition, which says what runs: deploy the project");
    }

    [Fact]
    public async Task What_another_project_makes_is_that_project_s()
    {
        var owner = new OwnerSpec { Application = "platform", Project = "Platform", ProjectFile = "../Platform/Platform.csproj" };
        var plan = Plans.Shop().With(new ClusterSpec { Name = "shop", Ownership = Ownership.External, Owner = owner });
        Assert.Equal(DeploymentOutcome.RefusedByPreflight, await Deployment.ApplyAsync(plan));
        Refuses("Deploy it first: dotnet publish ../Platform/Platform.csproj -p:DeployToEcs=local");
        Assert.Empty(await StandInsAsync());
    }

    [Fact]
    public async Task A_stand_in_that_an_application_would_own_is_called_one_and_can_be_adopted()
    {
        var external = new ClusterSpec { Name = "shop", Ownership = Ownership.External, Identifier = "platform-local" };
        await DeployedAsync(Plans.Shop().With(external));
        using var platform = new Support.Deployment(Local.Url, project: "Platform");
        var own = new ClusterSpec { Name = "platform" };
        var plan = new DeploymentPlan { Application = "platform", Resources = EquatableList.Of<ResourceSpec>(own) };

        Assert.Equal(DeploymentOutcome.RefusedNotOurs, await platform.ApplyAsync(plan));
        Assert.Contains(
            "cluster/platform-local is a stand-in, which the local AWS made because an application refers to it",
            platform.Events.Diagnostics.Single().Text,
            StringComparison.Ordinal);

        var adopted = plan.With(own with { Ownership = Ownership.Adopted, Identifier = "platform-local" });
        Assert.Equal(DeploymentOutcome.Succeeded, await platform.ApplyAsync(adopted));
    }

    [Fact]
    public async Task A_secret_whose_ARN_is_named_gets_a_stand_in_with_all_keys_that_are_used()
    {
        Deployment.Write("deploy.local.json", """{ "PASSWORD": "p" }""");
        var task = Plans.TaskDefinition(false, "one");
        var password = new SecretSpec("PASSWORD", "secretsmanager:shop/db:password");
        var container = task.ContainerDefinitions.Single() with { Secrets = EquatableList.Of(password) };
        var role = (RoleSpec)Plans.Shop().Find(Plans.ExecutionRole)!;
        var read = Plans.Statement("Read", ["secretsmanager:GetSecretValue"], ["@{secretsmanager-arn:shop/db}"]);

        await DeployedAsync(Plans.Shop().With(
            task with { ContainerDefinitions = EquatableList.Of(container) },
            role with { Statements = role.Statements.Append(read).ToEquatableList() }));

        Assert.Equal("""{"password":"p"}""", (await Aws.Secrets.GetSecretValueAsync(new() { SecretId = "shop/db" })).SecretString);
    }

    private static ServiceSpec Service => (ServiceSpec)Plans.Shop().Find(Plans.Service)!;

    private static EquatableList<LoadBalancerSpec> Balanced(string group) =>
        EquatableList.Of(new LoadBalancerSpec { TargetGroup = group, ContainerName = "app", ContainerPort = 8080 });

    private static DeploymentPlan WithNetwork(NetworkSpec network) => Plans.Shop().With(Service with { NetworkConfiguration = network });

    /// <summary>The shop of a team whose networks, cluster, role, log group and load balancer are made by others.</summary>
    private static DeploymentPlan OfAccount(string variable = "@{ssm:/shop/greeting} there") => Plans.Shop(variable: variable).With(
        new ClusterSpec { Name = "shop", Ownership = Ownership.External, Identifier = Cluster },
        new RoleSpec
        {
            Name = Plans.ExecutionRole.Name,
            TrustedService = "ecs-tasks.amazonaws.com",
            Ownership = Ownership.External,
            Identifier = Role,
        },
        new LogGroupSpec { Name = Plans.LogGroup.Name, Ownership = Ownership.External, Identifier = "/ecs/platform" },
        Service with
        {
            NetworkConfiguration = new NetworkSpec
            {
                Subnets = EquatableList.Of("tag:tier=private", "subnet-0123456789abcdef0"),
                SecurityGroups = EquatableList.Of("sg-0123456789abcdef0", "name:web", "tag:role=db"),
            },
            LoadBalancers = Balanced(Group),
        });

    private static SourceMap Map(string property, ResourceAddress address) => new()
    {
        Locations = EquatableList.Of(
            new SourceLocation(address, "", "Shop.cs", 3, 1), new SourceLocation(address, property, "Shop.cs", Line, 1)),
    };

    private void Says(string text) => Assert.Contains(text, Deployment.Events.Text, StringComparison.Ordinal);

    private void Refuses(string text) => Assert.Contains(text, Deployment.Events.Diagnostics.Single().Text, StringComparison.Ordinal);

    private async Task<TaskDefinition> TaskAsync() =>
        (await Aws.Ecs.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = "shop-local" })).TaskDefinition;

    private async Task<IReadOnlyList<string>> StandInsAsync()
    {
        using var http = new HttpClient();
        var reply = System.Text.Json.Nodes.JsonNode.Parse(await http.GetStringAsync($"{Local.Url}/_local/seed"))!;
        return [.. reply["standIns"]!.AsArray().Select(thing => (string)thing!["id"]!)];
    }
}
