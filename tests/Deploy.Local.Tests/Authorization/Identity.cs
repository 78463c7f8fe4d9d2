using System.Text.Json.Nodes;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Authorization;

/// <summary>Sets who calls, and what he may do.</summary>
internal static class Identity
{
    public const string Principal = "arn:aws:sts::000000000000:assumed-role/deployer/ci";

    /// <summary>The caller may do what the statements say, and nothing else.</summary>
    public static Task SetAsync(TestLocal local, params string[] statements) => SetAsync(local, null, statements);

    /// <summary>The same below a boundary of these statements.</summary>
    public static Task SetAsync(TestLocal local, string? boundary, string[] statements) => local.Aws.AdminPostAsync("identity", new JsonObject
    {
        ["principal"] = Principal,
        ["policies"] = new JsonArray(Document(statements)),
        ["permissionsBoundary"] = boundary is null ? null : Document(boundary),
    }.ToJsonString());

    public static JsonObject Document(params string[] statements) => new()
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new JsonArray([.. statements.Select(statement => JsonNode.Parse(statement))]),
    };

    /// <summary>A statement that allows actions on a resource.</summary>
    public static string Allow(string action, string resource = "*", string condition = "{}") =>
        $$"""{"Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}","Condition":{{condition}}}""";

    public static string Deny(string action, string resource = "*") => $$"""{"Effect":"Deny","Action":"{{action}}","Resource":"{{resource}}"}""";
}
