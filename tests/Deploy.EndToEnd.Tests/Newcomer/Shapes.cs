namespace Deploy.EndToEnd.Tests.Newcomer;

/// <summary>Projects as they are found outside: none is wrong, so each is built without a word of ours and deployed.</summary>
internal static class Shapes
{
    /// <summary>Kinds of programs.</summary>
    public static IReadOnlyList<Shape> Programs { get; } =
    [
        Shape.Small("console"),
        Shape.Server("web"),
        Shape.Small("net8.0", framework: "net8.0") with { NeedsParts = true },
        Strictest(),
        Shape.Small("other names", "<AssemblyName>Acme.Corner.Shop</AssemblyName><RootNamespace>Acme.Shops</RootNamespace>"),
        Several("several target frameworks", "-f", "net10.0"),
        Parts(),
    ];

    /// <summary>Ways to publish.</summary>
    public static IReadOnlyList<Shape> Outputs { get; } =
    [
        ArtifactsOutput(),
        Shape.Small("single file", "<RuntimeIdentifier>linux-x64</RuntimeIdentifier><PublishSingleFile>true</PublishSingleFile><SelfContained>false</SelfContained>") with { NeedsParts = true },
        Shape.Small("self-contained", "<RuntimeIdentifier>linux-x64</RuntimeIdentifier><SelfContained>true</SelfContained>") with { NeedsParts = true },
        Shape.Small("trimmed", "<RuntimeIdentifier>linux-x64</RuntimeIdentifier><PublishTrimmed>true</PublishTrimmed>") with { NeedsParts = true },
        Shape.Small("ahead of time", "<RuntimeIdentifier>linux-x64</RuntimeIdentifier><PublishAot>true</PublishAot><CppCompilerAndLinker>gcc</CppCompilerAndLinker>") with { NeedsParts = true, NeedsProgram = "gcc" },
        Shape.Small("ready to run", "<RuntimeIdentifier>linux-x64</RuntimeIdentifier><PublishReadyToRun>true</PublishReadyToRun><SelfContained>false</SelfContained>") with { NeedsParts = true },
        Shape.Server("another output folder") with { Arguments = ["-o", "out"] },
        Shape.Small("Debug") with { Arguments = ["-c", "Debug"] },
    ];

    /// <summary>Places and neighbours.</summary>
    public static IReadOnlyList<Shape> Places { get; } =
    [
        Shape.Small("spaces in the path") with { Folder = "my corner shop" },
        Shape.Small("letters of other languages in the path") with { Folder = "магазин/Straße/店" },
        CentralPackages(),
        SeveralProjects("a project beside a library and tests", "Api"),
        SeveralProjects("a solution", "Shop.slnx"),
        OneFile(),
    ];

    /// <summary>Every rule of .NET's own analyzers is on: about the program they find nothing, and about the declaration they have nothing to say.</summary>
    private static Shape Strictest()
    {
        var small = Shape.Small("strictest analysis", """
            <Nullable>enable</Nullable>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <AnalysisMode>All</AnalysisMode>
            <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
            <GenerateDocumentationFile>true</GenerateDocumentationFile>
            """);
        return small with { Files = With(small.Files, "Program.cs", "System.Console.WriteLine();\n") };
    }

    private static Shape Several(string name, params string[] arguments)
    {
        var small = Shape.Small(name);
        var project = small.Files["Shop.csproj"].Replace("<TargetFramework>net10.0</TargetFramework>", "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>", StringComparison.Ordinal)
            .Replace("<ImplicitUsings>enable</ImplicitUsings>", "<LangVersion>latest</LangVersion>", StringComparison.Ordinal);
        return small with { Files = With(small.Files, "Shop.csproj", project), Arguments = arguments, NeedsParts = true };
    }

