using System.Text.RegularExpressions;
using Deploy.EndToEnd.Tests.Support;
using Deploy.Testing;

namespace Deploy.EndToEnd.Tests.CompileTime;

public sealed partial class CompileTimeTests
{
    private const string InvalidPair = """

        [Cluster, EcrRepository]
        [TaskDefinition(Cpu = 256,
            Memory = 4096)]
        [Service(DesiredCount = 1)]
        internal sealed class Everything;
        """;

    private const string BackwardRange = """

        [Cluster, EcrRepository]
        [TaskDefinition(Cpu = 256, Memory = 512)]
        [Schedule("nightly", "cron(0 2 ? * FRI-MON *)")]
        internal sealed class Everything;
        """;

    [Fact]
    public async Task An_invalid_pair_of_CPU_and_memory_fails_the_build_at_the_argument()
    {
        using var application = await TemporaryApplication.SmallAsync(InvalidPair);

        var error = (await application.BuildAsync()).OnlyError();

        var (line, column) = application.PlaceOf("Deployment.cs", "4096");
        Assert.Equal(("Deployment.cs", line, column, "DECS0202"), (error.File, error.Line, error.Column, error.Code));
        Assert.Contains("Use 512", error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mistake_that_the_readme_shows_is_reported_as_it_shows_it()
    {
        var readme = await File.ReadAllTextAsync(Repository.PathOf("README.md"));
        var smallest = SmallestApplication().Match(readme).Groups["code"].Value;
        var shown = ShownMistake().Match(readme).Value;
        Assert.Contains("Memory = 512", smallest, StringComparison.Ordinal);
        using var application = await TemporaryApplication.SmallAsync("");
        File.Delete(application.PathOf("Deployment.cs"));
        application.Write("ShopService.cs", smallest.Replace("Memory = 512", "Memory = 300", StringComparison.Ordinal));

        var error = (await application.BuildAsync()).OnlyError();

        Assert.StartsWith(shown, $"{error.File}({error.Line},{error.Column}): error {error.Code}: {error.Text}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_warning_is_silenced_by_a_pragma_and_made_an_error_by_the_editor_configuration()
    {
        using var application = await TemporaryApplication.SmallAsync(BackwardRange);
        var (line, column) = application.PlaceOf("Deployment.cs", "\"cron(");

        var warning = Assert.Single((await application.BuildAsync()).EnsureSuccess().Diagnostics());
        Assert.Equal(("Deployment.cs", line, column, "warning", "DECS0710"), (warning.File, warning.Line, warning.Column, warning.Severity, warning.Code));

        application.Declare("#pragma warning disable DECS0710" + BackwardRange);
        Assert.Empty((await application.BuildAsync("--no-restore")).EnsureSuccess().Diagnostics());

        application.Declare(BackwardRange);
        application.Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.DECS0710.severity = error\n");
        Assert.Equal("DECS0710", (await application.BuildAsync("--no-restore")).OnlyError().Code);
    }

    [GeneratedRegex(@"\*\*In a project\*\*[^`]*(`[^`\n]+`[^`]*)+```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex SmallestApplication();

    [GeneratedRegex(@"^ShopService\.cs\(.*\): error DECS.*$", RegexOptions.Multiline)]
    private static partial Regex ShownMistake();
}
