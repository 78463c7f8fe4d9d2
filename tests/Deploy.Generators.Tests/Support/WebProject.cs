using Basic.Reference.Assemblies;
using Deploy.Ecs;
using Deploy.Plan;
using Microsoft.AspNetCore.Builder;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deploy.Generators.Tests.Support;

/// <summary>A project with a program and its deployment, as the SDK for web projects and our package compile it.</summary>
internal sealed record WebProject
{
    private const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    private static readonly MetadataReference[] AspNetCore =
    [
        .. Directory.EnumerateFiles(Path.GetDirectoryName(typeof(WebApplication).Assembly.Location)!, "Microsoft.*.dll").Select(file => MetadataReference.CreateFromFile(file)),
        MetadataReference.CreateFromFile(typeof(ClusterAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(DeploymentPlan).Assembly.Location),
    ];

    /// <summary><c>Program.cs</c>.</summary>
    public required string Program { get; init; }

    /// <summary>What else is compiled.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Attributes on the class that is the application.</summary>
    public string Attributes { get; init; } = "";

    /// <summary>The resources of that class.</summary>
    public string Resources { get; init; } = "[Cluster, EcrRepository, TaskDefinition(Cpu = 256, Memory = 512), Service]";

    /// <summary>Settings files, by name.</summary>
    public IReadOnlyList<(string Name, string Text)> Files { get; init; } = [];

    /// <summary>Properties of the project besides those that every project has.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <summary>Libraries that it refers to.</summary>
    public IReadOnlyList<MetadataReference> References { get; init; } = [];

    /// <summary>What is compiled.</summary>
    public OutputKind OutputKind { get; init; } = OutputKind.ConsoleApplication;

    /// <summary>The processor that it is compiled for.</summary>
    public Platform Platform { get; init; } = Platform.AnyCpu;

    /// <summary>Whether our targets hand the compiler what they know of the image.</summary>
    public bool HasTargets { get; init; } = true;

    /// <summary>Whether the compiler must accept it.</summary>
    public bool Compiles { get; init; } = true;

    /// <summary>The findings, as <c>severity id at the text there</c>.</summary>
    public async Task<string[]> Marked() => [.. (await Diagnostics()).Select(found => Analyze.Describe(found).Split(": ", 2)[1]).Order(StringComparer.Ordinal)];

    /// <summary>The findings, as <c>id: message</c>.</summary>
    public async Task<string[]> Messages() =>
        [.. (await Diagnostics()).Select(found => $"{found.Id}: {found.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}").Order(StringComparer.Ordinal)];

    /// <summary>The findings.</summary>
    public Task<IReadOnlyList<Diagnostic>> Diagnostics()
    {
        var deployment = $"using Deploy.Ecs;\n{Resources}\n{Attributes}\npublic sealed class ShopApp;";
        string[] sources = [Program, Resources.Length == 0 ? Attributes : deployment, GlobalUsings, .. Sources];
        var compilation = CSharpCompilation.Create(
            "Shop",
            sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, Compile.ParseOptions, index == 0 ? "/src/Program.cs" : $"/src/File{index}.cs", System.Text.Encoding.UTF8)),
            [.. Net100.References.All, .. AspNetCore, .. References],
            new CSharpCompilationOptions(OutputKind, nullableContextOptions: NullableContextOptions.Enable, platform: Platform)
                .WithSpecificDiagnosticOptions([new(Compile.AdviceOnImages, ReportDiagnostic.Suppress)]));
        if (Compiles) Assert.Empty(Compile.Errors(compilation).Select(error => error.ToString()));
        var properties = new Dictionary<string, string>(Properties);
        if (HasTargets) properties.TryAdd("EnableSdkContainerSupport", "true");
        var options = new AnalyzerOptions([.. Files.Select(file => new ParameterText(file.Name, file.Text))], new ProjectOptions(properties));
        return Analyze.Diagnostics(compilation, options);
    }
}
