using System.Text.Json;
using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Iam;

/// <summary>AWS's own managed policies, as far as Local knows them.</summary>
/// <remarks>
/// A policy whose name is in <c>managed-policies.json</c> must be referenced with its path (<c>service-role/</c> is what people forget);
/// of AWS's policies that are not in it every path is believed, and they grant nothing.
/// </remarks>
internal static class ManagedPolicies
{
    private const string Prefix = "policy/";

    private static readonly Dictionary<string, Known> ByName = Read();

    /// <summary>Path and name of the policy.</summary>
    /// <exception cref="LocalServiceException">The text is no policy's ARN, or there is no such policy.</exception>
    public static (string Path, string Name) Require(string text)
    {
        if (Arn.TryParse(text) is not { Service: "iam", Region: "" } arn || !arn.Resource.StartsWith(Prefix, StringComparison.Ordinal))
            throw IamErrors.InvalidInput($"ARN {text} is not valid.");

        var name = Arn.LastSegment(arn.Resource);
        var path = "/" + arn.Resource[Prefix.Length..^name.Length];
        // Local has no operation that makes a policy, so the account's own do not exist.
        var exists = arn.Account == "aws" && (!ByName.TryGetValue(name, out var known) || known.Path == path);
        return exists ? (path, name) : throw IamErrors.ManagedPolicyNotFound(text);
    }

    /// <summary>The policy's document; null where Local does not know what it says.</summary>
    public static string? DocumentOf(string arn) =>
        arn.Contains(":iam::aws:", StringComparison.Ordinal) ? ByName.GetValueOrDefault(Arn.LastSegment(arn))?.Document.ToJsonString() : null;

    private static Dictionary<string, Known> Read()
    {
        using var stream = typeof(ManagedPolicies).Assembly.GetManifestResourceStream("Iam/managed-policies.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Known>>(stream, JsonSerializerOptions.Web)!;
    }

    private sealed record Known(string Path, JsonObject Document);
}
