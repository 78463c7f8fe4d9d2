namespace Deploy.Engine.Identity;

/// <summary>Reads ARNs.</summary>
public static class ResourceArn
{
    private const string TaskDefinition = "task-definition/";

    /// <summary>
    /// The name that a resource has in AWS, from its ARN. Names of log groups and repositories hold slashes themselves, and a task definition's
    /// is its family's, without the revision.
    /// </summary>
    public static string NameIn(string arn)
    {
        var resource = WithoutRevision(arn).Split(':', 6)[^1];
        if (resource.StartsWith("log-group:", StringComparison.Ordinal)) return resource.Split(':')[1];
        if (resource.StartsWith("repository/", StringComparison.Ordinal)) return resource["repository/".Length..];
        return resource[(resource.LastIndexOf('/') + 1)..];
    }

    /// <summary>A task definition's ARN without the revision; any other as it is.</summary>
    public static string WithoutRevision(string arn)
    {
        var resource = arn.Split(':', 6)[^1];
        return resource.StartsWith(TaskDefinition, StringComparison.Ordinal) && resource.IndexOf(':') is > 0 and var colon
            ? arn[..^(resource.Length - colon)]
            : arn;
    }

    /// <summary>The type of a resource as the tagging API names it: <c>ecs:service</c>, <c>logs:log-group</c>; null: not an ARN.</summary>
    public static string? TypeOf(string arn)
    {
        var parts = arn.Split(':', 6);
        return parts is ["arn", _, var service, _, _, var resource] ? $"{service}:{resource.Split('/', ':')[0]}" : null;
    }

    /// <summary>
    /// True where two ARNs are of one resource. The partition follows from the Region and distinguishes nothing, so that an endpoint that
    /// writes another one does not make a resource a different one.
    /// </summary>
    public static bool AreSame(string one, string other)
    {
        if (one == other) return true;
        var (left, right) = (one.Split(':', 3), other.Split(':', 3));
        return left is ["arn", _, var service] && right is ["arn", _, var otherService] && service == otherService;
    }
}
