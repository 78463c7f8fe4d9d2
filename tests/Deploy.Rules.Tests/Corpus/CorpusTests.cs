using System.Text.Json.Nodes;
using Deploy.Ecs;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Rules.Schedules;
using Deploy.Rules.Security;
using Deploy.Testing;
using Deploy.Testing.Corpus;

namespace Deploy.Rules.Tests.Corpus;

/// <summary>What AWS accepted must never be an error.</summary>
[Trait(SharedFolder.Trait, SharedFolder.Name)]
public class CorpusTests
{
    /// <summary>AWS accepts it, but we do not: a policy of ours, not a fact of theirs.</summary>
    private static readonly Type[] OurPolicies = [typeof(SecretInEnvironment)];

    /// <summary>Files that AWS never accepted, and why.</summary>
    private static readonly Dictionary<string, string> NeverAccepted = new()
    {
        ["taskdef/Qbizinc__airflow-presto__1"] = "startTimeout 600: Fargate's documentation and API allow 120",
        ["taskdef/getmoto__moto__4"] = "a test of moto's that a size is missing",
        ["taskdef/gweecl__amazon-ecs-laravel__3"] = "the skeleton that the aws command prints, not filled in",
        ["service/gweecl__amazon-ecs-laravel__2"] = "a template whose list of subnets is empty",
        ["ecr-lifecycle/Shannkz__lambda-ecr-policies__1"] = "two rules of one priority, which a Lambda renumbers before it sends them",
        ["ecr-lifecycle/getmoto__moto__1"] = "a test of moto's of an untagged rule with tags",
        ["ecr-lifecycle/trussworks__terraform-aws-ecr-repo__1"] = "a rule for tagged images without tags, which ECR refuses",
    };

    [Fact]
    public void Fargate_task_definitions_have_no_errors()
    {
        var count = ErrorsOf("taskdef", json => IsFargate(json) ? CorpusSpecs.TaskDefinition(json) : null);

        Assert.True(count >= CorpusFiles.Expected(corpus: 91, sample: 8), $"Only {count} task definitions of Fargate were found.");
    }

    [Fact]
    public void Services_have_no_errors()
    {
        var count = ErrorsOf("service", json => json.Text("launchType") == "FARGATE" ? CorpusSpecs.Service(json) : null);

        Assert.True(count >= CorpusFiles.Expected(corpus: 31, sample: 3), $"Only {count} services on Fargate were found.");
    }

    [Fact]
    public void Lifecycle_policies_have_no_errors()
    {
        var count = ErrorsOf("ecr-lifecycle", json => CorpusSpecs.CanSayLifecycle(json) ? CorpusSpecs.Repository(json) : null);

        Assert.True(count >= CorpusFiles.Expected(corpus: 16, sample: 2), $"Only {count} lifecycle policies were found.");
    }

    [Theory]
    [InlineData("schedule")]
    [InlineData("rule")]
    public void Schedule_expressions_have_no_errors(string kind)
    {
        var expressions = CorpusFiles.OfKind(kind)
            .Select(file => file.Json is JsonObject ? file.Json.Text("ScheduleExpression") : null)
            .OfType<string>()
            .Where(expression => expression != "some cron") // moto's tests, which AWS never saw
            .ToArray();

        var errors = expressions.SelectMany(expression => Errors(expression, Schedule(expression)));

        Assert.True(expressions.Length >= CorpusFiles.Expected(corpus: 9, sample: 3), $"Only {expressions.Length} expressions were found.");
        Assert.Empty(errors);
    }

    /// <summary>Demands that the files of a kind which a spec can say have no errors, but for those of which it is known; returns their number.</summary>
    private static int ErrorsOf(string kind, Func<JsonNode, ResourceSpec?> read)
    {
        var specs = CorpusFiles.OfKind(kind)
            .Select(file => (Name: $"{kind}/{file.Name}", Spec: read(file.Json)))
            .Where(file => file.Spec is not null)
            .ToDictionary(file => file.Name, file => Errors(file.Name, file.Spec!).ToArray());
        var unexpected = specs.Where(file => !NeverAccepted.ContainsKey(file.Key)).SelectMany(file => file.Value).ToArray();
        Assert.True(unexpected.Length == 0, string.Join('\n', unexpected));
        Assert.DoesNotContain(specs, file => NeverAccepted.ContainsKey(file.Key) && file.Value.Length == 0);
        return specs.Count;
    }

    internal static ScheduleSpec Schedule(string expression) =>
        (ScheduleSpec)Plans.Valid.Find(new("schedule", "nightly"))! with { ScheduleExpression = expression };

    private static bool IsFargate(JsonNode json) =>
        json["requiresCompatibilities"] is JsonArray all && all.Any(node => node?.ToString() == "FARGATE")
        && json["containerDefinitions"] is JsonArray containers && containers.All(container => container is JsonObject);

    private static IEnumerable<string> Errors(string file, ResourceSpec resource)
    {
        var plan = new DeploymentPlan
        {
            Application = "corpus",
            Resources = EquatableList.Of(
                resource,
                External(new ClusterSpec { Name = "c" }),
                External(new ClusterSpec { Name = "shop" }),
                External(new TaskDefinitionSpec { Name = resource is TaskDefinitionSpec ? "other" : "t" }),
                External(new TaskDefinitionSpec { Name = "api" }),
                External(new ScheduleGroupSpec { Name = "shop" }),
                External(new RoleSpec { Name = "nightly-schedule", TrustedService = "scheduler.amazonaws.com" }),
                External(new RoleSpec { Name = "task", TrustedService = "ecs-tasks.amazonaws.com" }),
                External(new RoleSpec { Name = "execution", TrustedService = "ecs-tasks.amazonaws.com" })),
        };
        return PlanChecker.Check(plan)
            .Where(found => found.Finding.Rule.Severity == RuleSeverity.Error && !OurPolicies.Contains(found.Finding.Rule.GetType()))
            .Where(found => found.Finding.Address == resource.Address)
            .Select(found => $"{file} {found.Finding.Rule.Id} {found.Finding.Property}: {found.Finding.Text}");
    }

    private static TSpec External<TSpec>(TSpec spec)
        where TSpec : ResourceSpec => spec with { Ownership = Ownership.External, Identifier = "existing" };
}
