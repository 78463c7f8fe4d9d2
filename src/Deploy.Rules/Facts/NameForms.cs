using Deploy.Plan.Names;
using Deploy.Plan.Resources;

namespace Deploy.Rules.Facts;

/// <summary>The characters and lengths that AWS allows in names, each as its service documents them.</summary>
internal static class NameForms
{
    /// <summary>Clusters, services, task families and containers.</summary>
    public static NameForm Ecs { get; } = new(UpTo<ClusterSpec>(), "letters, digits, hyphens and underscores", "[0-9A-Za-z_-]*");

    /// <summary>ECR repositories.</summary>
    public static NameForm Repository { get; } = new(
        UpTo<EcrRepositorySpec>(shortest: 2),
        "lower-case letters and digits, with single ._ or hyphens between them, in parts separated by slashes",
        @"[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*");

    /// <summary>Schedules and schedule groups.</summary>
    public static NameForm Schedule { get; } = new(UpTo<ScheduleSpec>(), "letters, digits and the characters ._-", "[0-9A-Za-z_.-]*");

    /// <summary>CloudWatch log groups.</summary>
    public static NameForm LogGroup { get; } = new(
        UpTo<LogGroupSpec>(), "letters, digits and the characters .-_/#, not starting with aws/", "(?!aws/)[._/#A-Za-z0-9-]*");

    /// <summary>IAM roles.</summary>
    public static NameForm Role { get; } = new(UpTo<RoleSpec>(), "letters, digits and the characters _+=,.@-", "[A-Za-z0-9_+=,.@-]*");

    /// <summary>Target groups.</summary>
    public static NameForm TargetGroup { get; } = new(new(1, 32), "letters, digits and hyphens", "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?");

    /// <summary>Names of port mappings.</summary>
    public static NameForm Port { get; } = new(
        new(1, 64), "lower-case letters, digits, hyphens and underscores, not starting with a hyphen", "[a-z0-9_][a-z0-9_-]*");

    /// <summary>Applications and stages, which become parts of names, paths and tags.</summary>
    public static NameForm Application { get; } = new(
        new(1, 64), "lower-case letters, digits and hyphens, with a letter or digit at both ends", "[a-z0-9]([a-z0-9-]*[a-z0-9])?");

    // What shortens names knows the limits of each kind, too.
    private static IntRange UpTo<TSpec>(int shortest = 1)
        where TSpec : ResourceSpec => new(shortest, NameLimits.Of(ResourceSpec.KindOf(typeof(TSpec))));
}
