using Deploy.Engine.Options;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Resolution;
using Deploy.Plan;
using Deploy.Plan.Values;

namespace Deploy.Engine.Tests.Resolution;

public sealed class StageChoiceTests
{
    private static readonly DeploymentPlan Plain = new() { Application = "shop" };
    private static readonly DeploymentPlan Staged = Plain with { Stages = EquatableList.Of(new StageSpec { Name = "dev" }, new StageSpec { Name = "prod" }) };

    [Theory]
    [InlineData(null, null, false, "default", null)]
    [InlineData(null, null, true, "local", null)]
    [InlineData("pr-7", null, false, "pr-7", null)]
    public void Without_stages_the_environment_is_free(string? environment, string? stage, bool local, string expected, string? expectedStage) =>
        Assert.Equal(new StageChoice(expected, expectedStage), StageChoice.Of(Plain, Options(environment, stage, local)));

    [Theory]
    [InlineData("dev", null, false, "dev", "dev")]
    [InlineData(null, "prod", false, "prod", "prod")]
    [InlineData("pr-7", "dev", false, "pr-7", "dev")]
    [InlineData(null, null, true, "local", "dev")]
    [InlineData("pr-7", null, true, "pr-7", "dev")]
    public void With_stages_the_environment_uses_the_one_of_its_name_or_the_one_named(string? environment, string? stage, bool local, string expected, string expectedStage) =>
        Assert.Equal(new StageChoice(expected, expectedStage), StageChoice.Of(Staged, Options(environment, stage, local)));

    [Theory]
    [InlineData(null, null, "one must be chosen")]
    [InlineData("pr-7", null, "is not a stage: name the stage")]
    [InlineData(null, "test", "The stage 'test' is not declared")]
    [InlineData("Prod_1", "prod", "cannot be an environment")]
    public void A_choice_that_is_missing_or_wrong_is_refused(string? environment, string? stage, string message)
    {
        var refusal = Assert.Throws<DeploymentException>(() => StageChoice.Of(Staged, Options(environment, stage, local: false)));

        Assert.Equal(PreflightCodes.Stage, refusal.Code);
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    private static RunOptions Options(string? environment, string? stage, bool local) =>
        new() { Verb = RunVerb.Plan, Environment = environment, Stage = stage, Local = local };
}
