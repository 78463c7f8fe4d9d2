using System.Net;
using System.Text.Json.Nodes;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Admin;

public sealed class FaultTests
{
    [Theory]
    [InlineData("throttle", HttpStatusCode.BadRequest, "ThrottlingException")]
    [InlineData("serverError", HttpStatusCode.InternalServerError, "ServerException")]
    [InlineData("denied", HttpStatusCode.BadRequest, "AccessDeniedException")]
    [InlineData("expiredToken", HttpStatusCode.BadRequest, "ExpiredTokenException")]
    [InlineData("skewedClock", HttpStatusCode.BadRequest, "InvalidSignatureException")]
    public async Task A_refusing_fault_acts_as_often_as_asked_and_changes_nothing(string kind, HttpStatusCode status, string code)
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.AdminPostAsync("faults", $$"""{"service":"ecs","operation":"CreateCluster","kind":"{{kind}}","times":2}""");

        var first = await local.Aws.EcsErrorAsync("CreateCluster", """{"clusterName":"c"}""");
        Assert.Empty((await local.Aws.EcsAsync("ListClusters", "{}"))["clusterArns"]!.AsArray());
        var second = await local.Aws.EcsErrorAsync("CreateCluster", """{"clusterName":"c"}""");
        await local.Aws.EcsAsync("CreateCluster", """{"clusterName":"c"}""");

