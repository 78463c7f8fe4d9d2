using Deploy.Engine.Options;
using Deploy.MSBuild.Tests.Infrastructure;

namespace Deploy.MSBuild.Tests.Targets;

/// <summary>From a property to the words of the command. Deploy.Cli.Tests has the other half: from these words to the run.</summary>
public sealed class OptionTests
{
    private static readonly string[] OfTheBuildItself =
        ["--plan", "--project-directory", "--publish-directory", "--container-settings", "--events", "--"];

    [Theory]
    [InlineData("plan", OptionVerbs.Plan)]
    [InlineData("true", OptionVerbs.Apply)]
    public async Task Each_property_of_the_command_line_becomes_its_option(string deployToEcs, OptionVerbs verb)
    {
        using var project = new TemporaryProject();
        project.Command.Does(Scenarios.Succeeded);
        project.Write("obj/Release/net10.0/none", "");
        var rows = RunOptionTable.All.Where(row => row.Verbs.HasFlag(verb)).ToList();
        var properties = rows.Select(row => $"-p:{row.Property}={OptionItems.Escape(OptionItems.Value(row))}");

        // Only the deployment: what stands before it is the SDK's, and takes longer.
        string[] build = ["msbuild", "-restore", "-t:_EcsDeploy", "-p:Configuration=Release", "-p:_DeployEcsPlan=plan.txt"];
        (await project.RunAsync([.. build, $"-p:DeployToEcs={deployToEcs}", .. properties])).EnsureSuccess();

        Assert.Equal(
            rows.Select(row => OptionItems.Word(row, project.Folder)).Order(StringComparer.Ordinal),
            project.Command.Arguments!.Skip(1).Where(word => !OfTheBuildItself.Contains(word.Split('=')[0])).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_project_that_is_referred_to_is_told_what_is_for_it(bool onCommandLine)
    {
        // These have values of their own here; and a saved plan is of one project, so that nothing else is deployed with it.
        string[] others = ["DeployToEcs", "DeployEcsReferences", "DeployEcsCommand", "DeployEcsPlanIn"];
        var rows = RunOptionTable.All.Where(row => !others.Contains(row.Property)).ToList();
        var values = rows.ToDictionary(row => row.Property, row => OptionItems.Escape(Value(row)));
        var inProject = string.Concat(values.Select(pair => $"<{pair.Key}>{pair.Value}</{pair.Key}>"));
        using var project = new TemporaryProject(onCommandLine ? "" : inProject);
        var messages = rows.Select(row => $"<Message Importance=\"High\" Text=\"told {row.Property}=$({row.Property})\" />");
        project.WriteBeside("Library/Library.proj", $"<Project><Target Name=\"Publish\">{string.Concat(messages)}</Target></Project>");
        project.WriteBeside("Shop/After.targets", """
            <Project>
              <ItemGroup>
                <_DeployEcsReferencedPlan Include="../Library/x.deploy.json" MSBuildSourceProjectFile="../Library/Library.proj" />
              </ItemGroup>
            </Project>
            """);

        string[] build = ["msbuild", "-t:_EcsCheckRequest;_EcsReadOptions;EcsDeployReferences", "-p:DeployToEcs=plan"];
        var reference = $"-p:CustomAfterMicrosoftCommonTargets={project.PathOf("After.targets")}";
        var properties = onCommandLine ? values.Select(pair => $"-p:{pair.Key}={pair.Value}") : [];
        var result = (await project.RunAsync([.. build, reference, .. properties])).EnsureSuccess();

        Assert.Equal(
            rows.Select(row => row.Reach == OptionReach.References || (row.Reach == OptionReach.Build && onCommandLine)
                ? $"told {row.Property}={Value(row)}"
                : $"told {row.Property}="),
            result.Output.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("told ", StringComparison.Ordinal)));
    }

    // Where paths have slashes, MSBuild turns every backslash of what it hands to another project.
    private static string Value(RunOption row) => OptionItems.Value(row).Replace('\\', '/');
}
