using Deploy.Cli.Tests.Support;
using Deploy.Engine.Outcomes;

namespace Deploy.Cli.Tests;

/// <summary>The command prints policies and makes no call.</summary>
public sealed class PolicyCommandTests : IDisposable
{
    private readonly Project _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task The_policy_names_what_the_plan_will_be_called()
    {
        var result = (await RunAsync("--for", "deploy", "-e", "dev", "--account", "123456789012", "--region", "eu-central-1")).EnsureSuccess();

        Assert.Contains("\"arn:aws:ecs:eu-central-1:123456789012:cluster/shop-dev\"", result.Output, StringComparison.Ordinal);
        Assert.Contains("\"arn:aws:iam::123456789012:role/deploy-ecs/shop/dev/eu-central-1/*\"", result.Output, StringComparison.Ordinal);
        Assert.Contains("\"aws:ResourceTag/deploy-ecs:application\": \"shop\"", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("scheduler:CreateSchedule\"", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_policy_for_planning_writes_nothing_and_says_what_to_fill_in()
    {
        var result = (await RunAsync("--for", "plan")).EnsureSuccess();

        Assert.DoesNotContain(":Create", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(":Delete", result.Output, StringComparison.Ordinal);
        Assert.Contains("Put your account in place of ACCOUNT_ID", result.Output, StringComparison.Ordinal);
        Assert.Contains("Put your Region in place of REGION", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("trust", "repo:acme/shop:ref:refs/heads/main")]
    [InlineData("trust-plan", "repo:acme/shop:pull_request")]
    public async Task The_trust_policy_names_the_repository(string purpose, string subject)
    {
        var result = (await RunAsync("--for", purpose, "--repository", "acme/shop", "--account", "123456789012", "--region", "eu-central-1")).EnsureSuccess();

        Assert.Contains($"\"token.actions.githubusercontent.com:sub\": \"{subject}\"", result.Output, StringComparison.Ordinal);
        Assert.Contains("arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--for", "anything")]
    [InlineData("--for", "trust")]
    [InlineData("--account", "12")]
    public async Task What_it_does_not_understand_it_refuses(string option, string value) =>
        Assert.Equal(OutcomeCodes.UsageExitCode, (await RunAsync(option, value)).ExitCode);

    private Task<Deploy.Testing.RunResult> RunAsync(params string[] options) => Command.RunAsync(["policy", "--plan", _project.Plan, .. options]);
}
