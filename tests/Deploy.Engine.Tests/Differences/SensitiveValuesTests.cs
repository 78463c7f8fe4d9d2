using Deploy.Engine.Differences;
using Deploy.Engine.Reporting;
using Deploy.Engine.Tests.Support;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Tests.Differences;

/// <summary>A sensitive value is in no change, whatever form the list has in which AWS keeps it.</summary>
public sealed class SensitiveValuesTests
{
    private const string Marker = "s3cret-of-zq";
    private static readonly TaskDefinitionSpec Task = Plans.TaskDefinition(false, "one");

    public static TheoryData<string> Lists => [.. OddLists.Keys];

    private static Dictionary<string, EquatableList<EnvironmentVariableSpec>> OddLists { get; } = new()
    {
        ["one"] = EquatableList.Of(new EnvironmentVariableSpec("VARIABLE", Marker)),
        ["another name"] = EquatableList.Of(new EnvironmentVariableSpec("OTHER", Marker)),
        ["a name twice"] = EquatableList.Of(new EnvironmentVariableSpec("VARIABLE", Marker), new EnvironmentVariableSpec("VARIABLE", Marker + "2")),
        ["another name twice"] = EquatableList.Of(new EnvironmentVariableSpec("VARIABLE", "one"), new EnvironmentVariableSpec("A", Marker), new EnvironmentVariableSpec("A", Marker + "2")),
        ["no name"] = EquatableList.Of(new EnvironmentVariableSpec(null!, Marker)),
        ["no name among others"] = EquatableList.Of(new EnvironmentVariableSpec("VARIABLE", Marker), new EnvironmentVariableSpec(null!, Marker)),
        ["an empty name"] = EquatableList.Of(new EnvironmentVariableSpec("", Marker)),
        ["no value"] = EquatableList.Of(new EnvironmentVariableSpec("VARIABLE", null!), new EnvironmentVariableSpec("VARIABLE", Marker)),
        ["names with brackets"] = EquatableList.Of(new EnvironmentVariableSpec("A].Value", Marker), new EnvironmentVariableSpec("].Environment[", Marker)),
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public void It_is_in_no_change_in_either_direction(string list)
    {
        var odd = With(container => container with { Environment = OddLists[list] });
        var none = With(container => container with { Environment = EquatableList<EnvironmentVariableSpec>.Empty });
        var noContainer = Task with { ContainerDefinitions = EquatableList<ContainerSpec>.Empty };
        var twoContainers = Task with { ContainerDefinitions = EquatableList.Of(odd.ContainerDefinitions[0], odd.ContainerDefinitions[0]) };

        foreach (var other in new[] { Task, none, noContainer, twoContainers })
        {
            var there = SpecComparer.Compare(odd, other, _ => ChangeImpact.RollingRestart);
            var back = SpecComparer.Compare(other, odd, _ => ChangeImpact.RollingRestart);
            Assert.NotEmpty(there);
            Assert.NotEmpty(back);
            Assert.All(there.Concat(back), change => Assert.DoesNotContain(Marker, ChangeText.Of(change), StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_key_of_a_log_service_is_one_too()
    {
        static EquatableList<LogOptionSpec> Options(string token) => EquatableList.Of(new LogOptionSpec("splunk-token", token), new LogOptionSpec("awslogs-group", "/ecs/shop"));
        var desired = With(container => container with { LogConfiguration = new LogConfigurationSpec { LogDriver = "splunk", Options = Options(Marker) } });
        var actual = With(container => container with { LogConfiguration = new LogConfigurationSpec { LogDriver = "splunk", Options = Options(Marker + "2") } });

        var change = Assert.Single(SpecComparer.Compare(desired, actual, _ => ChangeImpact.RollingRestart));

        Assert.Equal("ContainerDefinitions[app].LogConfiguration.Options[splunk-token]", change.Path);
        Assert.DoesNotContain(Marker, change.ToString(), StringComparison.Ordinal);
        Assert.NotEqual(change.Before, change.After);
    }

    [Fact]
    public void A_record_that_holds_one_does_not_print_it()
    {
        var spec = With(container => container with { Environment = OddLists["one"], LogConfiguration = new LogConfigurationSpec { LogDriver = "splunk", Options = EquatableList.Of(new LogOptionSpec("splunk-token", Marker)) } });

        Assert.DoesNotContain(Marker, $"{spec} {spec.ContainerDefinitions[0]} {string.Join(' ', spec.ContainerDefinitions[0].Environment)} {string.Join(' ', spec.ContainerDefinitions[0].LogConfiguration!.Options)}", StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_else_is_hidden() => Assert.DoesNotContain(
        SpecComparer.Compare(Task with { Cpu = 1024, Memory = 2048 }, Task, _ => ChangeImpact.RollingRestart), change => ChangeText.Of(change).Contains("(hidden", StringComparison.Ordinal));

    private static TaskDefinitionSpec With(Func<ContainerSpec, ContainerSpec> change) => Task with { ContainerDefinitions = EquatableList.Of(change(Task.ContainerDefinitions[0])) };
}
