using Deploy.Engine.Checks;
using Deploy.Engine.Options;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Tests.Support;

namespace Deploy.Engine.Tests.Credentials;

public sealed class SlowCredentialsTests
{
    [Fact]
    public async Task A_source_that_does_not_answer_is_waited_for_no_longer_than_the_run_may_take()
    {
        var limit = TimeSpan.FromMilliseconds(300);
        var options = new RunOptions { Verb = RunVerb.Plan, Profile = TestEnvironment.SlowProfile, Timeout = limit };

        var refusal = await Assert.ThrowsAsync<DeploymentException>(() => CredentialCheck.FindAsync(options, CancellationToken.None));

        Assert.Equal(PreflightCodes.NoCredentials, refusal.Code);
        Assert.Contains("do not come", refusal.Message, StringComparison.Ordinal);
    }
}
