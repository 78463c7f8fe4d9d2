using Deploy.Plan;
using Deploy.Plan.Values;
using Deploy.Rules.Facts;

namespace Deploy.Rules.Reading;

/// <summary>What may stand between the braces of <c>@{…}</c>.</summary>
internal static class Placeholders
{
    private static readonly string[] LookUps = ["env:", "ssm:", "secretsmanager-arn:"];
    private static readonly string[] ResourceParts = ["name:", "arn:"];

    // Known to every deployment: a parameter of such a name would never be read.
    private static readonly string[] Given = ["Stage", "Environment", "account", "region", "partition", "dnsSuffix"];

    /// <summary>Whether the value comes from <c>deploy.json</c> or <c>deploy.&lt;stage&gt;.json</c>.</summary>
    public static bool IsParameter(string placeholder) =>
        !Given.Contains(placeholder) && !LookUps.Concat(ResourceParts).Any(prefix => Starts(placeholder, prefix));

    /// <summary>What is wrong with a placeholder, in words; null when it is right.</summary>
    public static string? ErrorIn(string placeholder, DeploymentPlan plan)
    {
        if (ResourceParts.FirstOrDefault(prefix => Starts(placeholder, prefix)) is { } part)
            return Resource(placeholder.Substring(part.Length)) is { } address && plan.Find(address) is not null ? null : "the plan has no such resource";
        if (LookUps.FirstOrDefault(prefix => Starts(placeholder, prefix)) is { } lookUp)
            return placeholder.Length > lookUp.Length ? null : "it does not say what to look up";
        return Pattern.Fits(placeholder, @"[A-Za-z_][A-Za-z0-9_.-]*")
            ? null
            : "it is neither a parameter's name nor one of env:, ssm: and secretsmanager-arn:";
    }

    private static bool Starts(string text, string prefix) => text.StartsWith(prefix, StringComparison.Ordinal);

    private static ResourceAddress? Resource(string text) =>
        text.IndexOf('/') is var slash && slash > 0 && slash < text.Length - 1 ? ResourceAddress.Parse(text) : null;
}
