using Deploy.Local.Services;

namespace Deploy.Local.CloudMap;

/// <summary>The permissions of Cloud Map.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudmap.html"/>.</remarks>
internal sealed class CloudMapAccess : AccessTable
{
    private const string Tagging = "servicediscovery:TagResource";

    public CloudMapAccess(CloudMapStore store) : base("servicediscovery")
    {
        Tags((call, arn) => TagOperations.TryFind(store, call.Region, arn));

        // Nobody knows the ids that are going to be.
        For("CreateHttpNamespace").Tagging(Tagging, "Tags", call => [call.Arn("servicediscovery", "namespace/*")]);
        For("CreatePrivateDnsNamespace").Tagging(Tagging, "Tags", call => [call.Arn("servicediscovery", "namespace/*")])
            .Also("route53:CreateHostedZone", rule => rule.OnEach(_ => ["*"])).Also("ec2:DescribeVpcs", rule => rule.OnEach(_ => ["*"]));
        For("CreatePublicDnsNamespace").Tagging(Tagging, "Tags", call => [call.Arn("servicediscovery", "namespace/*")])
            .Also("route53:CreateHostedZone", rule => rule.OnEach(_ => ["*"]));
        For("GetNamespace", "UpdateHttpNamespace", "UpdatePrivateDnsNamespace", "UpdatePublicDnsNamespace", "DeleteNamespace")
            .On(call => Namespace(call, call.Input.RequiredText("Id")));
        Unscoped("ListNamespaces", "ListServices", "ListOperations", "GetOperation");

        For("CreateService").On(NamespaceOf).With("servicediscovery:NamespaceArn", NamespaceOf)
            .Tagging(Tagging, "Tags", call => [call.Arn("servicediscovery", "service/*")]);
        For("GetService", "UpdateService", "DeleteService").On(call => Service(call, "Id"))
            .With("servicediscovery:ServiceArn", call => Service(call, "Id"));
        For("GetServiceAttributes", "UpdateServiceAttributes", "DeleteServiceAttributes", "RegisterInstance", "DeregisterInstance",
            "GetInstance", "ListInstances", "GetInstancesHealthStatus", "UpdateInstanceCustomHealthStatus")
            .On(call => Service(call, "ServiceId")).With("servicediscovery:ServiceArn", call => Service(call, "ServiceId"));
        Unscoped("DiscoverInstances", "DiscoverInstancesRevision")
            .With("servicediscovery:NamespaceName", call => call.Input.Text("NamespaceName"))
            .With("servicediscovery:ServiceName", call => call.Input.Text("ServiceName"));

        For("TagResource").On(call => call.Input.RequiredText("ResourceARN")).WithTags("Tags");
        For("UntagResource").On(call => call.Input.RequiredText("ResourceARN")).WithTagKeys("TagKeys");
        For("ListTagsForResource").On(call => call.Input.RequiredText("ResourceARN"));
    }

    private static string Namespace(LocalCall call, string idOrArn) =>
        Arn.TryParse(idOrArn) is null ? call.Arn("servicediscovery", $"namespace/{idOrArn}") : idOrArn;

    private static string NamespaceOf(LocalCall call) => Namespace(call, ServiceOperations.NamespaceIdOf(call.Input) ?? "*");

    private static string Service(LocalCall call, string member)
    {
        var idOrArn = call.Input.RequiredText(member);
        return Arn.TryParse(idOrArn) is null ? call.Arn("servicediscovery", $"service/{idOrArn}") : idOrArn;
    }
}
