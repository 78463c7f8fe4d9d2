using Amazon;
using Amazon.CloudWatchLogs;
using Amazon.EC2;
using Amazon.ECR;
using Amazon.ECS;
using Amazon.ElasticLoadBalancingV2;
using Amazon.IdentityManagement;
using Amazon.ResourceGroupsTaggingAPI;
using Amazon.Runtime;
using Amazon.Scheduler;
using Amazon.SecretsManager;
using Amazon.SecurityToken;
using Amazon.SimpleSystemsManagement;

namespace Deploy.Engine.Clients;

/// <summary>Makes the clients of a run.</summary>
public static class ClientFactory
{
    /// <summary>What is throttled is repeated by the SDK, with pauses that grow to half a minute altogether.</summary>
    private const int Retries = 8;

    /// <summary>The first call tells whether the endpoint is there: that is not to take long.</summary>
    private const int RetriesOfFirstCall = 1;

    private static readonly TimeSpan FirstPatience = TimeSpan.FromSeconds(3);

    /// <summary>Clients with the given settings, followed by the journal.</summary>
    public static AwsClients Create(ClientSettings settings, CallJournal journal)
    {
        PatientHttp Http(Patience patience) => new(settings.EndpointUrl, patience, journal.Lost, settings.Sensitive, settings.Time);
        var (usual, first) = (Http(settings.Patience), Http(settings.Patience with { Total = FirstPatience }));
        T Configure<T>(T config, int retries = Retries)
            where T : ClientConfig
        {
            config.HttpClientFactory = retries == RetriesOfFirstCall ? first : usual;
            // An endpoint of its own hides the Region; the signature still needs it.
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(settings.Region);
            if (settings.EndpointUrl is { } url)
            {
                config.ServiceURL = url;
                config.AuthenticationRegion = settings.Region;
                config.UseHttp = url.StartsWith("http:", StringComparison.Ordinal);
            }

            config.RetryMode = RequestRetryMode.Standard;
            config.MaxErrorRetry = retries;
            return config;
        }

        var credentials = settings.Credentials;
        return new AwsClients
        {
            Lost = journal.Lost,
            Ecs = journal.Follow(new AmazonECSClient(credentials, Configure(new AmazonECSConfig())), "ecs"),
            Ecr = journal.Follow(new AmazonECRClient(credentials, Configure(new AmazonECRConfig())), "ecr"),
            Scheduler = journal.Follow(new AmazonSchedulerClient(credentials, Configure(new AmazonSchedulerConfig())), "scheduler"),
            Logs = journal.Follow(new AmazonCloudWatchLogsClient(credentials, Configure(new AmazonCloudWatchLogsConfig())), "logs"),
            Iam = journal.Follow(new AmazonIdentityManagementServiceClient(credentials, Configure(new AmazonIdentityManagementServiceConfig())), "iam"),
            LoadBalancing = journal.Follow(new AmazonElasticLoadBalancingV2Client(credentials, Configure(new AmazonElasticLoadBalancingV2Config())), "elasticloadbalancing"),
            Ec2 = journal.Follow(new AmazonEC2Client(credentials, Configure(new AmazonEC2Config())), "ec2"),
            Tagging = journal.Follow(new AmazonResourceGroupsTaggingAPIClient(credentials, Configure(new AmazonResourceGroupsTaggingAPIConfig())), "tag"),
            Sts = journal.Follow(new AmazonSecurityTokenServiceClient(credentials, Configure(new AmazonSecurityTokenServiceConfig(), RetriesOfFirstCall)), "sts"),
            Ssm = journal.Follow(new AmazonSimpleSystemsManagementClient(credentials, Configure(new AmazonSimpleSystemsManagementConfig())), "ssm"),
            Secrets = journal.Follow(new AmazonSecretsManagerClient(credentials, Configure(new AmazonSecretsManagerConfig())), "secretsmanager"),
        };
    }
}
