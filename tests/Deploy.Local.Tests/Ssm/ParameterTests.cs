using System.Text.Json.Nodes;
using Deploy.Local.Tests.Calls;

namespace Deploy.Local.Tests.Ssm;

public sealed class ParameterTests
{
    [Fact]
    public async Task A_parameter_is_put_read_overwritten_and_deleted()
    {
        await using var local = await LocalAws.StartAsync();

        await local.CallAsync("ssm", "PutParameter", new { Name = "/shop/url", Value = "one", Type = "String" });
        var again = await local.FailAsync("ssm", "PutParameter", new { Name = "/shop/url", Value = "two", Type = "String" });
        var put = await local.CallAsync("ssm", "PutParameter", new { Name = "/shop/url", Value = "two", Overwrite = true });
        var parameter = (await local.CallAsync("ssm", "GetParameter", new { Name = "/shop/url" }))["Parameter"]!;
        await local.CallAsync("ssm", "DeleteParameter", new { Name = "/shop/url" });

        Assert.Equal("ParameterAlreadyExists", again.Code);
        Assert.Equal(2, (int)put["Version"]!);
        Assert.Equal(("two", "String", $"arn:aws:ssm:{LocalAws.Region}:{LocalAws.Account}:parameter/shop/url"), ((string)parameter["Value"]!, (string)parameter["Type"]!, (string)parameter["ARN"]!));
        Assert.Equal("ParameterNotFound", (await local.FailAsync("ssm", "GetParameter", new { Name = "/shop/url" })).Code);
    }

    [Fact]
    public async Task A_secure_string_is_readable_with_decryption_only()
    {
        await using var local = await LocalAws.StartAsync();
        await local.CallAsync("ssm", "PutParameter", new { Name = "/shop/key", Value = "secret", Type = "SecureString" });

        Assert.NotEqual("secret", (string)(await local.CallAsync("ssm", "GetParameter", new { Name = "/shop/key" }))["Parameter"]!["Value"]!);
        Assert.Equal("secret", (string)(await local.CallAsync("ssm", "GetParameter", new { Name = "/shop/key", WithDecryption = true }))["Parameter"]!["Value"]!);
    }

    [Fact]
    public async Task Several_are_read_at_once_and_unknown_names_listed()
    {
        await using var local = await LocalAws.StartAsync();
        await local.CallAsync("ssm", "PutParameter", new { Name = "plain", Value = "v", Type = "String" });

        var reply = await local.CallAsync("ssm", "GetParameters", new { Names = new[] { "plain", "other", "plain:1", "plain:2" } });

        Assert.Equal(2, ((JsonArray)reply["Parameters"]!).Count);
        Assert.Equal(["other", "plain:2"], ((JsonArray)reply["InvalidParameters"]!).Select(name => (string)name!));
        Assert.Equal("ValidationException", (await local.FailAsync("ssm", "PutParameter", new { Name = "a/b", Value = "v", Type = "String" })).Code);
        Assert.Equal("ValidationException", (await local.FailAsync("ssm", "PutParameter", new { Name = "new", Value = "v" })).Code);
    }

    [Fact]
    public async Task Descriptions_tell_the_key_of_a_secure_string_and_no_value()
    {
        await using var local = await LocalAws.StartAsync();
        await local.CallAsync("ssm", "PutParameter", new { Name = "/shop/ours", Value = "hidden", Type = "SecureString", KeyId = "alias/shop" });
        await local.CallAsync("ssm", "PutParameter", new { Name = "/shop/aws", Value = "hidden", Type = "SecureString" });
        await local.CallAsync("ssm", "PutParameter", new { Name = "/shop/url", Value = "plain", Type = "String" });

        var two = await DescribeAsync(new { ParameterFilters = new[] { new { Key = "Name", Option = "Equals", Values = new[] { "/shop/ours", "/shop/url" } } } });
        var secure = await DescribeAsync(new { ParameterFilters = new[] { new { Key = "Type", Values = new[] { "SecureString" } } }, MaxResults = 1 });

        Assert.Equal([("/shop/ours", "alias/shop"), ("/shop/url", null)], two);
        Assert.Equal([("/shop/aws", "alias/aws/ssm")], secure);
        Assert.Equal("ValidationException", (await local.FailAsync("ssm", "PutParameter", new { Name = "/shop/plain", Value = "plain", Type = "String", KeyId = "alias/shop" })).Code);
        Assert.Equal("ValidationException", (await local.FailAsync("ssm", "DescribeParameters", new { ParameterFilters = new[] { new { Key = "Size", Values = new[] { "1" } } } })).Code);

        async Task<IEnumerable<(string, string?)>> DescribeAsync(object request)
        {
            var reply = await local.CallAsync("ssm", "DescribeParameters", request);
            Assert.DoesNotContain("hidden", reply.ToJsonString(), StringComparison.Ordinal);
            return reply["Parameters"]!.AsArray().Select(parameter => ((string)parameter!["Name"]!, (string?)parameter["KeyId"]));
        }
    }
}
