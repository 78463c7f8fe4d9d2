using Amazon.CloudWatchLogs;
using Amazon.EC2;
using Amazon.ECR;
using Amazon.ECS;
using Amazon.ElasticLoadBalancingV2;
using Amazon.IdentityManagement;
using Amazon.ResourceGroupsTaggingAPI;
using Amazon.Scheduler;
using Amazon.SecretsManager;
using Amazon.SecurityToken;
using Amazon.SimpleSystemsManagement;

namespace Deploy.Engine.Clients;

/// <summary>The service clients of one run: one account, one Region, one set of credentials.</summary>
public sealed record AwsClients
{
    /// <summary>The calls one of whose tries had no answer.</summary>
    public LostAnswers Lost { get; init; } = new();

    /// <summary>Clusters, task definitions, services, tasks.</summary>
    public required IAmazonECS Ecs { get; init; }

    /// <summary>Repositories and images.</summary>
    public required IAmazonECR Ecr { get; init; }

    /// <summary>Schedules.</summary>
    public required IAmazonScheduler Scheduler { get; init; }

    /// <summary>Log groups and the last lines of what failed.</summary>
    public required IAmazonCloudWatchLogs Logs { get; init; }

    /// <summary>Roles.</summary>
    public required IAmazonIdentityManagementService Iam { get; init; }

    /// <summary>Target groups (read only).</summary>
    public required IAmazonElasticLoadBalancingV2 LoadBalancing { get; init; }

    /// <summary>Subnets and security groups (read only).</summary>
    public required IAmazonEC2 Ec2 { get; init; }

    /// <summary>What carries which tags (read only).</summary>
    public required IAmazonResourceGroupsTaggingAPI Tagging { get; init; }

    /// <summary>Who is calling.</summary>
    public required IAmazonSecurityTokenService Sts { get; init; }

    /// <summary>Parameters (read only).</summary>
    public required IAmazonSimpleSystemsManagement Ssm { get; init; }

    /// <summary>Whether secrets exist, and their ARNs; never their values.</summary>
    public required IAmazonSecretsManager Secrets { get; init; }
}
