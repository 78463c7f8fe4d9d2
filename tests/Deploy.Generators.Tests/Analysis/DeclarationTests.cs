using Deploy.Generators.Tests.Support;

namespace Deploy.Generators.Tests.Analysis;

/// <summary>Faults of declarations, of which a finished plan has no trace.</summary>
public sealed class DeclarationTests
{
    private const string Task = "[TaskDefinition(Cpu = 256, Memory = 512), Container(\"api\", Image = \"docker.io/library/nginx:1.27.2\", Port = 80)]";

    [Fact]
    public Task A_reference_to_nothing() => Expect(
        "Error DECS0901 at Service(DesiredCount = 1): 'service/storefront-api' needs a cluster, and neither its class nor this assembly declares one. Add [Cluster], or name a class with Cluster = typeof(…).",
        $"{Task} [Service(DesiredCount = 1)] public sealed class Api;");

    [Fact]
    public Task A_reference_to_one_of_several() => Expect(
        "Error DECS0902 at Service: 'service/storefront-api' does not say which cluster it means. Set Cluster = typeof(…) to one of: Blue, Green.",
        $"[Cluster] public sealed class Blue; [Cluster] public sealed class Green; {Task} [Service] public sealed class Api;");

    [Fact]
    public Task A_reference_to_a_class_of_another_kind() => Expect(
        "Error DECS0913 at typeof(Api): 'Api' is not a cluster: it has no [Cluster]. Declare it there.",
        $"{Task} [Service(Cluster = typeof(Api))] public sealed class Api;");

    [Fact]
    public Task A_schedule_without_a_task_definition_is_one_fault() => Expect(
        "Error DECS0901 at Schedule(\"rate(1 day)\"): 'schedule/storefront-nightly' needs a task definition, and neither its class nor this assembly declares one. Add [TaskDefinition], or name a class with TaskDefinition = typeof(…).",
        "[Cluster, Schedule(\"rate(1 day)\")] public sealed class Nightly;");

    [Fact]
    public Task A_detail_without_its_resource() => Expect(
        "Error DECS0903 at Network(Subnets = [\"subnet-0123abcd\"]): [Network] on Main details a service or schedule, and the class declares none. Declare one on Main, or move [Network] to the class that does.",
        "[Cluster, Network(Subnets = [\"subnet-0123abcd\"])] public sealed class Main;");

    [Fact]
    public Task A_detail_on_a_class_without_any_resource() => Expect(
        "Error DECS0903 at Environment(\"A\", \"1\"): [Environment] on Nothing details a task definition, and the class declares none. Declare one on Nothing, or move [Environment] to the class that does.",
        "[Environment(\"A\", \"1\")] public sealed class Nothing;");

    [Fact]
    public Task A_container_that_does_not_exist() => Expect(
        "Error DECS0904 at \"apu\": 'apu' is not a container of 'task-definition/storefront-api'. Set Container to one of: api.",
        $"{Task} [Environment(\"A\", \"1\", Container = \"apu\")] public sealed class Api;");

    [Fact]
    public Task A_detail_that_two_resources_could_take() => Expect(
        "Error DECS0905 at Network(Subnets = [\"subnet-0123abcd\"]): [Network] on Api could belong to the service and the schedule. Set For = ResourceFor.… to say which.",
        $"{Task} [Cluster, Service, Schedule(\"rate(1 day)\"), Network(Subnets = [\"subnet-0123abcd\"])] public sealed class Api;");

    [Fact]
    public Task A_property_that_two_resources_have() => Expect(
        "Error DECS0905 at ManagedElsewhere(\"LaunchType\"): [ManagedElsewhere] on Api could belong to the service and the schedule. Set For = ResourceFor.… to say which.",
        $"{Task} [Cluster, Service, Schedule(\"rate(1 day)\"), ManagedElsewhere(\"LaunchType\")] public sealed class Api;");

    [Fact]
    public Task A_property_that_no_resource_has() => Expect(
        "Error DECS0964 at \"DesiredCont\": 'DesiredCont' is not a property of a resource on Api. Name one with nameof, such as nameof(ServiceAttribute.DesiredCount).",
        $"{Task} [Cluster, Service, ManagedElsewhere(\"DesiredCont\")] public sealed class Api;");

    [Fact]
    public Task Two_resources_of_one_address() => Expect(
        "Error DECS0906 at Cluster(\"main\"): 'cluster/main' is declared on Second and on First. Give one of them another name.",
        "[Cluster(\"main\")] public sealed class First; [Cluster(\"main\")] public sealed class Second;");

    [Fact]
    public Task An_attribute_that_stands_twice() => Expect(
        "Error DECS0960 at Cluster(\"b\"): [Cluster] stands twice on Main for one thing; only the first counts. Remove one, or give it another name or Stage.",
        "[Cluster(\"a\"), Cluster(\"b\")] public sealed class Main;");

    [Fact]
    public Task A_stage_that_is_not_declared() => Expect(
        "Error DECS0907 at \"prd\": Stage 'prd' is not declared (declared: dev, prod). Correct the name, or add it to Stages of [assembly: Deployment(…)].",
        "[Cluster, Cluster(Stage = \"prd\")] public sealed class Main;",
        "[assembly: Deployment(\"shop\", Stages = [\"dev\", \"prod\"])]");

    [Fact]
    public Task A_stage_of_the_deployment_that_is_not_declared() => Expect(
        "Error DECS0907 at \"prd\": Stage 'prd' is not declared (declared: none). Correct the name, or add it to Stages of [assembly: Deployment(…)].",
        "[Cluster] public sealed class Main;",
        "[assembly: Deployment(\"shop\"), Deployment(Stage = \"prd\", Region = \"eu-central-1\")]");

