namespace Deploy.Local.Services.Seeds;

/// <summary>What all seeds check of the identity that they name.</summary>
public static class SeedIdentity
{
    /// <summary>Why it is not named by exactly one of some members; null: it is.</summary>
    /// <param name="members">Each member by its name in JSON, with its value.</param>
    public static string? WhyNotOne(params IReadOnlyList<(string Name, string? Value)> members) =>
        members.Count(member => !string.IsNullOrWhiteSpace(member.Value)) == 1
        && members.All(member => member.Value is null || member.Value.Trim() == member.Value)
            ? null
            : members.Count == 1
                ? $"It needs a {members[0].Name}."
                : $"Name it by exactly one of {string.Join(", ", members.Select(member => $"\"{member.Name}\""))}.";

    /// <summary>Why an ARN cannot be one of a kind of thing in a Region; null: it can.</summary>
    /// <param name="arn">The ARN.</param>
    /// <param name="service">The service that it must name.</param>
    /// <param name="prefix">What its resource must begin with, such as <c>cluster/</c>.</param>
    /// <param name="region">The Region; null: it is global.</param>
    public static string? WhyNotArn(string arn, string service, string prefix, string? region)
    {
        if (Arn.TryParse(arn) is not { } read || read.Service != service || !read.Resource.StartsWith(prefix, StringComparison.Ordinal))
            return $"That is no ARN such as arn:aws:{service}:{region}:123456789012:{prefix}name.";
        return read.Region == (region ?? "")
            ? null
            : $"It lies in the Region '{read.Region}', and this is {region ?? "global"}: "
                + $"name one of {region ?? "no Region"}, or deploy to {read.Region}.";
    }

    /// <summary>Key and value of <c>Key=Value</c>; null: it is no such text.</summary>
    public static (string Key, string Value)? Tag(string text) =>
        text.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals ? (text[..equals], text[(equals + 1)..]) : null;
}
