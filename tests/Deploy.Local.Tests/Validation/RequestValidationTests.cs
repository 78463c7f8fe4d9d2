using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Validation;

public sealed class RequestValidationTests
{
    [Theory]
    [InlineData("CreateCluster", """{"clusterName":5}""", "SerializationException", "NUMBER_VALUE can not be converted to a String at 'clusterName'")]
    [InlineData("CreateCluster", """{"clusterNam":"x"}""", "SerializationException", "Unknown member 'clusterNam' in CreateClusterRequest")]
    [InlineData("CreateCluster", """{"settings":[{"name":"containerInsights","valu":"x"}]}""", "SerializationException", "Unknown member 'valu' in 'settings.1.member'")]
    [InlineData("CreateCluster", """{"tags":{"a":"b"}}""", "SerializationException", "START_OBJECT can not be converted to a List at 'tags'")]
    [InlineData("ListClusters", """{"maxResults":1.5}""", "SerializationException", "NUMBER_VALUE can not be converted to an Integer at 'maxResults'")]
    [InlineData("ListClusters", "[]", "SerializationException", "Start of structure or map expected at the top of the request.")]
    [InlineData("DeleteCluster", "{}", "InvalidParameterException", "1 validation error detected: Value null at 'cluster' failed to satisfy constraint: Member must not be null")]
    [InlineData("CreateService", """{"serviceName":"a","launchType":"MOON"}""", "InvalidParameterException", "1 validation error detected: Value 'MOON' at 'launchType' failed to satisfy constraint: Member must satisfy enum value set: [EC2, FARGATE, EXTERNAL, MANAGED_INSTANCES]")]
    [InlineData("CreateCluster", """{"tags":[{"key":"a#","value":"b"}]}""", "InvalidParameterException", @"1 validation error detected: Value 'a#' at 'tags.1.member.key' failed to satisfy constraint: Member must satisfy regular expression pattern: ([\p{L}\p{Z}\p{N}_.:/=+\-@]*)")]
    [InlineData("CreateCluster", """{"tags":[{"key":"","value":"b"}]}""", "InvalidParameterException", "1 validation error detected: Value '' at 'tags.1.member.key' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    [InlineData("CreateCluster", """{"defaultCapacityProviderStrategy":[{"capacityProvider":"FARGATE","weight":1001}]}""", "InvalidParameterException", "1 validation error detected: Value '1001' at 'defaultCapacityProviderStrategy.1.member.weight' failed to satisfy constraint: Member must have value less than or equal to 1000")]
    public async Task A_request_against_the_model_is_refused(string operation, string body, string code, string message)
    {
        await using var local = await TestLocal.StartAsync();

        var error = await local.Aws.EcsErrorAsync(operation, body);

        Assert.Equal((code, message), (error.Code, error.Message));
    }

    [Fact]
    public async Task Several_faults_are_told_at_once()
    {
        await using var local = await TestLocal.StartAsync();

        var error = await local.Aws.EcsErrorAsync("CreateService", """{"launchType":"MOON"}""");

        Assert.StartsWith("2 validation errors detected: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nulls_count_as_absent()
    {
        await using var local = await TestLocal.StartAsync();

        var reply = await local.Aws.EcsAsync("CreateCluster", """{"clusterName":"c","settings":null,"tags":null}""");

        Assert.Equal("c", (string)reply["cluster"]!["clusterName"]!);
    }

    [Fact]
    public async Task A_query_service_has_its_own_validation_code()
    {
        await using var local = await TestLocal.StartAsync();

        var (_, missing) = await local.Aws.ElbAsync("CreateTargetGroup");
        var (_, wrong) = await local.Aws.ElbAsync("CreateTargetGroup", ("Name", "a"), ("Port", "many"));

        Assert.Equal(("ValidationError", "1 validation error detected: Value null at 'Name' failed to satisfy constraint: Member must not be null"), (missing.First("Code"), missing.First("Message")));
        Assert.Equal(("ValidationError", "STRING_VALUE can not be converted to an Integer at 'Port'"), (wrong.First("Code"), wrong.First("Message")));
    }
}
