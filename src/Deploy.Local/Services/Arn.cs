namespace Deploy.Local.Services;

/// <summary>Amazon resource names: <c>arn:partition:service:region:account:resource</c>.</summary>
public sealed record Arn(string Service, string Region, string Account, string Resource)
{
    /// <summary>The partition. What is global has no Region to tell it by, so that it must be given.</summary>
    public string Partition { get; init; } = Partitions.Of(Region);

    public override string ToString() => $"arn:{Partition}:{Service}:{Region}:{Account}:{Resource}";

    /// <summary>Makes an ARN of this account.</summary>
    public static string Make(string service, string region, string resource) =>
        new Arn(service, region, LocalAccount.Id, resource).ToString();

    /// <summary>Makes an ARN of a global service of this account.</summary>
    public static string MakeGlobal(string service, string partition, string resource) =>
        new Arn(service, "", LocalAccount.Id, resource) { Partition = partition }.ToString();

    /// <summary>Null when the text is not an ARN.</summary>
    public static Arn? TryParse(string? text)
    {
        var parts = text?.Split(':', 6);
        return parts is ["arn", var partition, var service, var region, var account, var resource] && service.Length > 0 && resource.Length > 0
            ? new Arn(service, region, account, resource) { Partition = partition }
            : null;
    }

    /// <summary>The part after the last slash of an ARN or of a plain name.</summary>
    public static string LastSegment(string nameOrArn) => nameOrArn[(nameOrArn.LastIndexOf('/') + 1)..];
}
