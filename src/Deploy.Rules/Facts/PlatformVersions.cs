namespace Deploy.Rules.Facts;

/// <summary>The platform versions of Fargate. See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-fargate.html</summary>
internal static class PlatformVersions
{
    /// <summary>The name of the newest version.</summary>
    public const string Latest = "LATEST";

    /// <summary>Versions for Linux tasks, oldest first.</summary>
    public static IReadOnlyList<string> Linux { get; } = ["1.0.0", "1.1.0", "1.2.0", "1.3.0", "1.4.0", Latest];

    /// <summary>Versions for Windows tasks, oldest first.</summary>
    public static IReadOnlyList<string> Windows { get; } = ["1.0.0", Latest];

    /// <summary>Whether a known Linux version is older than another one. What is not known is not older.</summary>
    public static bool IsOlder(string version, string than)
    {
        var place = Linux.ToList().IndexOf(version);
        return place >= 0 && place < Linux.ToList().IndexOf(than);
    }
}
