using System.Text.Json.Nodes;
using Deploy.Testing;

namespace Deploy.EndToEnd.Tests.Infrastructure;

/// <summary>The AWS command line: somebody else's view of what was deployed.</summary>
public static class AwsCli
{
    /// <summary>Skips the test where it is not installed.</summary>
    public static void Need() => Skip.IfNot(Programs.Exists("aws"), "The AWS command line is not installed.");

    /// <summary>Runs <c>aws</c> against an endpoint and gives its JSON.</summary>
    public static async Task<JsonNode> RunAsync(string endpoint, string command, params string[] arguments) =>
        JsonNode.Parse(await TextAsync(endpoint, command, arguments))!;

    /// <summary>Runs <c>aws</c> against an endpoint and gives what it prints.</summary>
    public static async Task<string> TextAsync(string endpoint, string command, params string[] arguments)
    {
        var start = Programs.Start("aws", Path.GetTempPath(), [.. command.Split(' '), .. arguments, "--endpoint-url", endpoint, "--region", "us-east-1"]);
        start.Environment["AWS_ACCESS_KEY_ID"] = "local";
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "local";
        start.Environment["AWS_DEFAULT_OUTPUT"] = "json";
        start.Environment["AWS_PAGER"] = "";
        start.Environment.Remove("AWS_PROFILE");
        start.Environment.Remove("AWS_ENDPOINT_URL");
        return (await Programs.RunAsync(start, TimeSpan.FromMinutes(1))).EnsureSuccess().Output;
    }
}
