namespace Deploy.Rules.Facts;

/// <summary>The characters and lengths that AWS allows in names. Each pattern is the service's own.</summary>
internal static class NamePatterns
{
    /// <summary>Clusters, services, task families and containers.</summary>
    public static bool IsEcsName(string name) => Pattern.Fits(name, "[0-9A-Za-z_-]{1,255}");

    /// <summary>ECR repositories.</summary>
    public static bool IsRepositoryName(string name) =>
        name.Length is >= 2 and <= 256 && Pattern.Fits(name, @"[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*");

    /// <summary>Schedules and schedule groups.</summary>
    public static bool IsScheduleName(string name) => Pattern.Fits(name, "[0-9A-Za-z_.-]{1,64}");

    /// <summary>CloudWatch log groups; names that start with <c>aws/</c> are reserved.</summary>
    public static bool IsLogGroupName(string name) =>
        Pattern.Fits(name, "[._/#A-Za-z0-9-]{1,512}") && !name.StartsWith("aws/", StringComparison.Ordinal);

    /// <summary>IAM roles.</summary>
    public static bool IsRoleName(string name) => Pattern.Fits(name, "[A-Za-z0-9_+=,.@-]{1,64}");

    /// <summary>Target groups.</summary>
    public static bool IsTargetGroupName(string name) => Pattern.Fits(name, "[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?");

    /// <summary>Names of port mappings.</summary>
    public static bool IsPortName(string name) => Pattern.Fits(name, "[a-z0-9_][a-z0-9_-]{0,63}");

    /// <summary>Environment variables that every shell reads; colons are .NET's own separators.</summary>
    public static bool IsVariableName(string name) => Pattern.Fits(name, "[A-Za-z_][A-Za-z0-9_:.-]*");

    /// <summary>Applications and stages, which become parts of names, paths and tags.</summary>
    public static bool IsApplicationName(string name) => Pattern.Fits(name, "[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?");
}
