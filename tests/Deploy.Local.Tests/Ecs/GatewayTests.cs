using System.Text.Json.Nodes;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Ecs;

public sealed class GatewayTests
{
    [Fact]
    public async Task A_new_gateway_is_active_at_once_and_has_the_defaults_of_ECS()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await GatewayScene.CreateAsync(local);

        var created = await scene.CreateAsync(more: """ "tags":[{"key":"a","value":"b"}] """);
        var gateway = await scene.GatewayAsync();

        Assert.Equal(("ACTIVE", "edge"), ((string)created["status"]!, (string)created["name"]!));
        Assert.Matches(@"\Aarn:aws:ecs:eu-west-1:000000000000:gateway/edge/[0-9a-f]{32}\z", (string)created["gatewayArn"]!);
        Assert.Equal(
            ("ACTIVE", true, "PUBLIC", "GATEWAY", GatewayScene.Role, "b"),
            ((string)gateway["status"]!, (bool)gateway["deletionProtection"]!, (string)gateway["accessType"]!,
             (string)gateway["propagateTags"]!,
             (string)gateway["infrastructureRoleArn"]!, (string)gateway["tags"]![0]!["value"]!));
        var alb = gateway["configuration"]!["hostSharedAlb"]!;
        Assert.Equal(
            ("internet-facing", 443, "HTTPS", 10, 0, "defensive"),
            (
                (string)alb["scheme"]!, (int)alb["port"]!, (string)alb["protocol"]!, (int)alb["maxAlbCount"]!, (int)alb["currentAlbCount"]!,
                (string)alb["httpDesync"]!));
        Assert.Equal(
            ("dualstack", 3),
            ((string)alb["networkConfiguration"]!["ipAddressType"]!, alb["networkConfiguration"]!["subnets"]!.AsArray().Count));
        Assert.Equal((double)gateway["createdAt"]!, (double)gateway["updatedAt"]!);
    }

    [Fact]
    public async Task The_same_token_makes_no_second_gateway()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await GatewayScene.CreateAsync(local);

        var first = await scene.CreateAsync(more: """ "clientToken":"t" """);
        var again = await scene.CreateAsync(more: """ "clientToken":"t" """);
        var other = await local.Aws.EcsErrorAsync("CreateGateway", GatewayScene.Body());

        Assert.Equal((string)first["gatewayArn"]!, (string)again["gatewayArn"]!);
        Assert.Equal(("InvalidParameterException", "A gateway with the name edge already exists."), (other.Code, other.Message));
    }

    [Theory]
    [InlineData("a_b", "", "", "Gateway names must have 1 to 255 letters, numbers and hyphens.")]
    [InlineData("edge", """ "port":80 """, "", "port must be 443.")]
    [InlineData("edge", """ "protocol":"HTTP" """, "", "protocol must be HTTPS.")]
    [InlineData("edge", """ "maxAlbCount":0 """, "", "maxAlbCount must be at least 1.")]
    [InlineData("edge", """ "webACLArn":"acl" """, "", "webACLArn must be the ARN of a web ACL.")]
    [InlineData("edge", """ "accessLogs":{} """, "", "accessLogs must name a bucket.")]
    [InlineData("edge", """ "testTrafficRules":{} """, "", "testTrafficRules must name a header and its values.")]
    [InlineData("edge", """ "networkConfiguration":{"subnets":["subnet-0"]} """, "", "The subnet ID 'subnet-0' does not exist.")]
    [InlineData("edge", "", """ "infrastructureRoleArn":"infra" """, "infrastructureRoleArn must be the ARN of a role.")]
    [InlineData(
        "edge", "", """ "configuration":{} """,
        "Value at 'configuration' failed to satisfy constraint: exactly one member of the union must be set")]
    [InlineData(
        "edge", "", """ "tags":[{"key":"aws:x","value":"y"}] """,
        "Invalid tag key: 'aws:' prefixed tag keys are not allowed for external use.")]
    public async Task A_wrong_gateway_is_refused(string name, string alb, string member, string message)
    {
        await using var local = await TestLocal.StartAsync();
        await GatewayScene.CreateAsync(local);
        var body = (JsonObject)JsonNode.Parse(GatewayScene.Body(name, alb))!;
        foreach (var (key, value) in ((JsonObject)JsonNode.Parse($$"""{{{member}}}""")!).ToList())
            body[key] = value?.DeepClone();

        var error = await local.Aws.EcsErrorAsync("CreateGateway", body.ToJsonString());

        Assert.Equal("InvalidParameterException", error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_default_VPC_subnets_must_be_given()
    {
        await using var local = await TestLocal.StartAsync();
        await GatewayScene.CreateAsync(local);
        await local.Aws.AdminPostAsync("network", """{"defaultVpc":false}""");

        var error = await local.Aws.EcsErrorAsync("CreateGateway", GatewayScene.Body());

        Assert.Equal("networkConfiguration.subnets must be specified because this Region has no default VPC.", error.Message);
    }

    [Fact]
    public async Task An_update_holds_when_it_is_complete()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await GatewayScene.CreateAsync(local);
        await scene.CreateAsync();
        const string Change = """
            {"gateway":"edge","deletionProtection":false,"propagateTags":"NONE",
             "configuration":{"hostSharedAlb":{"maxAlbCount":2,"httpDesync":"strictest"}}}
            """;

        var answer = await local.Aws.EcsAsync("UpdateGateway", Change);
        var during = await scene.GatewayAsync();
        var second = await local.Aws.EcsErrorAsync("UpdateGateway", Change);
        local.Pass(1);
        var after = await scene.GatewayAsync();

        Assert.Equal("UPDATE_IN_PROGRESS", (string)answer["status"]!);
        Assert.Equal(("UPDATE_IN_PROGRESS", true), ((string)during["status"]!, (bool)during["deletionProtection"]!));
        Assert.Equal("The gateway edge is being updated.", second.Message);
        Assert.Equal(
            ("UPDATE_COMPLETE", false, "NONE"),
            ((string)after["status"]!, (bool)after["deletionProtection"]!, (string)after["propagateTags"]!));
        var alb = after["configuration"]!["hostSharedAlb"]!;
        Assert.Equal((2, "strictest", "internet-facing"), ((int)alb["maxAlbCount"]!, (string)alb["httpDesync"]!, (string)alb["scheme"]!));
        Assert.True((double)after["updatedAt"]! > (double)after["createdAt"]!);
    }

    [Fact]
    public async Task An_update_that_the_role_does_not_allow_fails_for_each_load_balancer()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await GatewayScene.CreateAsync(local);
        await scene.AssociatedAsync();
        await scene.Ecs.CreateServiceAsync(more: GatewayScene.Connector);
        local.Pass(3);
        Assert.Equal(["ACTIVE"], await scene.StatusesAsync());
        await local.Aws.FormAsync("iam", "2010-05-08", "DetachRolePolicy", ("RoleName", "infra"), ("PolicyArn", GatewayScene.Policy));

        await local.Aws.EcsAsync("UpdateGateway", """{"gateway":"edge","deletionProtection":false}""");
        local.Pass(1);
        var gateway = await scene.GatewayAsync();

        Assert.Equal(("UPDATE_FAILED", true), ((string)gateway["status"]!, (bool)gateway["deletionProtection"]!));
        Assert.NotNull(gateway["statusReason"]);
        var failure = Assert.Single(gateway["failures"]!.AsArray())!;
        Assert.Contains(":loadbalancer/app/", (string)failure["arn"]!, StringComparison.Ordinal);
        Assert.Equal(
            ("ModifyLoadBalancerAttributes", "AccessDenied"),
            ((string)failure["errors"]![0]!["operation"]!, (string)failure["errors"]![0]!["code"]!));
    }

    [Fact]
    public async Task A_gateway_goes_when_it_is_neither_protected_nor_associated()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await GatewayScene.CreateAsync(local);
        await scene.CreateAsync();
        await scene.CreateAsync("open", more: """ "deletionProtection":false """);
        await local.Aws.EcsAsync("AssociateGatewayWithCluster", """{"gateway":"open","cluster":"c"}""");

        var kept = await local.Aws.EcsErrorAsync("DeleteGateway", """{"gateway":"edge"}""");
        var used = await local.Aws.EcsErrorAsync("DeleteGateway", """{"gateway":"open"}""");
        var cluster = await local.Aws.EcsErrorAsync("DeleteCluster", """{"cluster":"c"}""");
        await local.Aws.EcsAsync("DisassociateGatewayFromCluster", """{"gateway":"open","cluster":"c"}""");
        var deleted = await local.Aws.EcsAsync("DeleteGateway", """{"gateway":"open"}""");
        var gone = await local.Aws.EcsErrorAsync("DescribeGateway", """{"gateway":"open"}""");

        Assert.Equal("The gateway edge cannot be deleted while deletion protection is enabled.", kept.Message);
        Assert.Equal("The gateway open cannot be deleted while it is associated with clusters.", used.Message);
        Assert.Equal("The Cluster cannot be deleted while gateways are associated with it.", cluster.Message);
        Assert.Equal("DELETED", (string)deleted["status"]!);
        Assert.Equal(("GatewayNotFoundException", "Gateway not found."), (gone.Code, gone.Message));
        await local.Aws.EcsAsync("DeleteCluster", """{"cluster":"c"}""");
    }

    [Fact]
    public async Task Gateways_are_listed_by_name_and_status_page_by_page()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await GatewayScene.CreateAsync(local);
        foreach (var name in new[] { "a", "b", "c" })
            await scene.CreateAsync(name);
        await local.Aws.EcsAsync("UpdateGateway", """{"gateway":"b","deletionProtection":false}""");

        var first = await local.Aws.EcsAsync("ListGateways", """{"maxResults":2}""");
        var second = await local.Aws.EcsAsync("ListGateways", $$"""{"maxResults":2,"nextToken":"{{first["nextToken"]}}"}""");

        Assert.Equal(["a", "b"], Names(first));
        Assert.Equal(["c"], Names(second));
        Assert.Null(second["nextToken"]);
        Assert.Equal(["b"], Names(await local.Aws.EcsAsync("ListGateways", """{"status":["UPDATE_IN_PROGRESS"]}""")));
        Assert.Equal(["a", "c"], Names(await local.Aws.EcsAsync("ListGateways", """{"names":["c","a","z"]}""")));
        Assert.Equal(
            "names cannot have more than 10 elements.",
            (await local.Aws.EcsErrorAsync("ListGateways", """{"names":["1","2","3","4","5","6","7","8","9","10","11"]}""")).Message);
        Assert.Equal("Invalid token", (await local.Aws.EcsErrorAsync("ListGateways", """{"nextToken":"x"}""")).Message);

        static List<string> Names(JsonObject reply) => [.. reply["gateways"]!.AsArray().Select(gateway => (string)gateway!["name"]!)];
    }

    [Theory]
    [InlineData("UpdateGateway", """{"gateway":"nope"}""")]
    [InlineData("DeleteGateway", """{"gateway":"nope"}""")]
    [InlineData("DescribeGatewayResources", """{"gateway":"nope"}""")]
    [InlineData("ListGatewayRoutes", """{"gateway":"nope"}""")]
    [InlineData("AssociateGatewayWithCluster", """{"gateway":"nope","cluster":"c"}""")]
    [InlineData("DisassociateGatewayFromCluster", """{"gateway":"nope","cluster":"c"}""")]
    public async Task What_does_not_exist_is_not_found(string operation, string body)
    {
        await using var local = await TestLocal.StartAsync();
        await GatewayScene.CreateAsync(local);

        Assert.Equal("GatewayNotFoundException", (await local.Aws.EcsErrorAsync(operation, body)).Code);
    }

    [Fact]
    public async Task Tags_are_changed_by_ARN_and_found_by_the_search()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await GatewayScene.CreateAsync(local);
        var arn = (string)(await scene.CreateAsync(more: """ "tags":[{"key":"a","value":"1"}] """))["gatewayArn"]!;

        await local.Aws.EcsAsync("TagResource", $$"""{"resourceArn":"{{arn}}","tags":[{"key":"b","value":"2"}]}""");
        await local.Aws.EcsAsync("UntagResource", $$"""{"resourceArn":"{{arn}}","tagKeys":["a"]}""");
        var found = await local.Aws.JsonAsync(
            "tagging", "ResourceGroupsTaggingAPI_20170126", "GetResources", """{"TagFilters":[{"Key":"b","Values":["2"]}]}""");

        Assert.Equal(
            """[{"key":"b","value":"2"}]""",
            (await local.Aws.EcsAsync("ListTagsForResource", $$"""{"resourceArn":"{{arn}}"}"""))["tags"]!.ToJsonString());
        Assert.Equal("""[{"key":"b","value":"2"}]""", (await scene.GatewayAsync())["tags"]!.ToJsonString());
        Assert.Equal(arn, (string)Assert.Single(found["ResourceTagMappingList"]!.AsArray())!["ResourceARN"]!);
        Assert.Equal(
            "The specified gateway was not found.",
            (await local.Aws.EcsErrorAsync("ListTagsForResource", $$"""{"resourceArn":"{{arn}}0"}""")).Message);
    }
}
