using System.Reflection;
using Mono.Cecil;

namespace Deploy.Architecture.Tests;

/// <summary>Where the repository is, which projects it has, and their built assemblies.</summary>
internal static class House
{
    private static readonly string[] ProjectFolders = ["src", "generators", "msbuild"];

    public static string Root { get; } = FindRoot();

    /// <summary>The projects that are shipped or run by maintainers, by name, with the path of their project file.</summary>
    public static IReadOnlyDictionary<string, string> Projects { get; } = ProjectFolders
        .SelectMany(folder => Directory.GetFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories))
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), StringComparer.Ordinal);

    /// <summary>The built assembly of a project. The package project builds none.</summary>
    public static AssemblyDefinition Assembly(string project)
    {
        var folder = Path.GetDirectoryName(Projects[project])!;
        var configuration = typeof(House).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        var name = project == "Deploy.Cli" ? "deploy-ecs" : project;
        var candidates = Directory.GetFiles(Path.Combine(folder, "bin", configuration), $"{name}.dll", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}publish{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        return AssemblyDefinition.ReadAssembly(candidates.MaxBy(File.GetLastWriteTimeUtc));
    }

    /// <summary>The source files that people write: not generated, not build output.</summary>
    public static IEnumerable<string> HandWrittenFiles() =>
        new[] { "src", "generators", "msbuild", "tests", "samples" }
            .Select(folder => Path.Combine(Root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Where(path => !Segments(path).Any(segment => segment is "bin" or "obj" or "Generated" or "__snapshots__"))
            .Where(path => !path.EndsWith(".g.cs", StringComparison.Ordinal));

    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string[] Segments(string path) => Relative(path).Split('/');

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Deploy.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Deploy.sln was not found above the tests.");
        return folder;
    }
}
