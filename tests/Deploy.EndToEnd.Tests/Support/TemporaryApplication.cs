using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deploy.Testing;

namespace Deploy.EndToEnd.Tests.Support;

/// <summary>A program in a folder of its own, outside the repository, that references the package.</summary>
public sealed partial class TemporaryApplication : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private readonly TemporaryFolder _folder = new("application");

    private TemporaryApplication(PackedPackage package, string name)
    {
        (Name, Package) = (name, package);
        package.Settle(_folder);
    }

    /// <summary>The package that it references.</summary>
    public PackedPackage Package { get; }

    /// <summary>The project's name.</summary>
    public string Name { get; }

    /// <summary>The project's folder.</summary>
    public string Folder => _folder.Root;

    /// <summary>Further environment variables of every run; null removes one. No AWS setting of the machine gets through.</summary>
    public Dictionary<string, string?> Environment { get; } = [];

    /// <summary>A console program with the given declarations in <c>Deployment.cs</c>.</summary>
    /// <param name="deployment">The file after <c>using Deploy.Ecs;</c>, which is line 1.</param>
    /// <param name="name">The project's name.</param>
    public static async Task<TemporaryApplication> SmallAsync(string deployment, string name = "Shop")
    {
        var package = await PackedPackage.SharedAsync();
        var application = new TemporaryApplication(package, name);
        application.Write($"{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                {package.Reference}
              </ItemGroup>
            </Project>
            """);
        application.Write("Program.cs", "System.Console.WriteLine(\"hello\");\n");
        application.Declare(deployment);
        return application;
    }

    /// <summary>A folder for several projects, each with the package.</summary>
    public static async Task<TemporaryApplication> SolutionAsync() => new(await PackedPackage.SharedAsync(), "Solution");

    /// <summary>Adds a project in a folder of its name.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="source">Its one file, after <c>using Deploy.Ecs;</c>.</param>
    /// <param name="properties">Further properties, as XML; without an <c>OutputType</c> the project is a library.</param>
    /// <param name="references">The names of projects that it refers to.</param>
    public void AddProject(string name, string source, string properties = "", params string[] references) =>
        AddProject(name, $"using Deploy.Ecs;\n{source}", properties, Package.Reference, references);

    /// <summary>Adds a project that does not refer to the package.</summary>
    public void AddOtherProject(string name, string source) => AddProject(name, source, properties: "", package: "", []);

    private void AddProject(string name, string source, string properties, string package, string[] references)
    {
        Write($"{name}/{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {package}
                {string.Concat(references.Select(reference => $"""<ProjectReference Include="../{reference}/{reference}.csproj" />"""))}
              </ItemGroup>
            </Project>
            """);
        Write($"{name}/Source.cs", source);
    }

    /// <summary>The sample Storefront with the package instead of the repository's projects.</summary>
    public static async Task<TemporaryApplication> StorefrontAsync()
    {
        var package = await PackedPackage.SharedAsync();
        var application = new TemporaryApplication(package, "Storefront");
        var sample = Repository.PathOf("samples", "Storefront");
        foreach (var file in Directory.EnumerateFiles(sample, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(sample, file);
            if (relative.Split(Path.DirectorySeparatorChar)[0] is "bin" or "obj") continue;
            application.Write(relative, File.ReadAllText(file));
        }

        // What the sample takes from the repository's root.
        application.Edit("Storefront.csproj", "</PropertyGroup>", "<Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>");
        application.Edit("Storefront.csproj", "</Project>", $"<ItemGroup>{package.Reference}</ItemGroup>\n</Project>");
        return application;
    }

    /// <summary>Replaces what the application declares.</summary>
    public void Declare(string deployment) => Write("Deployment.cs", "using Deploy.Ecs;\n" + deployment);

    /// <summary>Writes a file of the project.</summary>
    public void Write(string file, string content) => _folder.Write(file, content);

    /// <summary>Changes a text that must be in a file.</summary>
    public void Edit(string file, string before, string after)
    {
        var text = File.ReadAllText(PathOf(file));
        Assert.Contains(before, text, StringComparison.Ordinal);
        Write(file, text.Replace(before, after, StringComparison.Ordinal));
    }

    /// <summary>Changes a text that stands in a file exactly once, until the result is disposed.</summary>
    public IDisposable Change(string file, string before, string after)
    {
        var text = File.ReadAllText(PathOf(file));
        Assert.True(text.Split(before).Length == 2, $"'{before}' does not stand in {file} exactly once.");
        Edit(file, before, after);
        return new Undo(() => Write(file, text));
    }

    /// <summary>Sets environment variables of every run until the result is disposed.</summary>
    public IDisposable With(IReadOnlyDictionary<string, string?> variables)
    {
        foreach (var (name, value) in variables) Environment.Add(name, value);
        return new Undo(() =>
        {
            foreach (var name in variables.Keys) Environment.Remove(name);
        });
    }

    /// <summary>Commits everything to a git repository of the application's own.</summary>
    public async Task CommitAsync(string message)
    {
        if (!Directory.Exists(PathOf(".git"))) await GitAsync("init", "--quiet");
        Write(".gitignore", "bin/\nobj/\n");
        await GitAsync("add", "--all");
        await GitAsync("-c", "user.name=test", "-c", "user.email=test@example.com", "commit", "--quiet", "--message", message);
    }

    /// <summary>A path in the project.</summary>
    public string PathOf(params string[] parts) => _folder.PathOf(parts);

    /// <summary>Line and column, from 1, of a text that must be in a file.</summary>
    public (int Line, int Column) PlaceOf(string file, string text)
    {
        var before = File.ReadAllText(PathOf(file)).Split(text)[0];
        return (before.Count(c => c == '\n') + 1, before.Length - before.LastIndexOf('\n'));
    }

    /// <summary><c>dotnet build</c>.</summary>
    public Task<RunResult> BuildAsync(params string[] arguments) => RunAsync(["build", "-tl:off", .. arguments]);

    /// <summary><c>dotnet publish</c>; properties as <c>Name=value</c>, other arguments as they are.</summary>
    public Task<RunResult> PublishAsync(params string[] arguments) =>
        RunAsync(["publish", "-tl:off", .. arguments.Select(argument => PropertyLike().IsMatch(argument) ? "-p:" + argument : argument)]);

    /// <summary><c>dotnet</c>, in the project's folder.</summary>
    public Task<RunResult> RunAsync(params string[] arguments) => Programs.RunAsync(Start(arguments), Limit);

    /// <summary>A <c>dotnet</c> that is yet to be started.</summary>
    public ProcessStartInfo Start(params string[] arguments)
    {
        var start = Dotnet.Start(Folder, arguments, Environment);
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal) && !Environment.ContainsKey(name)).ToList())
            start.Environment.Remove(name);
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = PathOf("no-credentials");
        start.Environment["AWS_CONFIG_FILE"] = PathOf("no-configuration");
        return start;
    }

    /// <summary>The folder of a report.</summary>
    public string ReportFolder(string configuration = "Release") => PathOf("bin", configuration, "net10.0");

    /// <summary>The report of the last deployment: <c>deployment.json</c>.</summary>
    public JsonNode Report() => JsonNode.Parse(File.ReadAllText(Path.Combine(ReportFolder(), "deployment.json")))!;

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private async Task GitAsync(params string[] arguments) => (await Programs.RunAsync(Programs.Start("git", Folder, arguments), Limit)).EnsureSuccess();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]*=")]
    private static partial Regex PropertyLike();

    private sealed class Undo(Action undo) : IDisposable
    {
        public void Dispose() => undo();
    }
}
