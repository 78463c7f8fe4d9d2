using Deploy.Plan.Paths;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Resolution;

/// <summary>Expands <c>@{…}</c> in every string of a resource.</summary>
public static class TemplateResolver
{
    /// <summary>The placeholder of another resource's physical name.</summary>
    public const string NamePrefix = "name:";

    /// <summary>The placeholder of another resource's ARN.</summary>
    public const string ArnPrefix = "arn:";

    /// <summary>The placeholder of an environment variable of the process that deploys.</summary>
    public const string EnvironmentPrefix = "env:";

    /// <summary>The placeholder of a parameter in the Systems Manager parameter store.</summary>
    public const string ParameterStorePrefix = "ssm:";

    /// <summary>The placeholder of the ARN of a secret in Secrets Manager, by its name.</summary>
    public const string SecretArnPrefix = "secretsmanager-arn:";

    /// <summary>
    /// A copy of the resource whose strings are expanded; <paramref name="resolve"/> returns null to keep a placeholder as it stands. May be
    /// done in steps; <see cref="Finish"/> ends it.
    /// </summary>
    public static ResourceSpec Expand(ResourceSpec spec, Func<string, string?> resolve) =>
        SpecRewriter.Rewrite(spec, text => ExpandText(text, resolve));

    /// <summary>The placeholders of a resource: the path of the string and the name between the braces.</summary>
    public static IReadOnlyList<(string Path, string Placeholder)> Placeholders(ResourceSpec spec) =>
        [.. SpecValues.Of(spec).Texts.SelectMany(text => StringTemplate.Placeholders(text.Value).Select(name => (text.Path, name)))];

    /// <summary>The addresses of other resources that a resource names in <c>@{name:…}</c> and <c>@{arn:…}</c>.</summary>
    public static IEnumerable<ResourceAddress> AddressesIn(ResourceSpec spec) =>
        Placeholders(spec).Select(found => AddressOf(found.Placeholder)).OfType<ResourceAddress>().Distinct();

    /// <summary>The address in <c>name:kind/name</c> or <c>arn:kind/name</c>; null for another placeholder.</summary>
    public static ResourceAddress? AddressOf(string placeholder)
    {
        var prefix = placeholder.StartsWith(NamePrefix, StringComparison.Ordinal) ? NamePrefix
            : placeholder.StartsWith(ArnPrefix, StringComparison.Ordinal) ? ArnPrefix : null;
        return prefix is null ? null : ResourceAddress.Parse(placeholder[prefix.Length..]);
    }

    /// <summary>The last step: escapes become what they stand for.</summary>
    /// <exception cref="InvalidOperationException">A placeholder is left.</exception>
    public static ResourceSpec Finish(ResourceSpec spec) =>
        SpecRewriter.Rewrite(spec, text => text.Contains("@{", StringComparison.Ordinal)
            ? StringTemplate.Expand(text, name => throw new InvalidOperationException($"{spec.Address}: @{{{name}}} is not resolved."))
            : text);

    /// <summary>Values are escaped and escapes are kept, so that what came out of one step is not taken for a placeholder by the next.</summary>
    private static string ExpandText(string text, Func<string, string?> resolve) =>
        !text.Contains("@{", StringComparison.Ordinal)
            ? text
            : string.Concat(StringTemplate.Split(text).Select(segment => segment.IsPlaceholder
                ? resolve(segment.Text) is { } value ? Escape(value) : $"@{{{segment.Text}}}"
                : Escape(segment.Text)));

    private static string Escape(string text) => text.Replace("@{", "@@{", StringComparison.Ordinal);
}
