namespace Deploy.Rules.Facts;

/// <summary>How subnets and security groups can be named in a declaration.</summary>
internal static class NetworkForms
{
    /// <summary>A subnet: an id, a look-up by tag, or the default subnets.</summary>
    public static bool IsSubnet(string text) =>
        text == "default" || text.StartsWith("subnet-", StringComparison.Ordinal) || IsTag(text);

    /// <summary>A security group: an id, a look-up by tag or name, or the default group.</summary>
    public static bool IsSecurityGroup(string text) =>
        text == "default" || text.StartsWith("sg-", StringComparison.Ordinal) || IsTag(text) || Pattern.Fits(text, "name:.+");

    /// <summary>Whether an id of a subnet or security group has 8 or 17 hexadecimal digits, as AWS gives them. True for what is no id.</summary>
    public static bool HasIdForm(string text) =>
        !Pattern.Fits(text, "(subnet|sg)-.*") || Pattern.Fits(text, "(subnet|sg)-([0-9a-f]{8}|[0-9a-f]{17})");

    private static bool IsTag(string text) => Pattern.Fits(text, "tag:[^=]+=.*");
}
