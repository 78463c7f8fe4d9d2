using Deploy.EndToEnd.Tests.Support;
using Deploy.Testing;
using Deploy.Testing.Local;

namespace Deploy.EndToEnd.Tests.Infrastructure;

/// <summary>
/// An application that is deployed as to an account: under the policy that <c>deploy-ecs policy</c> prints for just that deployment, to a local
/// AWS whose reads are behind its writes.
/// </summary>
/// <param name="application">The application.</param>
/// <param name="local">The local AWS, which has to run.</param>
public sealed class StrictApplication(TemporaryApplication application, LocalAdmin local) : IDisposable
{
    private const string Account = "000000000000";
    private readonly HashSet<string> _environments = [];
    private PrintedPolicies? _policies;

    /// <summary>Publishes with the given properties and further arguments.</summary>
    public Task<RunResult> PublishAsync(params string[] arguments) => RunAsync(arguments, () => application.PublishAsync(arguments));

    /// <summary>Runs something that deploys with the given properties.</summary>
    public async Task<RunResult> RunAsync(string[] properties, Func<Task<RunResult>> run)
    {
        var purpose = Value(properties, "DeployToEcs")!.StartsWith("plan", StringComparison.Ordinal) ? "plan" : "deploy";
        var policy = await (await PoliciesAsync()).PrintAsync(
            purpose, Value(properties, "DeployEcsEnvironment") ?? "local", Value(properties, "DeployEcsStage"), Account, Value(properties, "DeployEcsRegion") ?? "us-east-1");
        return await local.StrictAsync(policy, run);
    }

    /// <summary>Publishes once to an environment of the calling test's own, and forgets the requests so far.</summary>
    public async Task EnsureEnvironmentAsync(string environment)
    {
        if (_environments.Add(environment)) (await PublishAsync(To(environment))).EnsureSuccess();
        await local.ForgetRequestsAsync();
    }

    /// <summary>The properties with which an environment is deployed to Local, with the values of the stage dev.</summary>
    public static string[] To(string environment) => ["DeployToEcs=local", $"DeployEcsEnvironment={environment}", "DeployEcsStage=dev"];

    /// <summary>Policies for the application as it is when it is first asked for.</summary>
    public async Task<PrintedPolicies> PoliciesAsync()
    {
        if (_policies is not null) return _policies;
        (await application.BuildAsync("-c", "Release")).EnsureSuccess();
        var plan = await File.ReadAllTextAsync(Path.Combine(application.ReportFolder(), $"{application.Name}.deploy.json"));
        return _policies = new PrintedPolicies(application.Package.Command, application.Folder, plan);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _policies?.Dispose();
        application.Dispose();
    }

    private static string? Value(IEnumerable<string> properties, string name) =>
        properties.LastOrDefault(property => property.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];
}
