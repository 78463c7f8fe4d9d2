namespace Deploy.Engine.Paths;

/// <summary>Paths of properties within a resource: <c>Tags[team]</c>, <c>NetworkConfiguration.Subnets</c>.</summary>
internal static class PropertyPath
{
    /// <summary>True where a path is that of a property, or of something within it.</summary>
    public static bool IsWithin(string path, string property) =>
        path.StartsWith(property, StringComparison.Ordinal) && (path.Length == property.Length || path[property.Length] is '.' or '[');
}
