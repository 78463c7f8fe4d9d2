namespace Deploy.Engine.Translation;

/// <summary>Words of ECS that are no values of an enum.</summary>
public static class EcsConstants
{
    /// <summary>ECS's name for the newest platform version.</summary>
    public const string LatestPlatform = "LATEST";

    /// <summary>A platform version in one form: nothing and <c>LATEST</c> are the same.</summary>
    public static string? Platform(string? version) => version is null or "" or LatestPlatform ? null : version;
}