        Assert.Equal((status, code, code), (first.Status, first.Code, second.Code));
        Assert.Empty((await local.Aws.AdminAsync("faults"))["faults"]!.AsArray());
    }

    [Fact]
    public async Task Errors_have_the_form_of_the_service()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.AdminPostAsync("faults", """{"service":"*","kind":"throttle","times":3}""");

        var (_, ec2) = await local.Aws.Ec2Async("DescribeVpcs");
        var (_, elb) = await local.Aws.ElbAsync("DescribeTargetGroups");
        var ecs = await local.Aws.EcsErrorAsync("ListClusters", "{}");

        Assert.Equal(("RequestLimitExceeded", "Throttling", "ThrottlingException"), (ec2.First("Code"), elb.First("Code"), ecs.Code));
    }

    [Fact]
    public async Task A_request_dropped_after_acting_has_acted()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.AdminPostAsync("faults", """{"service":"ecs","operation":"CreateCluster","kind":"dropAfterActing"}""");

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => local.Aws.EcsAsync("CreateCluster", """{"clusterName":"c"}"""));

        Assert.Single((await local.Aws.EcsAsync("ListClusters", "{}"))["clusterArns"]!.AsArray());
        var entry = (await local.Aws.AdminAsync("requests?mutating=true"))["requests"]![0]!;
        Assert.Equal((0, "DroppedAfterActing"), ((int)entry["status"]!, (string)entry["errorCode"]!));
    }

    [Fact]
    public async Task A_timed_out_request_hangs_breaks_and_does_nothing()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.AdminPostAsync("faults", """{"service":"ecs","operation":"CreateCluster","kind":"timeout","delayMilliseconds":100}""");

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => local.Aws.EcsAsync("CreateCluster", """{"clusterName":"c"}"""));

        Assert.Empty((await local.Aws.EcsAsync("ListClusters", "{}"))["clusterArns"]!.AsArray());
    }

    [Theory]
    [InlineData("unavailable", HttpStatusCode.ServiceUnavailable, "503")]
    [InlineData("htmlPage", HttpStatusCode.OK, "<!DOCTYPE html>")]
    [InlineData("emptyReply", HttpStatusCode.OK, "")]
    public async Task Something_before_the_service_can_answer_and_nothing_happens(string kind, HttpStatusCode status, string body)
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.AdminPostAsync("faults", $$"""{"service":"ecs","operation":"CreateCluster","kind":"{{kind}}"}""");

        using var response = await local.Aws.SendJsonAsync("ecs", "AmazonEC2ContainerServiceV20141113", "CreateCluster", """{"clusterName":"c"}""");

        Assert.Equal(status, response.StatusCode);
        Assert.Contains(body, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty((await local.Aws.EcsAsync("ListClusters", "{}"))["clusterArns"]!.AsArray());
    }

    [Fact]
    public async Task A_connection_can_be_reset()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.AdminPostAsync("faults", """{"service":"ecs","operation":"CreateCluster","kind":"reset"}""");

        var problem = await Assert.ThrowsAnyAsync<HttpRequestException>(() => local.Aws.EcsAsync("CreateCluster", """{"clusterName":"c"}"""));

        var socket = Assert.IsType<System.Net.Sockets.SocketException>(problem.GetBaseException());
        Assert.Equal(System.Net.Sockets.SocketError.ConnectionReset, socket.SocketErrorCode);
    }

    [Fact]
    public async Task A_hanging_request_ends_when_the_client_gives_up()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.AdminPostAsync("faults", """{"service":"ecs","operation":"CreateCluster","kind":"hang"}""");
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        using var request = local.Aws.Signed(HttpMethod.Post, "/", "ecs");
        request.Headers.Add("X-Amz-Target", "AmazonEC2ContainerServiceV20141113.CreateCluster");
        request.Content = new StringContent("{}");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => local.Aws.Client.SendAsync(request, patience.Token));

        Assert.Empty((await local.Aws.EcsAsync("ListClusters", "{}"))["clusterArns"]!.AsArray());
    }

    [Fact]
    public async Task A_server_can_fail_after_it_acted()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.AdminPostAsync("faults", """{"service":"ecs","operation":"CreateCluster","kind":"serverErrorAfterActing"}""");

        var error = await local.Aws.EcsErrorAsync("CreateCluster", """{"clusterName":"c"}""");

        Assert.Equal(HttpStatusCode.InternalServerError, error.Status);
        Assert.Single((await local.Aws.EcsAsync("ListClusters", "{}"))["clusterArns"]!.AsArray());
    }

    [Fact]
    public async Task A_fault_can_last_for_a_time()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.AdminPostAsync("faults", """{"service":"*","kind":"serverError","forMilliseconds":30000}""");
        for (var i = 0; i < 3; i++)
            await local.Aws.EcsErrorAsync("ListClusters", "{}");

        local.Pass(30);

        await local.Aws.EcsAsync("ListClusters", "{}");
    }

    [Fact]
    public async Task A_slow_request_is_late_and_works()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.AdminPostAsync("faults", """{"service":"ecs","operation":"*","kind":"slow","delayMilliseconds":300}""");
        var watch = System.Diagnostics.Stopwatch.StartNew();

        await local.Aws.EcsAsync("CreateCluster", """{"clusterName":"c"}""");

        Assert.InRange(watch.ElapsedMilliseconds, 290, 10_000);
    }

    [Fact]
    public async Task Stale_reads_see_the_state_of_when_the_fault_was_set()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.EcsAsync("CreateCluster", """{"clusterName":"old"}""");
        await local.Aws.AdminPostAsync("faults", """{"service":"ecs","operation":"*","kind":"staleReads","times":2}""");
        await local.Aws.EcsAsync("CreateCluster", """{"clusterName":"new"}""");

        var first = await local.Aws.EcsAsync("DescribeClusters", """{"clusters":["new"]}""");
        var second = await local.Aws.EcsAsync("ListClusters", "{}");
        var third = await local.Aws.EcsAsync("ListClusters", "{}");

        Assert.Equal("MISSING", (string)first["failures"]![0]!["reason"]!);
        Assert.Equal((1, 2), (second["clusterArns"]!.AsArray().Count, third["clusterArns"]!.AsArray().Count));
    }

    [Fact]
    public async Task Faults_are_shown_and_taken_back()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.AdminPostAsync("faults", """{"service":"ecs","kind":"throttle","times":5}""");

        var shown = (await local.Aws.AdminAsync("faults"))["faults"]![0]!;
        using var _ = await local.Aws.Client.DeleteAsync("/_local/faults");

        Assert.Equal(("ecs", "*", "throttle", 5), ((string)shown["service"]!, (string)shown["operation"]!, (string)shown["kind"]!, (int)shown["times"]!));
        await local.Aws.EcsAsync("ListClusters", "{}");
    }

    [Theory]
    [InlineData("faults", """{"service":"ecs","kind":"explode"}""", "$.kind")]
    [InlineData("faults", """{"service":"moon","kind":"throttle"}""", "no service 'moon'")]
    [InlineData("faults", """{"kind":"throttle"}""", "service")]
    [InlineData("faults", """{"service":"ecs","kind":"throttle","operations":"x"}""", "operations")]
    [InlineData("tasks/faults", """{"kind":"exit","servise":"x"}""", "servise")]
    public async Task A_wrong_fault_is_refused_with_the_reason(string path, string body, string reason)
    {
        await using var local = await TestLocal.StartAsync();

        using var response = await local.Aws.Client.PostAsync($"/_local/{path}", new StringContent(body));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(reason, (string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]!, StringComparison.Ordinal);
    }
}
