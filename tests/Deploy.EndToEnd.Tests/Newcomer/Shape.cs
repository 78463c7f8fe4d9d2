namespace Deploy.EndToEnd.Tests.Newcomer;

/// <summary>How somebody's project looks.</summary>
/// <param name="Name">What is special about it.</param>
public sealed record Shape(string Name)
{
    /// <summary>The class that most of them declare.</summary>
    public const string Declaration = """
        using Deploy.Ecs;

        [Cluster, EcrRepository, TaskDefinition(Cpu = 256, Memory = 512), Service(DesiredCount = 1)]
        public sealed class ShopService;

        """;

    /// <summary>A program without a server.</summary>
    public const string Console = "System.Console.WriteLine(\"hello\");\n";

    /// <summary>A program with one.</summary>
    public const string Web = """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/", () => "hello");
        app.Run();

        """;

    /// <summary>Its files, by path. <c>{package}</c> is the reference to the package, <c>{version}</c> the package's version.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>The folder in which it is published, below its own.</summary>
    public string Folder { get; init; } = "";

    /// <summary>What is published, and how, after <c>dotnet publish</c>.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>It needs parts of .NET that no SDK brings, such as the runtime of another version.</summary>
    public bool NeedsParts { get; init; }

    /// <summary>A program that must be there.</summary>
    public string? NeedsProgram { get; init; }

    /// <summary>A project file.</summary>
    /// <param name="properties">Properties beside <c>OutputType</c> and <c>TargetFramework</c>.</param>
    /// <param name="sdk">The SDK.</param>
    /// <param name="framework">The target framework.</param>
    /// <param name="items">Items beside the package.</param>
    public static string Project(string properties = "", string sdk = "Microsoft.NET.Sdk", string framework = "net10.0", string items = "") => $$"""
        <Project Sdk="{{sdk}}">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>{{framework}}</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            {{properties}}
          </PropertyGroup>
          <ItemGroup>
            {package}
            {{items}}
          </ItemGroup>
        </Project>
        """;

    /// <summary>A project <c>Shop</c> with a console program and the usual declaration.</summary>
    public static Shape Small(string name, string properties = "", string framework = "net10.0") => new(name)
    {
        Files = new Dictionary<string, string> { ["Shop.csproj"] = Project(properties, framework: framework), ["Program.cs"] = Console, ["Shop.cs"] = Declaration },
    };

    /// <summary>The same with a server.</summary>
    public static Shape Server(string name, string properties = "") => new(name)
    {
        Files = new Dictionary<string, string> { ["Shop.csproj"] = Project(properties, "Microsoft.NET.Sdk.Web"), ["Program.cs"] = Web, ["Shop.cs"] = Declaration },
    };

    /// <inheritdoc/>
    public override string ToString() => Name;
}
