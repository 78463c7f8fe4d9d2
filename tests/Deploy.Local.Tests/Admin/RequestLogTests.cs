using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Admin;

public sealed class RequestLogTests
{
    [Fact]
    public async Task Requests_are_logged_in_order_with_what_they_did()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.EcsAsync("CreateCluster", """{"clusterName":"c"}""");
        await local.Aws.EcsAsync("ListClusters", "{}");
        await local.Aws.EcsErrorAsync("DeleteCluster", """{"cluster":"nope"}""");

        var all = (await local.Aws.AdminAsync("requests"))["requests"]!.AsArray();
        var changing = (await local.Aws.AdminAsync("requests?mutating=true"))["requests"]!.AsArray();
        var later = (await local.Aws.AdminAsync("requests?after=2"))["requests"]!.AsArray();

        Assert.Equal(["CreateCluster", "ListClusters", "DeleteCluster"], all.Select(r => (string)r!["operation"]!));
        Assert.Equal([1, 2, 3], all.Select(r => (int)r!["sequence"]!));
        Assert.Equal(["CreateCluster", "DeleteCluster"], changing.Select(r => (string)r!["operation"]!));
        Assert.Equal((400, "ClusterNotFoundException"), ((int)later.Single()!["status"]!, (string)later.Single()!["errorCode"]!));
        Assert.Equal(("ecs", "eu-west-1", "AKIATEST", "c"), ((string)all[0]!["service"]!, (string)all[0]!["region"]!, (string)all[0]!["accessKeyId"]!, (string)all[0]!["input"]!["clusterName"]!));
        Assert.Null(all[0]!["errorCode"]);
    }

    [Fact]
    public async Task Clearing_forgets_the_entries_and_goes_on_counting()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.EcsAsync("ListClusters", "{}");

        using var _ = await local.Aws.Client.DeleteAsync("/_local/requests");
        await local.Aws.EcsAsync("ListClusters", "{}");

        Assert.Equal(2, (int)(await local.Aws.AdminAsync("requests"))["requests"]!.AsArray().Single()!["sequence"]!);
    }

    [Fact]
    public async Task Values_of_variables_and_secrets_are_not_kept()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.EcsAsync("RegisterTaskDefinition", """{"family":"f","containerDefinitions":[{"name":"a","image":"x","memory":64,"environment":[{"name":"PASSWORD","value":"hunter2"}]}]}""");
        await local.Aws.EcsErrorAsync("RunTask", """{"taskDefinition":"f","overrides":{"containerOverrides":[{"name":"a","environment":[{"name":"PASSWORD","value":"hunter2"}]}]}}""");
        await local.Aws.JsonAsync("secretsmanager", "secretsmanager", "CreateSecret", """{"Name":"s","SecretString":"hunter2","ClientRequestToken":"00000000-0000-0000-0000-000000000000"}""");
        await local.Aws.JsonAsync("ssm", "AmazonSSM", "PutParameter", """{"Name":"/p","Value":"hunter2","Type":"SecureString"}""");

        var text = await local.Aws.Client.GetStringAsync("/_local/requests");

        Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("PASSWORD").Length - 1);
        Assert.Contains("CreateSecret", text, StringComparison.Ordinal);
        Assert.Contains("PutParameter", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_malformed_request_is_logged_without_its_input()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.EcsErrorAsync("CreateCluster", "{oops");

        var entry = (await local.Aws.AdminAsync("requests"))["requests"]!.AsArray().Single()!;

        Assert.Equal(("SerializationException", null), ((string)entry["errorCode"]!, entry["input"]));
    }

    [Fact]
    public async Task Health_tells_where_and_what_Local_is()
    {
        await using var local = await TestLocal.StartAsync();

        var health = await local.Aws.AdminAsync("health");

        Assert.Equal(("ready", "000000000000", local.Server.Url), ((string)health["status"]!, (string)health["account"]!, (string)health["url"]!));
        Assert.Contains("ecs", health["services"]!.AsArray().Select(s => (string)s!));
        Assert.Empty((await local.Aws.AdminAsync("requests"))["requests"]!.AsArray());
    }

    [Fact]
    public async Task A_reset_forgets_everything()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.EcsAsync("CreateCluster", """{"clusterName":"c"}""");
        await local.Aws.AdminPostAsync("faults", """{"service":"ecs","kind":"throttle"}""");
        await local.Aws.AdminPostAsync("tasks/faults", """{"kind":"exit"}""");

        await local.Aws.AdminPostAsync("reset", "");

        Assert.Empty((await local.Aws.AdminAsync("requests"))["requests"]!.AsArray());
        Assert.Empty((await local.Aws.AdminAsync("tasks/faults"))["faults"]!.AsArray());
        Assert.Empty((await local.Aws.EcsAsync("ListClusters", "{}"))["clusterArns"]!.AsArray());
    }
}
