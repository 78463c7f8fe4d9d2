using System.Text.RegularExpressions;
using Mono.Cecil;

namespace Deploy.Architecture.Tests;

/// <summary>The table that printed policies are made of against the calls that the engine can make: who follows it is not denied, and gives no more.</summary>
public sealed partial class PermissionTests
{
    /// <summary>The prefix of a service's actions, by its client.</summary>
    private static readonly Dictionary<string, string> Prefixes = new(StringComparer.Ordinal)
    {
        ["IAmazonECS"] = "ecs",
        ["IAmazonECR"] = "ecr",
        ["IAmazonIdentityManagementService"] = "iam",
        ["IAmazonCloudWatchLogs"] = "logs",
        ["IAmazonScheduler"] = "scheduler",
        ["IAmazonEC2"] = "ec2",
        ["IAmazonResourceGroupsTaggingAPI"] = "tag",
        ["IAmazonElasticLoadBalancingV2"] = "elasticloadbalancing",
        ["IAmazonSecretsManager"] = "secretsmanager",
        ["IAmazonSimpleSystemsManagement"] = "ssm",
        ["IAmazonSecurityTokenService"] = "sts",
    };

    /// <summary>Calls that no account has to allow: stand-ins for secrets are made on the embedded AWS only.</summary>
    private static readonly string[] LocalOnly = ["ssm:PutParameter", "secretsmanager:CreateSecret"];

    /// <summary>Actions that AWS asks for without a call of ours: the registry behind a push, and handing a role to ECS.</summary>
    private static readonly string[] Implied =
    [
        "ecr:BatchGetImage", "ecr:BatchCheckLayerAvailability", "ecr:InitiateLayerUpload", "ecr:UploadLayerPart", "ecr:CompleteLayerUpload", "ecr:PutImage", "iam:PassRole",
    ];

    /// <summary>AWS asks nobody for a permission for this one.</summary>
    private const string Free = "sts:GetCallerIdentity";

    /// <summary>The actions in the engine's table.</summary>
    private static string[] Documented { get; } = Table();

    [Fact]
    public void Every_call_of_the_engine_is_in_the_table()
    {
        var calls = Calls();

        // That the calls are found at all.
        Assert.Contains("ecs:RegisterTaskDefinition", calls);
        var missing = calls.Except(LocalOnly).Where(call => call != Free && !Documented.Contains(call)).ToList();
        Assert.Empty(missing);
    }

    [Fact]
    public void The_table_names_nothing_that_is_not_needed()
    {
        Assert.Empty(Documented.Except(Calls().Concat(Implied)));
    }

    private static string[] Table()
    {
        using var engine = House.Assembly("Deploy.Engine");
        var table = engine.MainModule.GetType("Deploy.Engine.Permissions.PermissionTable");
        var texts = table.Methods.Where(method => method.HasBody).SelectMany(method => method.Body.Instructions).Select(instruction => instruction.Operand).OfType<string>();
        return [.. texts.Where(text => Action().IsMatch(text)).Distinct()];
    }

    private static List<string> Calls()
    {
        using var engine = House.Assembly("Deploy.Engine");
        return
        [
            .. engine.MainModule.GetTypes()
                .SelectMany(type => type.Methods)
                .Where(method => method.HasBody)
                .SelectMany(method => method.Body.Instructions)
                .Select(instruction => instruction.Operand)
                .OfType<MethodReference>()
                .Where(called => Prefixes.ContainsKey(called.DeclaringType.Name) && called.Name.EndsWith("Async", StringComparison.Ordinal))
                .Select(called => $"{Prefixes[called.DeclaringType.Name]}:{called.Name[..^"Async".Length]}")
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }

    [GeneratedRegex(@"^[a-z0-9]+:[A-Za-z]+\z")]
    private static partial Regex Action();
}
