using Deploy.Engine.Outcomes;

namespace Deploy.Engine.Tests.Outcomes;

public sealed class OutcomeCodesTests
{
    [Fact]
    public void Every_outcome_that_is_no_success_has_an_exit_code_and_an_id_of_its_own()
    {
        var failures = Enum.GetValues<DeploymentOutcome>().Where(outcome => outcome.Code() is not null).ToList();

        Assert.Equal(16, failures.Count);
        Assert.Equal(failures.Count, failures.Select(outcome => outcome.ExitCode()).Distinct().Count());
        Assert.Equal(failures.Count, failures.Select(outcome => outcome.Code()).Distinct().Count());
        Assert.DoesNotContain(0, failures.Select(outcome => outcome.ExitCode()));
    }

    [Theory]
    [InlineData(DeploymentOutcome.Succeeded, 0, null)]
    [InlineData(DeploymentOutcome.ChangesPending, 0, null)]
    [InlineData(DeploymentOutcome.RefusedByRules, 10, "DECS3001")]
    [InlineData(DeploymentOutcome.PushFailed, 15, "DECS3006")]
    [InlineData(DeploymentOutcome.RolledBack, 20, "DECS3020")]
    [InlineData(DeploymentOutcome.PartlyApplied, 26, "DECS3026")]
    [InlineData(DeploymentOutcome.UnexpectedError, 1, "DECS3000")]
    public void Codes_are_those_of_the_contract(DeploymentOutcome outcome, int exitCode, string? code) =>
        Assert.Equal((exitCode, code), (outcome.ExitCode(), outcome.Code()));
}
