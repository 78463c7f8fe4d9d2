using Deploy.Local.Services;

namespace Deploy.Local.Ecr;

/// <summary>The permissions of ECR.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html"/>.</remarks>
internal sealed class EcrAccess : AccessTable
{
    public EcrAccess(EcrState state) : base("ecr")
    {
        Tags((call, arn) => Arn.TryParse(arn) is { } parsed && parsed.Resource.StartsWith("repository/", StringComparison.Ordinal)
            ? state.Of(parsed.Region).GetValueOrDefault(parsed.Resource["repository/".Length..])?.Tags
            : null);

        Unscoped("GetAuthorizationToken");
        // What is the registry's has no resource.
        Unscoped("DescribeRegistry", "StartReplicationBackfill", "StopReplicationBackfill");
        Unscoped("ListReplicationBackfills", "DescribeReplicationBackfillResults");
        Unscoped("PutReplicationConfiguration").Also("iam:CreateServiceLinkedRole", rule => rule
            .On(call => state.Context.Peers.Find<IServiceLinkedRoles>()?.ArnOf(ReplicationConfiguration.Service, call.Region) ?? "*")
            .With("iam:AWSServiceName", _ => ReplicationConfiguration.Service)
            .When(_ => state.Context.Peers.Find<IServiceLinkedRoles>()?.IsUsable(ReplicationConfiguration.Service) == false));
        For("CreateRepository").On(Repository).Tagging("ecr:TagResource", "tags");
        For("DescribeRepositories").OnEach(call => call.Input.Texts("repositoryNames") is { Count: > 0 } names
            ? names.Select(name => EcrState.Arn(call.Region, name))
            : [EcrState.Arn(call.Region, "*")]);
        For("DeleteRepository", "PutImageScanningConfiguration", "PutImageTagMutability").On(Repository);
        For("PutLifecyclePolicy", "GetLifecyclePolicy", "DeleteLifecyclePolicy").On(Repository);
        For("SetRepositoryPolicy", "GetRepositoryPolicy", "DeleteRepositoryPolicy").On(Repository);
        For("DescribeImages", "ListImages", "BatchGetImage", "PutImage", "BatchDeleteImage").On(Repository);
        For("TagResource").On(call => call.Input.RequiredText("resourceArn")).WithTags("tags");
        For("UntagResource").On(call => call.Input.RequiredText("resourceArn")).WithTagKeys("tagKeys");
        For("ListTagsForResource").On(call => call.Input.RequiredText("resourceArn"));
    }

    private static string Repository(LocalCall call) => EcrState.Arn(call.Region, call.Input.RequiredText("repositoryName"));
}
