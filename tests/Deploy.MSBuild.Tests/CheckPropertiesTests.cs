using Deploy.Engine.Options;
using Deploy.MSBuild.Tests.Infrastructure;
using Deploy.Testing;

namespace Deploy.MSBuild.Tests;

public sealed class CheckPropertiesTests
{
    private static IEnumerable<RunOption> Switches => RunOptionTable.All.Where(row => row.Kind == OptionKind.Switch);

    public static TheoryData<string> Names => [.. DeployProperties.All.Where(name => name.StartsWith(DeployProperties.Prefix, StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_misspelled_name_is_refused_with_the_one_that_was_meant(string name)
    {
        // One letter left out in the middle of what follows the prefix.
        var middle = (DeployProperties.Prefix.Length + name.Length) / 2;
        var (error, passed) = Check(engine => engine.GlobalProperties[name.Remove(middle, 1)] = "x");

        Assert.False(passed);
        Assert.Equal("DECS2014", error!.Code);
        Assert.Contains($"Did you mean {name}?", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_has_no_case(string name) => Assert.True(Check(engine => engine.GlobalProperties[name.ToUpperInvariant()] = "true").Passed);

    [Fact]
    public void Names_of_others_are_left_alone() => Assert.True(Check(engine =>
    {
        foreach (var name in new[] { "_DeployEcsTasks", "Configuration", "DeployOnBuild", "DeployToEcs", "EcsDeploy" }) engine.GlobalProperties[name] = "x";
    }).Passed);

    [Fact]
    public void A_name_that_is_far_from_all_is_refused_too()
    {
        var (error, passed) = Check(engine => engine.GlobalProperties["DeployEcsColourOfTheMoon"] = "x");

        Assert.False(passed);
        Assert.DoesNotContain("Did you mean", error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DeployEcsEnvironmentt", false)]
    [InlineData("DEPLOYECSREGIO", false)]
    [InlineData("DeployEcsServiceOfSomebodyElse", true)]
    public void An_environment_variable_is_refused_where_it_is_nearly_one_of_ours(string name, bool passes)
    {
        Environment.SetEnvironmentVariable(name, "x");
        try
        {
            Assert.Equal(passes, Check(_ => { }).Passed);
        }
        finally
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }

    [Fact]
    public void A_file_that_sets_one_has_its_line()
    {
        using var folder = new TemporaryFolder("properties");
        var file = folder.Write("Directory.Build.props", "<Project>\n  <PropertyGroup>\n    <DeployEcsProfil>x</DeployEcsProfil>\n    <DeployEcsProfile>x</DeployEcsProfile>\n  </PropertyGroup>\n</Project>\n");
        using var engine = new RecordingEngine();

        Assert.False(new CheckProperties { BuildEngine = engine, ProjectFile = "/Shop.csproj", Files = [file, "/nowhere.props"] }.Execute());

        var error = Assert.Single(engine.Errors);
        Assert.Equal((file, 3, "DECS2014"), (error.File, error.LineNumber, error.Code));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("False", true)]
    [InlineData("", true)]
    [InlineData("no", false)]
    public void A_switch_is_a_boolean(string value, bool passes) => Assert.All(Switches, row =>
    {
        using var engine = new RecordingEngine();
        var read = new ReadOptions { BuildEngine = engine, ProjectFile = "/Shop.csproj", Options = [OptionItems.Of(row.Property, value)] };

        Assert.Equal(passes, Check(build => build.GlobalProperties[row.Property] = value).Passed);
        Assert.Equal(passes, read.Execute());
        Assert.Equal(
            passes ? [] : [$"DECS2015 {row.Property} is '{value}'. Use true or false."],
            engine.Errors.Select(error => $"{error.Code} {error.Message}"));
    });

    private static (Microsoft.Build.Framework.BuildErrorEventArgs? Error, bool Passed) Check(Action<RecordingEngine> set)
    {
        using var engine = new RecordingEngine();
        set(engine);
        var passed = new CheckProperties { BuildEngine = engine, ProjectFile = "/Shop.csproj" }.Execute();
        return (engine.Errors.FirstOrDefault(), passed);
    }
}
