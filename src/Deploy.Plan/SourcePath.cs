namespace Deploy.Plan;

/// <summary>Paths of properties within a resource, such as <c>ContainerDefinitions[api].PortMappings[8080].Protocol</c>.</summary>
public static class SourcePath
{
    /// <summary>The path of what contains a property; empty, which is the resource itself, where nothing else does.</summary>
    public static string Parent(string path)
    {
        // A key in brackets may hold dots and brackets of its own.
        var depth = 0;
        for (var i = path.Length - 1; i >= 0; i--)
        {
            switch (path[i])
            {
                case ']': depth++; break;
                case '[' when --depth == 0: return path.Substring(0, i);
                case '.' when depth == 0: return path.Substring(0, i);
            }
        }

        return "";
    }
}
