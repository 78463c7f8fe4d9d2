namespace Deploy.Rules.Tests;

/// <summary>The clone that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new DirectoryNotFoundException("The tests do not lie in a clone of the repository."),
        _ when File.Exists(Path.Combine(folder.FullName, "Deploy.sln")) => folder.FullName,
        _ => Find(folder.Parent),
    };
}
