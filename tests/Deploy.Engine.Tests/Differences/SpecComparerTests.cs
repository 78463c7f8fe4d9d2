using Deploy.Engine.Differences;
using Deploy.Engine.Tests.Support;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Tests.Differences;

public sealed class SpecComparerTests
{
    private static readonly TaskDefinitionSpec Task = Plans.TaskDefinition(false, "one");

    [Fact]
    public void Equal_specs_have_no_difference_whatever_is_not_AWS_s() =>
        Assert.Empty(Compare(Task with { Identifier = "x", MovedFrom = new ResourceAddress("task-definition", "old") }, Task));

    [Fact]
    public void Elements_of_lists_are_named_by_their_keys()
    {
        var desired = With(container => container with
        {
            Secrets = EquatableList.Of(new SecretSpec("NEW", "ssm:/a")),
            LogConfiguration = container.LogConfiguration! with { Options = EquatableList.Of([.. container.LogConfiguration.Options.Take(2), new LogOptionSpec("awslogs-stream-prefix", "two")]) },
            PortMappings = EquatableList.Of(new PortMappingSpec { ContainerPort = 8080, HostPort = 8080 }),
            Memory = 256,
        });

        Assert.Equal(
            [
                "ContainerDefinitions[app].LogConfiguration.Options[awslogs-stream-prefix]: app → two",
                "ContainerDefinitions[app].Memory: (none) → 256",
                "ContainerDefinitions[app].PortMappings[8080].HostPort: (none) → 8080",
                "ContainerDefinitions[app].Secrets[NEW].ValueFrom: (none) → ssm:/a",
            ],
            Lines(Compare(desired, Task)));
    }

    [Fact]
    public void What_went_away_has_nothing_behind_the_arrow() =>
        Assert.Equal(["ContainerDefinitions[app].Secrets[OLD].ValueFrom: ssm:/old → (none)"], Lines(Compare(Task, With(container => container with { Secrets = EquatableList.Of(new SecretSpec("OLD", "ssm:/old")) }))));

    [Fact]
    public void A_sensitive_value_is_shown_as_a_fingerprint_that_differs_with_it()
    {
        var changes = Compare(With(container => container with { Environment = EquatableList.Of(new EnvironmentVariableSpec("VARIABLE", "two")) }), Task);

        var change = Assert.Single(changes);
        Assert.StartsWith("(hidden ", change.Before, StringComparison.Ordinal);
        Assert.StartsWith("(hidden ", change.After, StringComparison.Ordinal);
        Assert.NotEqual(change.Before, change.After);
    }

    [Fact]
    public void What_something_else_manages_is_not_compared()
    {
        var desired = Task with { Cpu = 1024, Memory = 2048, ManagedElsewhere = EquatableList.Of(nameof(TaskDefinitionSpec.Cpu)) };

        Assert.Equal(["Memory: 512 → 2048"], Lines(Compare(desired, Task)));
    }

    [Fact]
    public void A_list_of_texts_is_compared_as_a_whole() => Assert.Equal(
        ["ContainerDefinitions[app].Command: (none) → [run, fast]"], Lines(Compare(With(container => container with { Command = EquatableList.Of("run", "fast") }), Task)));

    private static TaskDefinitionSpec With(Func<ContainerSpec, ContainerSpec> change) =>
        Task with { ContainerDefinitions = EquatableList.Of(change(Task.ContainerDefinitions[0])) };

    private static IReadOnlyList<PropertyChange> Compare(TaskDefinitionSpec desired, TaskDefinitionSpec actual) =>
        SpecComparer.Compare(desired, actual, _ => ChangeImpact.RollingRestart);

    private static IEnumerable<string> Lines(IEnumerable<PropertyChange> changes) => changes.Select(Reporting.ChangeText.Of);
}
