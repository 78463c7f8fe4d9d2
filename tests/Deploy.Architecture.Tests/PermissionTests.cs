using System.IO.Enumeration;
using System.Text.RegularExpressions;
using Mono.Cecil;

namespace Deploy.Architecture.Tests;

/// <summary>The readme's table of permissions against the calls that the engine can make: who follows the table is not denied, and gives no more.</summary>
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

    private static string[] Documented { get; } =
        [.. Action().Matches(File.ReadAllText(Path.Combine(House.Root, "README.md"))).Select(match => match.Groups[1].Value).Distinct()];

    [Fact]
    public void Every_call_of_the_engine_is_in_the_table()
    {
        var calls = Calls();

        // That the calls are found at all.
        Assert.Contains("ecs:RegisterTaskDefinition", calls);
        var missing = calls.Except(LocalOnly).Where(call => !Documented.Any(action => IsOf(call, action))).ToList();
        Assert.Empty(missing);
    }

    [Fact]
    public void The_table_names_nothing_that_is_not_needed()
    {
        var needed = Calls().Concat(Implied).ToList();

        var idle = Documented.Where(action => !needed.Any(call => IsOf(call, action))).ToList();
        Assert.Empty(idle);
    }

    private static bool IsOf(string call, string action) => FileSystemName.MatchesSimpleExpression(action, call, ignoreCase: false);

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

    [GeneratedRegex(@"`((?:ecs|ecr|iam|logs|scheduler|ec2|elasticloadbalancing|secretsmanager|ssm|sts|tag):[A-Za-z*]+)`")]
    private static partial Regex Action();
}
