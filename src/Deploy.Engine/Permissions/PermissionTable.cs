using static Deploy.Engine.Permissions.PermissionScope;

namespace Deploy.Engine.Permissions;

/// <summary>
/// Every action that a run may need, one a line; a test holds it against the engine's calls. See
/// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
/// </summary>
public static class PermissionTable
{
    /// <summary>The actions.</summary>
    public static IReadOnlyList<Permission> All { get; } =
    [
        Read("ec2:DescribeSecurityGroups", Everything),
        Read("ec2:DescribeSubnets", Everything),
        Read("elasticloadbalancing:DescribeTargetGroups", Everything),
        Read("elasticloadbalancing:DescribeTargetHealth", Everything),
        Read("iam:ListRoles", Everything),
        Read("logs:DescribeLogGroups", Everything),
        Read("scheduler:ListScheduleGroups", Everything),
        Read("scheduler:ListSchedules", Everything),
        Read("sts:AssumeRole", AssumedRole),
        Read("tag:GetResources", Everything),

        Read("ecs:ListClusters", Everything),
        Read("ecs:DescribeTaskDefinition", Everything),
        Read("ecs:ListTaskDefinitions", Everything),
        Read("ecs:ListTaskDefinitionFamilies", Everything),
        Read("ecs:DescribeClusters", Clusters, isForFormer: true),
        Read("ecs:ListServices", InClusters),
        Read("ecs:ListTasks", InClusters),
        Read("ecs:DescribeTasks", Tasks),
        Read("ecs:DescribeServices", Services, isForFormer: true),
        Read("ecs:ListServiceDeployments", ServiceDeployments),
        Read("ecs:DescribeServiceDeployments", ServiceDeployments),
        Read("ecs:DescribeServiceRevisions", ServiceDeployments),

        Read("ecr:DescribeRepositories", AllRepositories),
        Read("ecr:DescribeImages", Repositories, isForFormer: true),
        Read("ecr:GetLifecyclePolicy", Repositories, isForFormer: true),
        Read("ecr:ListTagsForResource", Repositories, isForFormer: true),

        Read("iam:GetRole", Roles),
        Read("iam:GetRolePolicy", Roles),
        Read("iam:ListAttachedRolePolicies", Roles),
        Read("iam:ListRolePolicies", Roles),

        Read("logs:DescribeLogStreams", LogGroups, isForFormer: true),
        Read("logs:ListTagsForResource", LogGroups, isForFormer: true),
        Read("scheduler:GetSchedule", Schedules),
        Read("scheduler:GetScheduleGroup", ScheduleGroups, isForFormer: true),
        Read("scheduler:ListTagsForResource", ScheduleGroups, isForFormer: true),

        Read("secretsmanager:DescribeSecret", Secrets),
        // Whether a name or key of a secret is there, and which key encrypts it.
        Read("ssm:DescribeParameters", Everything),
        Read("ssm:GetParameters", ParameterStore),
        // Only to check JSON keys of secrets, which reads their values.
        OnRequest("secretsmanager:GetSecretValue", Secrets),

        Write("ecs:CreateCluster", Clusters),
        Write("ecs:UpdateClusterSettings", Clusters),
        Write("ecs:DeleteCluster", Clusters, isForFormer: true),
        Write("ecs:RegisterTaskDefinition", TaskDefinitions),
        Write("ecs:DeregisterTaskDefinition", Everything),
        Write("ecs:CreateService", Services),
        Write("ecs:UpdateService", Services),
        Write("ecs:DeleteService", Services, isForFormer: true),
        Write("ecs:TagResource", EcsResources),
        Write("ecs:UntagResource", EcsResources),

        Write("ecr:GetAuthorizationToken", Everything),
        // What a push is made of.
        Write("ecr:BatchCheckLayerAvailability", Repositories),
        Write("ecr:InitiateLayerUpload", Repositories),
        Write("ecr:UploadLayerPart", Repositories),
        Write("ecr:CompleteLayerUpload", Repositories),
        Write("ecr:PutImage", Repositories),
        Write("ecr:BatchGetImage", Repositories),
        Write("ecr:CreateRepository", Repositories),
        Write("ecr:DeleteRepository", Repositories, isForFormer: true),
        Write("ecr:PutImageScanningConfiguration", Repositories),
        Write("ecr:PutImageTagMutability", Repositories),
        Write("ecr:PutLifecyclePolicy", Repositories),
        Write("ecr:DeleteLifecyclePolicy", Repositories),
        Write("ecr:TagResource", Repositories),
        Write("ecr:UntagResource", Repositories),

        Write("iam:CreateServiceLinkedRole", ServiceLinkedRole),
        Write("iam:CreateRole", BoundedRoles),
        Write("iam:UpdateAssumeRolePolicy", BoundedRoles),
        Write("iam:PutRolePolicy", BoundedRoles),
        Write("iam:PutRolePermissionsBoundary", BoundedRoles),
        Write("iam:AttachRolePolicy", ManagedPolicies),
        Write("iam:DeleteRole", Roles),
        Write("iam:DeleteRolePolicy", Roles),
        Write("iam:DetachRolePolicy", Roles),
        Write("iam:UpdateRole", Roles),
        Write("iam:TagRole", Roles),
        Write("iam:UntagRole", Roles),
        // Of use to nobody while the boundary is a condition: without one the boundary comes off by itself.
        OnRequest("iam:DeleteRolePermissionsBoundary", Roles),
        Write("iam:PassRole", TaskRoles),
        Write("iam:PassRole", ScheduleRoles),

        Write("logs:CreateLogGroup", LogGroups),
        Write("logs:DeleteLogGroup", LogGroups, isForFormer: true),
        Write("logs:PutRetentionPolicy", LogGroups),
        Write("logs:DeleteRetentionPolicy", LogGroups),
        Write("logs:AssociateKmsKey", LogGroups),
        Write("logs:DisassociateKmsKey", LogGroups),
        Write("logs:TagResource", LogGroups),
        Write("logs:UntagResource", LogGroups),
        // The last lines of a task that failed.
        Write("logs:GetLogEvents", LogGroups),
        // Only to show logs.
        OnRequest("logs:FilterLogEvents", LogGroups),

        Write("scheduler:CreateScheduleGroup", NewScheduleGroups),
        Write("scheduler:DeleteScheduleGroup", ScheduleGroups, isForFormer: true),
        Write("scheduler:TagResource", NewScheduleGroups),
        Write("scheduler:UntagResource", NewScheduleGroups),
        Write("scheduler:CreateSchedule", NewSchedules),
        Write("scheduler:UpdateSchedule", NewSchedules),
        Write("scheduler:DeleteSchedule", Schedules),
    ];

    private static Permission Read(string action, PermissionScope scope, bool isForFormer = false) => new(action, PermissionUse.Read, scope, isForFormer);

    private static Permission Write(string action, PermissionScope scope, bool isForFormer = false) => new(action, PermissionUse.Write, scope, isForFormer);

    private static Permission OnRequest(string action, PermissionScope scope) => new(action, PermissionUse.OnRequest, scope);
}