    /// <summary>A class in several parts and namespaces, with everything that C# lets stand beside an attribute.</summary>
    private static Shape Parts() => Shape.Small("a class in parts") with
    {
        Files = new Dictionary<string, string>
        {
            ["Shop.csproj"] = Shape.Project("<LangVersion>preview</LangVersion>"),
            ["Program.cs"] = Shape.Console,
            ["First.cs"] = """
                using Deploy.Ecs;
                namespace Acme.Shops;

                #region What it runs on
                [Cluster, EcrRepository]
                [TaskDefinition(
                    Cpu = 1 << 8, // a quarter
                    Memory = Sizes.Memory)]
                internal sealed partial record ShopService;
                #endregion
                """,
            ["Second.cs"] = """
                using Deploy.Ecs;
                using Count = System.Int32;
                namespace Acme.Shops;

                file static class Numbers
                {
                    public const Count Tasks = 1;
                }

                internal static class Sizes
                {
                    public const int Memory = 512;
                }

                [global::Deploy.Ecs.ServiceAttribute(DesiredCount = Numbers.Tasks)]
                [Environment($"{nameof(ShopService)}_GREETING", "hello")]
                internal sealed partial record ShopService;
                """,
        },
    };

    private static Shape ArtifactsOutput()
    {
        var small = Shape.Small("artifacts output");
        const string Properties = "<Project><PropertyGroup><UseArtifactsOutput>true</UseArtifactsOutput></PropertyGroup></Project>";
        return small with { Files = With(small.Files, "Directory.Build.props", Properties) };
    }

    private static Shape CentralPackages()
    {
        var small = Shape.Small("central package management");
        var files = With(small.Files, "Shop.csproj", small.Files["Shop.csproj"].Replace("{package}", """<PackageReference Include="Deploy.Ecs" />""", StringComparison.Ordinal));
        return small with
        {
            Files = With(files, "Directory.Packages.props", """
                <Project>
                  <PropertyGroup>
                    <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageVersion Include="Deploy.Ecs" Version="{version}" />
                  </ItemGroup>
                </Project>
                """),
        };
    }

    private static Shape SeveralProjects(string name, string published) => new(name)
    {
        Arguments = [published],
        Files = new Dictionary<string, string>
        {
            ["Shop.slnx"] = """
                <Solution>
                  <Project Path="Api/Api.csproj" />
                  <Project Path="Goods/Goods.csproj" />
                  <Project Path="Checks/Checks.csproj" />
                </Solution>
                """,
            ["Api/Api.csproj"] = Shape.Project(sdk: "Microsoft.NET.Sdk.Web", items: """<ProjectReference Include="../Goods/Goods.csproj" />"""),
            ["Api/Program.cs"] = """
                var app = WebApplication.CreateBuilder(args).Build();
                app.MapGet("/", () => Goods.Stock.All);
                app.Run();

                """,
            ["Api/Shop.cs"] = Shape.Declaration,
            ["Goods/Goods.csproj"] = """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""",
            ["Goods/Stock.cs"] = "namespace Goods;\n\npublic static class Stock\n{\n    public static string[] All => [\"tea\"];\n}\n",
            ["Checks/Checks.csproj"] = """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework><IsTestProject>true</IsTestProject><IsPublishable>false</IsPublishable></PropertyGroup>
                  <ItemGroup><ProjectReference Include="../Api/Api.csproj" /></ItemGroup>
                </Project>
                """,
            ["Checks/Check.cs"] = "public static class Check\n{\n    public static bool IsThere => Goods.Stock.All.Length == 1;\n}\n",
        },
    };

    private static Shape OneFile() => new("no project file")
    {
        Arguments = ["shop.cs"],
        Files = new Dictionary<string, string>
        {
            ["shop.cs"] = $"#:sdk Microsoft.NET.Sdk.Web\n#:package Deploy.Ecs@{{version}}\n#:property PublishAot=false\nusing Deploy.Ecs;\n\n{Shape.Web}\n{Shape.Declaration.Replace("using Deploy.Ecs;", "", StringComparison.Ordinal)}",
        },
    };

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> files, string name, string content) => new(files) { [name] = content };
}
