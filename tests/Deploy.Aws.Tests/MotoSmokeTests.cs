using Amazon;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Amazon.Scheduler;
using Amazon.Scheduler.Model;
using Deploy.Testing.Moto;
using Tag = Amazon.ECS.Model.Tag;
using Task = System.Threading.Tasks.Task;

namespace Deploy.Aws.Tests;

/// <summary>One life of a resource per protocol, told by a server that we did not write.</summary>
public sealed class MotoSmokeTests(MotoFixture moto) : IClassFixture<MotoFixture>
{
    private static readonly BasicAWSCredentials Credentials = new("key", "secret");

    [SkippableFact]
    public async Task A_cluster_is_created_described_and_deleted_over_awsJson()
    {
        using var ecs = new AmazonECSClient(Credentials, Config(new AmazonECSConfig()));
        var created = await ecs.CreateClusterAsync(new CreateClusterRequest
        {
            ClusterName = "smoke",
            Tags = [new Tag { Key = "a", Value = "ä \"quoted\"" }],
            Settings = [new ClusterSetting { Name = ClusterSettingName.ContainerInsights, Value = "enabled" }],
        });
        Assert.Equal("ACTIVE", created.Cluster.Status);
        Assert.Contains(":eu-west-1:", created.Cluster.ClusterArn);
        Assert.NotNull(created.ResponseMetadata.RequestId);

        var described = await ecs.DescribeClustersAsync(new DescribeClustersRequest { Clusters = ["smoke"], Include = ["TAGS", "SETTINGS"] });
        var cluster = Assert.Single(described.Clusters);
        Assert.Equal("ä \"quoted\"", Assert.Single(cluster.Tags).Value);
        Assert.Equal(ClusterSettingName.ContainerInsights, cluster.Settings[0].Name);

        await ecs.DeleteClusterAsync(new DeleteClusterRequest { Cluster = "smoke" });
        var error = await Assert.ThrowsAsync<ClusterNotFoundException>(() => ecs.DeleteClusterAsync(new DeleteClusterRequest { Cluster = "gone" }));
        Assert.Equal("ClusterNotFoundException", error.ErrorCode);
    }

    [SkippableFact]
    public async Task A_schedule_is_created_read_and_deleted_over_restJson()
    {
        using var scheduler = new AmazonSchedulerClient(Credentials, Config(new AmazonSchedulerConfig()));
        await scheduler.CreateScheduleGroupAsync(new CreateScheduleGroupRequest
        {
            Name = "group",
            Tags = [new Amazon.Scheduler.Model.Tag { Key = "k", Value = "v" }],
        });
        var start = new DateTime(2031, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        await scheduler.CreateScheduleAsync(new CreateScheduleRequest
        {
            Name = "nightly",
            GroupName = "group",
            ScheduleExpression = "cron(0 3 * * ? *)",
            ScheduleExpressionTimezone = "Europe/Berlin",
            StartDate = start,
            FlexibleTimeWindow = new FlexibleTimeWindow { Mode = FlexibleTimeWindowMode.OFF },
            Target = new Target { Arn = "arn:aws:ecs:eu-west-1:123456789012:cluster/c", RoleArn = "arn:aws:iam::123456789012:role/r" },
        });

        var read = await scheduler.GetScheduleAsync(new GetScheduleRequest { Name = "nightly", GroupName = "group" });
        Assert.Equal("Europe/Berlin", read.ScheduleExpressionTimezone);
        Assert.Equal(FlexibleTimeWindowMode.OFF, read.FlexibleTimeWindow.Mode);
        Assert.Equal(start, read.StartDate);

        await scheduler.DeleteScheduleAsync(new DeleteScheduleRequest { Name = "nightly", GroupName = "group" });
        await Assert.ThrowsAsync<Amazon.Scheduler.Model.ResourceNotFoundException>(
            () => scheduler.GetScheduleAsync(new GetScheduleRequest { Name = "nightly", GroupName = "group" }));
    }

    [SkippableFact]
    public async Task A_role_is_created_tagged_and_read_over_awsQuery()
    {
        using var iam = new AmazonIdentityManagementServiceClient(Credentials, Config(new AmazonIdentityManagementServiceConfig()));
        const string trust = """{"Version":"2012-10-17","Statement":[]}""";
        var created = await iam.CreateRoleAsync(new CreateRoleRequest
        {
            RoleName = "smoke",
            Path = "/deploy-ecs/app/",
            AssumeRolePolicyDocument = trust,
            Description = "a & b = c",
            Tags = [new Amazon.IdentityManagement.Model.Tag { Key = "k", Value = "v w" }],
        });
        Assert.Equal("arn:aws:iam::123456789012:role/deploy-ecs/app/smoke", created.Role.Arn);
        Assert.NotNull(created.Role.CreateDate);

        await iam.TagRoleAsync(new TagRoleRequest { RoleName = "smoke", Tags = [new() { Key = "x", Value = "y" }] });
        var read = (await iam.GetRoleAsync(new GetRoleRequest { RoleName = "smoke" })).Role;
        Assert.Equal("a & b = c", read.Description);
        Assert.Equal(["k=v w", "x=y"], read.Tags.Select(t => $"{t.Key}={t.Value}").Order());
        Assert.Equal(trust, Uri.UnescapeDataString(read.AssumeRolePolicyDocument));

        var error = await Assert.ThrowsAsync<NoSuchEntityException>(() => iam.GetRoleAsync(new GetRoleRequest { RoleName = "gone" }));
        Assert.Equal("NoSuchEntity", error.ErrorCode);
    }

    private T Config<T>(T config)
        where T : ClientConfig
    {
        config.ServiceURL = moto.Server.Url.AbsoluteUri;
        config.AuthenticationRegion = RegionEndpoint.EUWest1.SystemName;
        return config;
    }
}