    [Fact]
    public Task Removing_without_a_stage() => Expect(
        "Error DECS0966 at true: [Tag] on Main sets Remove without Stage, so that it says nothing. Set Stage to the stage that must not have it, or delete the attribute.",
        "[Cluster, Tag(\"a\", Remove = true)] public sealed class Main;");

    [Fact]
    public Task Removing_what_is_not_there() => Expect(
        "Error DECS0910 at true: [Tag] on Main overrides stage 'prod', but the base declares nothing that it could override. Declare [Tag] without Stage, or remove this one.",
        "[Cluster, Tag(\"a\", Remove = true, Stage = \"prod\")] public sealed class Main;",
        "[assembly: Deployment(\"shop\", Stages = [\"prod\"])]");

    [Fact]
    public Task Renaming_in_a_stage() => Expect(
        "Error DECS0961 at \"other\": Stage 'prod' cannot rename 'cluster/shop-main': the name is its identity in every stage. Remove the name here; the environment is in the physical name already.",
        "[Cluster, Cluster(\"other\", Stage = \"prod\")] public sealed class Main;",
        "[assembly: Deployment(\"shop\", Stages = [\"prod\"])]");

    [Theory]
    [InlineData("[Environment(\"A\")]", "Environment(\"A\"): [Environment] needs Value. Set it.")]
    [InlineData("[Secret(\"A\")]", "Secret(\"A\"): [Secret] needs From. Set it.")]
    [InlineData("[HealthCheck(IntervalSeconds = 30, TimeoutSeconds = 5)]", "HealthCheck(IntervalSeconds = 30, TimeoutSeconds = 5): [HealthCheck] needs a command. Set it.")]
    [InlineData("[AwsLogs(External = true)]", "AwsLogs(External = true): [AwsLogs] needs LogGroup. Set it.")]
    [InlineData("[Cluster, Schedule(TaskCount = 2)]", "Schedule(TaskCount = 2): [Schedule] needs an expression. Set it.")]
    public async Task A_value_that_nothing_works_without(string details, string expected) =>
        Assert.Equal([$"Error DECS0962 at {expected}"], await Findings($"{Task} {details} public sealed class Api;", ""));

    [Theory]
    [InlineData("ExpireImages(TagPrefixes = [\"pr-\"])", "neither is")]
    [InlineData("ExpireImages(TagPrefixes = [\"pr-\"], KeepNewest = 3, OlderThanDays = 4)", "both are")]
    public async Task Exactly_one_of_two(string attribute, string what) =>
        Assert.Equal([$"Error DECS0911 at {attribute}: [ExpireImages] needs exactly one of OlderThanDays and KeepNewest; {what} set."], await Findings($"[EcrRepository, {attribute}] public sealed class Api;", ""));

    [Fact]
    public Task A_port_that_must_be_named() => Expect(
        "Error DECS0963 at TargetGroup(\"web\"): Container 'api' does not have exactly one port (it has: 80, 81). Set Port to the one that is registered with the target group.",
        $"{Task} [Cluster, Service, Port(80), Port(81), TargetGroup(\"web\")] public sealed class Api;");

    [Fact]
    public Task An_old_address_that_is_none() => Expect(
        "Error DECS0965 at \"service-old\": 'service-old' is not an address. Write the kind and the old name, such as service/old-name.",
        $"{Task} [Cluster, Service, MovedFrom(\"service-old\")] public sealed class Api;");

    [Fact]
    public Task An_old_address_of_a_kind_that_the_class_does_not_have() => Expect(
        "Error DECS0903 at \"schedule/old\": [MovedFrom] on Api details a schedule, and the class declares none. Declare one on Api, or move [MovedFrom] to the class that does.",
        $"{Task} [Cluster, Service, MovedFrom(\"schedule/old\")] public sealed class Api;");

    [Fact]
    public Task A_permission_for_somebody_elses_role() => Expect(
        "Error DECS0903 at Allow(\"s3:GetObject\", \"*\"): [Allow] on Api details a [TaskRole] that is not External, and the class declares none. Declare one on Api, or move [Allow] to the class that does.",
        $"{Task} [TaskRole(\"code\", Ownership = Ownership.External), Allow(\"s3:GetObject\", \"*\")] public sealed class Api;");

    [Fact]
    public async Task An_image_and_a_repository() =>
        Assert.Equal(
            ["Error DECS0912 at \"docker.io/library/nginx:1.27.2\": Container 'web' of 'task-definition/storefront-web' sets both Image and Repository. Remove Image to run the project's own image, or Repository to run somebody else's."],
            await Findings("[EcrRepository, TaskDefinition(Cpu = 256, Memory = 512), Container(\"web\", Image = \"docker.io/library/nginx:1.27.2\", Repository = typeof(Web))] public sealed class Web;", ""));

    [Fact]
    public Task A_waiver_without_a_reason() => Expect(
        "Error DECS0908 at AllowRule(\"DECS0202\"): [AllowRule(\"DECS0202\")] does not say why. Add Because = \"…\".",
        "[Cluster] public sealed class Main;",
        "[assembly: AllowRule(\"DECS0202\")]");

    private static async Task Expect(string expected, string source, string assembly = "") => Assert.Equal([expected], await Findings(source, assembly));

    private static async Task<string[]> Findings(string source, string assembly)
    {
        var found = await Analyze.Diagnostics($"using Deploy.Ecs;\n{assembly}\n{source}");
        return [.. found.Where(diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error)
            .Select(diagnostic => $"{Analyze.Describe(diagnostic).Split(": ", 2)[1]}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}")];
    }
}
