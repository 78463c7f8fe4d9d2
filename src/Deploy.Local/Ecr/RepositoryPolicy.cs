using System.Text.Json;
using System.Text.Json.Nodes;
using Deploy.Local.Json;
using Deploy.Local.Services;

namespace Deploy.Local.Ecr;

/// <summary>Checks the form of a repository policy.</summary>
internal static class RepositoryPolicy
{
    private static readonly string[] Versions = ["2012-10-17", "2008-10-17"];

    /// <summary>The policy as JSON.</summary>
    /// <exception cref="LocalServiceException">InvalidParameterException, as ECR answers to every malformed policy.</exception>
    public static JsonObject Check(string text)
    {
        var policy = Parse(text);
        if (policy["Version"] is { } version && !Versions.Contains(version.ToString()))
            throw Invalid();

        var statements = policy["Statement"] switch
        {
            JsonArray array => array.ToList(),
            JsonObject single => [single],
            _ => throw Invalid(),
        };
        if (statements.Count == 0 || !statements.All(IsStatement))
            throw Invalid();
        return policy;
    }

    private static bool IsStatement(JsonNode? node) =>
        node is JsonObject statement
        && (statement.Text("Effect") is "Allow" or "Deny")
        && (statement.ContainsKey("Action") || statement.ContainsKey("NotAction"))
        && (statement.ContainsKey("Principal") || statement.ContainsKey("NotPrincipal"))
        && !statement.ContainsKey("Resource") && !statement.ContainsKey("NotResource");

    private static JsonObject Parse(string text)
    {
        try
        {
            return StrictJson.Parse(text) as JsonObject ?? throw Invalid();
        }
        catch (JsonException)
        {
            throw Invalid();
        }
    }

    private static LocalServiceException Invalid() => EcrErrors.InvalidParameter("PolicyText", "Invalid repository policy provided");
}
