namespace Deploy.Local.Services;

/// <summary>Amazon resource names: <c>arn:aws:service:region:account:resource</c>.</summary>
public sealed record Arn(string Service, string Region, string Account, string Resource)
{
    public override string ToString() => $"arn:aws:{Service}:{Region}:{Account}:{Resource}";

    /// <summary>Makes an ARN of this account; pass an empty region for global services.</summary>
    public static string Make(string service, string region, string resource) =>
        new Arn(service, region, LocalAccount.Id, resource).ToString();

    /// <summary>Null when the text is not an ARN.</summary>
    public static Arn? TryParse(string? text)
    {
        var parts = text?.Split(':', 6);
        return parts is ["arn", _, var service, var region, var account, var resource] && service.Length > 0 && resource.Length > 0
            ? new Arn(service, region, account, resource)
            : null;
    }

    /// <summary>The part after the last slash of an ARN or of a plain name.</summary>
    public static string LastSegment(string nameOrArn) => nameOrArn[(nameOrArn.LastIndexOf('/') + 1)..];
}
