using System.Net;
using System.Text.Json.Nodes;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Protocols;

public sealed class WireTests
{
    [Fact]
    public async Task A_json_reply_carries_protocol_type_and_request_id()
    {
        await using var local = await TestLocal.StartAsync();

        using var response = await local.Aws.SendJsonAsync("ecs", "AmazonEC2ContainerServiceV20141113", "ListClusters", "{}");

        Assert.Equal("application/x-amz-json-1.1", response.Content.Headers.ContentType?.ToString());
        Assert.Single(response.Headers.GetValues("x-amzn-RequestId"));
        Assert.Equal("""{"clusterArns":[]}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_json_error_names_its_type_in_body_and_header()
    {
        await using var local = await TestLocal.StartAsync();

        using var response = await local.Aws.SendJsonAsync("ecs", "AmazonEC2ContainerServiceV20141113", "UpdateCluster", """{"cluster":"nope"}""");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("ClusterNotFoundException", response.Headers.GetValues("x-amzn-ErrorType").Single());
        Assert.Equal("""{"__type":"ClusterNotFoundException","message":"Cluster not found."}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_body_that_is_no_json_is_a_serialization_error()
    {
        await using var local = await TestLocal.StartAsync();

        var error = await local.Aws.EcsErrorAsync("ListClusters", "{oops");

        Assert.Equal("SerializationException", error.Code);
    }

    [Fact]
    public async Task An_unknown_operation_is_named()
    {
        await using var local = await TestLocal.StartAsync();

        var error = await local.Aws.EcsErrorAsync("SubmitTaskStateChange", "{}");

        Assert.Equal((HttpStatusCode.BadRequest, "UnknownOperationException"), (error.Status, error.Code));
        Assert.Equal("The operation 'SubmitTaskStateChange' of 'ecs' is not one that Local implements.", error.Message);
    }

    [Fact]
    public async Task An_unknown_service_is_named_with_those_that_exist()
    {
        await using var local = await TestLocal.StartAsync();

        using var response = await local.Aws.SendJsonAsync("kinesis", "Kinesis_20131202", "ListStreams", "{}");

        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal("UnknownOperationException", (string)body["__type"]!);
        Assert.Contains("Kinesis_20131202.ListStreams", (string)body["message"]!, StringComparison.Ordinal);
        Assert.Contains("ecs", (string)body["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_reply_is_wrapped_in_response_and_result()
    {
        await using var local = await TestLocal.StartAsync();

        var (status, body) = await local.Aws.FormAsync("sts", "2011-06-15", "GetCallerIdentity");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("{https://sts.amazonaws.com/doc/2011-06-15/}GetCallerIdentityResponse", body.Name.ToString());
        Assert.Equal("000000000000", body.Element(body.Name.Namespace + "GetCallerIdentityResult")!.First("Account"));
        Assert.NotNull(body.First("RequestId"));
    }

    [Fact]
    public async Task A_query_error_is_an_error_response()
    {
        await using var local = await TestLocal.StartAsync();

        var (status, body) = await local.Aws.ElbAsync("DescribeTargetGroups", ("Names.member.1", "nope"));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("ErrorResponse", body.Name.LocalName);
        Assert.Equal(("Sender", "TargetGroupNotFound"), (body.First("Type"), body.First("Code")));
    }

    [Fact]
    public async Task An_ec2_reply_has_flat_wrapping_and_item_lists()
    {
        await using var local = await TestLocal.StartAsync();

        var (status, body) = await local.Aws.Ec2Async("DescribeVpcs", ("Filter.1.Name", "is-default"), ("Filter.1.Value.1", "true"));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("{http://ec2.amazonaws.com/doc/2016-11-15/}DescribeVpcsResponse", body.Name.ToString());
        Assert.Equal("172.31.0.0/16", body.Element(body.Name.Namespace + "vpcSet")!.Elements().Single().First("cidrBlock"));
    }

    [Fact]
    public async Task An_ec2_error_has_its_own_document()
    {
        await using var local = await TestLocal.StartAsync();

        var (status, body) = await local.Aws.Ec2Async("DescribeSubnets", ("SubnetId.1", "subnet-0"));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(["Response", "Errors", "Error"], [body.Name.LocalName, .. body.Elements().Take(1).SelectMany(e => new[] { e.Name.LocalName, e.Elements().First().Name.LocalName })]);
        Assert.Equal(("InvalidSubnetID.NotFound", "The subnet ID 'subnet-0' does not exist"), (body.First("Code"), body.First("Message")));
    }

    [Fact]
    public async Task Unknown_parameters_of_forms_are_refused()
    {
        await using var local = await TestLocal.StartAsync();

        var (_, ec2) = await local.Aws.Ec2Async("DescribeVpcs", ("Oops", "1"));
        var (_, elb) = await local.Aws.ElbAsync("DescribeTargetGroups", ("Oops.member.1", "1"));

        Assert.Equal(("UnknownParameter", "The parameter Oops is not recognized"), (ec2.First("Code"), ec2.First("Message")));
        Assert.Equal("MalformedInput", elb.First("Code"));
        Assert.Contains("Oops.member.1", elb.First("Message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Regions_do_not_see_each_other()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.EcsAsync("CreateCluster", """{"clusterName":"here"}""");

        local.Aws.Region = "us-east-2";

        Assert.Empty((await local.Aws.EcsAsync("ListClusters", "{}"))["clusterArns"]!.AsArray());
        var other = await local.Aws.EcsAsync("CreateCluster", """{"clusterName":"here"}""");
        Assert.Equal("arn:aws:ecs:us-east-2:000000000000:cluster/here", (string)other["cluster"]!["clusterArn"]!);
    }
}
