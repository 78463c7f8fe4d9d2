using Deploy.Ecs;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Rules.References;
using Deploy.Rules.Services;
using static Deploy.Rules.Tests.RuleCase;

namespace Deploy.Rules.Tests.Cases;

internal static class ReferenceCases
{
    public static RuleCase[] All =>
    [
        Violates<ReferenceExists>("a cluster", "Cluster", plan => plan.Run(s => s with { Cluster = new("cluster", "other") })),
        Violates<ReferenceExists>("a container's repository", "ContainerDefinitions[api].Repository", plan => plan.Container(c => c with { Repository = new("ecr-repository", "other") })),
        Passes<ReferenceExists>("an external cluster", plan => plan.Cluster(c => c with { Ownership = Ownership.External, Identifier = "shop" })),
        Violates<ReferenceKind>("a service for a cluster", "Cluster", plan => plan.Timer(s => s with { Cluster = new("service", "api") })),
        Violates<ReferenceKind>("a log group for a role", "TaskRole", plan => plan.Task(t => t with { TaskRole = new("log-group", "/ecs/api") })),
        Passes<ReferenceKind>("a role for a task role", plan => plan),
        Violates<ApplicationName>("upper case", "Application", plan => plan with { Application = "Shop" }),
        Passes<ApplicationName>("one character", plan => plan with { Application = "s" }),
        Violates<StageName>("a hyphen in front", "Stages[-prod]", plan => Staged(plan, "-prod")),
        Passes<StageName>("a hyphen within", plan => Staged(plan, "my-stage")),
        Violates<StageUnique>("twice", "Stages[dev]", plan => plan with { Stages = EquatableList.Of(new StageSpec { Name = "dev" }, new StageSpec { Name = "dev" }) }),
        Passes<StageUnique>("two stages", plan => plan with { Stages = EquatableList.Of(new StageSpec { Name = "dev" }, new StageSpec { Name = "prod" }) }),
        Violates<AccountId>("a lost zero", "Account", plan => plan with { Account = "12345678901" }, typeof(RoleToAssumeAccount), typeof(ArnRegion)),
        Violates<AccountId>("of a stage", "Stages[prod].Account", plan => Staged(plan with { RoleToAssume = null }, new StageSpec { Name = "prod", Account = "prod" }), typeof(ArnRegion)),
        Passes<AccountId>("a placeholder", plan => plan with { Account = "@{ProdAccount}" }),
        Violates<RegionForm>("no number", "Region", plan => plan with { Region = "frankfurt" }, typeof(ArnRegion)),
        Passes<RegionForm>("GovCloud", plan => (plan with { Region = "us-gov-west-1", RoleToAssume = null }).Run(s => s with { LoadBalancers = EquatableList<LoadBalancerSpec>.Empty })),
        Violates<RegionUnknown>("a Region to come", "Region", plan => (plan with { Region = "eu-central-9" }).Run(s => s with { LoadBalancers = EquatableList<LoadBalancerSpec>.Empty })),
        Passes<RegionUnknown>("Melbourne", plan => (plan with { Region = "ap-southeast-4" }).Run(s => s with { LoadBalancers = EquatableList<LoadBalancerSpec>.Empty })),
        Violates<RoleToAssumeArn>("a name", "RoleToAssume", plan => plan with { RoleToAssume = "deployer" }),
        Violates<RoleToAssumeArn>("an ARN of a user", "RoleToAssume", plan => plan with { RoleToAssume = "arn:aws:iam::123456789012:user/deployer" }),
        Passes<RoleToAssumeArn>("a path", plan => plan with { RoleToAssume = "arn:aws:iam::123456789012:role/ci/deployer" }),
        Violates<RoleToAssumeAccount>("of another account", "RoleToAssume", plan => plan with { RoleToAssume = "arn:aws:iam::210987654321:role/deployer" }),
        Passes<RoleToAssumeAccount>("without a pinned account", plan => plan with { Account = null }),
        Violates<NameTemplateForm>("without the name", "NameTemplate", plan => plan with { NameTemplate = "shop-{environment}" }),
        Violates<NameTemplateForm>("an unknown part", "NameTemplate", plan => plan with { NameTemplate = "{name}-{environment}-{region}" }),
        Violates<NameTemplateForm>("another name for the environment", "NameTemplate", plan => plan with { NameTemplate = "{name}-{stage}" }),
        Passes<NameTemplateForm>("all three parts", plan => plan with { NameTemplate = "{application}-{name}-{environment}" }),
        Violates<NameTemplateEnvironment>("without the environment", "NameTemplate", plan => plan with { NameTemplate = "{application}-{name}" }),
        Passes<NameTemplateEnvironment>("the default", plan => plan),
        Violates<ExternalIdentifier>("nothing", "Identifier", plan => plan.Cluster(c => c with { Ownership = Ownership.External, Identifier = " " })),
        Passes<ExternalIdentifier>("of a referenced assembly", plan => plan.Cluster(c => c with { Ownership = Ownership.External })),
        Passes<ExternalIdentifier>("a name", plan => plan.Cluster(c => c with { Ownership = Ownership.External, Identifier = "shop" })),
        Violates<IdentifierArn>("half an ARN", "Identifier", plan => plan.Cluster(c => c with { Ownership = Ownership.External, Identifier = "arn:aws:ecs:cluster/shop" })),
        Passes<IdentifierArn>("an ARN", plan => plan.Cluster(c => c with { Ownership = Ownership.External, Identifier = "arn:aws:ecs:eu-central-1:123456789012:cluster/shop" })),
        Violates<IdentifierKind>("of a bucket", "Identifier", plan => plan.TaskRole(r => r with { Ownership = Ownership.External, Identifier = "arn:aws:s3:::assets" })),
        Violates<IdentifierKind>("of a service", "Identifier", plan => plan.Cluster(c => c with { Ownership = Ownership.External, Identifier = "arn:aws:ecs:eu-central-1:123456789012:service/shop/api" })),
        Violates<IdentifierKind>("of nothing", "Identifier", plan => plan.Cluster(c => c with { Ownership = Ownership.External, Identifier = "arn:aws:ecs:eu-central-1:123456789012:cluster/" })),
        Passes<IdentifierKind>("of its kind", plan => plan.TaskRole(r => r with { Ownership = Ownership.External, Identifier = "arn:aws:iam::123456789012:role/path/assets" })),
        Violates<ArnAccount>("a lost zero", "ContainerDefinitions[api].Secrets[DB].ValueFrom", plan => plan.Container(c => c with { Secrets = EquatableList.Of(new SecretSpec("DB", "arn:aws:ssm:eu-central-1:12345678901:parameter/db")) })),
        Violates<ArnAccount>("of the deploying role", "RoleToAssume", plan => plan with { Account = null, RoleToAssume = "arn:aws:iam::12345:role/deployer" }),
        Passes<ArnAccount>("none, AWS's own, or any", plan => plan.TaskRole(r => r with { Statements = EquatableList.Of(Plans.Statement("A", "s3:GetObject", "arn:aws:s3:::a", "arn:aws:iam::aws:policy/x", "arn:aws:sqs:*:*:a")) })),
        Violates<MovedFromExists>("still in use", "MovedFrom", plan => plan.Run(s => s with { MovedFrom = new("service", "old") }).Add(Service("old"))),
        Passes<MovedFromExists>("gone", plan => plan.Run(s => s with { MovedFrom = new("service", "old") })),
        Violates<MovedFromKind>("a cluster", "MovedFrom", plan => plan.Run(s => s with { MovedFrom = new("cluster", "old") })),
        Passes<MovedFromKind>("a service", plan => plan.Run(s => s with { MovedFrom = new("service", "old") })),
        Violates<ManagedElsewhereProperty>("a typing mistake", "ManagedElsewhere", plan => plan.Run(s => s with { ManagedElsewhere = EquatableList.Of("Desired") })),
        Passes<ManagedElsewhereProperty>("the desired count", plan => plan.Run(s => s with { ManagedElsewhere = EquatableList.Of("DesiredCount") })),
        Violates<PlaceholderForm>("an unknown look-up", "ContainerDefinitions[api].Environment[A].Value", plan => plan.Container(c => c with { Environment = EquatableList.Of(new EnvironmentVariableSpec("A", "@{vault:x}")) })),
        Violates<PlaceholderForm>("a resource that is not there", "ContainerDefinitions[api].Environment[A].Value", plan => plan.Container(c => c with { Environment = EquatableList.Of(new EnvironmentVariableSpec("A", "@{arn:cluster/other}")) })),
        Violates<PlaceholderForm>("nothing to look up", "ContainerDefinitions[api].Environment[A].Value", plan => plan.Container(c => c with { Environment = EquatableList.Of(new EnvironmentVariableSpec("A", "@{ssm:}")) })),
        Violates<PlaceholderForm>("never closed", "ContainerDefinitions[api].Environment[A].Value", plan => plan.Container(c => c with { Environment = EquatableList.Of(new EnvironmentVariableSpec("A", "@{bucket hunter2")) })),
        Passes<PlaceholderForm>("a literal", plan => plan.Container(c => c with { Environment = EquatableList.Of(new EnvironmentVariableSpec("A", "@@{bucket")) })),
        Passes<PlaceholderForm>("every form", plan => plan.Container(c => c with { Environment = EquatableList.Of(new EnvironmentVariableSpec("A", "@{Name} @{env:X} @{ssm:/a} @{secretsmanager-arn:b} @{account} @{name:cluster/shop} @@{vault:x}")) })),
        Violates<ArnPartition>("of China", "DeadLetterQueueArn", plan => plan.Timer(s => s with { DeadLetterQueueArn = "arn:aws-cn:sqs:eu-central-1:123456789012:dead" })),
        Passes<ArnPartition>("without a Region", plan => (plan with { Region = null }).Timer(s => s with { DeadLetterQueueArn = "arn:aws-cn:sqs:eu-central-1:123456789012:dead" })),
        Violates<ArnRegion>("another Region", "DeadLetterQueueArn", plan => plan.Timer(s => s with { DeadLetterQueueArn = "arn:aws:sqs:us-east-1:123456789012:dead" })),
        Violates<ArnRegion>("another account", "DeadLetterQueueArn", plan => plan.Timer(s => s with { DeadLetterQueueArn = "arn:aws:sqs:eu-central-1:210987654321:dead" })),
        Passes<ArnRegion>("a policy's resource", plan => plan.TaskRole(r => r with { Statements = EquatableList.Of(Plans.Statement("A", "sqs:SendMessage", "arn:aws:sqs:us-east-1:210987654321:x")) })),
        Violates<TagCount>("45", "Tags", plan => Tags(plan, [.. Enumerable.Range(0, 45).Select(index => new TagSpec($"t{index}", ""))])),
        Passes<TagCount>("44", plan => Tags(plan, [.. Enumerable.Range(0, 44).Select(index => new TagSpec($"t{index}", ""))])),
        Violates<TagKeyForm>("empty", "Tags[]", plan => Tags(plan, new TagSpec("", "x"))),
        Violates<TagKeyForm>("an exclamation mark", "Tags[team!]", plan => Tags(plan, new TagSpec("team!", "x"))),
        Passes<TagKeyForm>("an umlaut", plan => Tags(plan, new TagSpec("größe", "x"))),
        Violates<TagValueForm>("257 characters", "Tags[team].Value", plan => Tags(plan, new TagSpec("team", new string('a', 257)))),
        Passes<TagValueForm>("empty", plan => Tags(plan, new TagSpec("team", ""))),
        Violates<TagReserved>("AWS's prefix in a key", "Tags[AWS:team]", plan => Tags(plan, new TagSpec("AWS:team", "x"))),
        Passes<TagReserved>("in the middle", plan => Tags(plan, new TagSpec("my-aws:team", "x"))),
        Violates<TagIdentity>("our prefix", "Tags[deploy-ecs:application]", plan => Tags(plan, new TagSpec("deploy-ecs:application", "x"))),
        Passes<TagIdentity>("in the middle", plan => Tags(plan, new TagSpec("my-deploy-ecs:application", "x"))),
        Violates<TagUnique>("twice", "Tags[team]", plan => Tags(plan, new TagSpec("team", "a"), new TagSpec("team", "b"))),
        Violates<TagUnique>("keys of a role that differ in case", "Tags[team]", plan => plan.Add(new RoleSpec { Name = "tagged", TrustedService = "ecs-tasks.amazonaws.com", Tags = EquatableList.Of(new TagSpec("team", "a"), new TagSpec("Team", "b")) })),
        Passes<TagUnique>("keys that differ in case", plan => Tags(plan, new TagSpec("team", "a"), new TagSpec("Team", "b"))),
        Violates<AddressUnique>("two clusters", "Name", plan => plan.Add(new ClusterSpec { Name = "shop" })),
        Passes<AddressUnique>("a cluster and a repository", plan => plan.Add(new EcrRepositorySpec { Name = "shop" })),
    ];

    private static DeploymentPlan Staged(DeploymentPlan plan, string stage) => Staged(plan, new StageSpec { Name = stage });

    private static DeploymentPlan Staged(DeploymentPlan plan, StageSpec stage) => plan with { Stages = EquatableList.Of(stage) };

    private static DeploymentPlan Tags(DeploymentPlan plan, params TagSpec[] tags) => plan.Cluster(c => c with { Tags = EquatableList.Of(tags) });

    private static ServiceSpec Service(string name) => (ServiceSpec)Plans.Valid.Find(new("service", "api"))! with { Name = name };
}
